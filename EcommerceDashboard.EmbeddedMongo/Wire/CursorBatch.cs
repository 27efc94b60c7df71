namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Some results of a cursor, ready for the wire.</summary>
/// <param name="Field"><c>firstBatch</c> or <c>nextBatch</c>.</param>
/// <param name="Documents">Complete BSON documents.</param>
/// <param name="CursorId">0: no more results.</param>
/// <param name="Namespace"><c>database.collection</c>.</param>
internal sealed record CursorBatch(string Field, IReadOnlyList<byte[]> Documents, long CursorId, string Namespace)
{
    /// <summary>Bytes of the documents and their array keys.</summary>
    public int ByteCount => Documents.Sum(document => document.Length + 8);
}
