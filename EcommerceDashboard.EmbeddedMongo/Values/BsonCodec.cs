namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Documents to bytes and back. Input is trusted: what comes from a socket passes <see cref="Wire.BsonValidator"/> first.</summary>
internal static class BsonCodec
{
    /// <summary>Decodes one complete document; a field name may occur twice, as MongoDB allows.</summary>
    /// <remarks>Not by the library's decoder: that turns -0.0 into 0.0.</remarks>
    public static BsonDocument Decode(ReadOnlySpan<byte> bytes) => DocumentReader.Whole.Read(bytes);

    /// <summary>The complete BSON of a document: to be read only, as other documents may be made of the same bytes.</summary>
    /// <exception cref="CommandException">BadValue (2): a regular expression holds a zero byte, which BSON cannot hold.</exception>
    public static byte[] Encode(BsonDocument document) => (document as SourceDocument)?.Bson ?? DocumentWriter.Encode(document);
}
