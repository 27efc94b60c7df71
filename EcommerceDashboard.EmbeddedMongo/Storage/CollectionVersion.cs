using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>A collection as it was after some write: readers keep it as long as they like.</summary>
internal sealed class CollectionVersion : IDocumentSource
{
    /// <summary>The key of the collection in the file; it survives a rename.</summary>
    public required long Id { get; init; }

    public required Namespace Namespace { get; init; }

    /// <summary>As given to <c>create</c>.</summary>
    public required BsonDocument Options { get; init; }

    /// <summary>Identifies the collection to clients.</summary>
    public required Guid Uuid { get; init; }

    public required DocumentList Documents { get; init; }

    /// <summary>The one on <c>_id</c> first.</summary>
    public required IReadOnlyList<Index> Indexes { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<byte[]> Snapshot() => Documents;

    /// <inheritdoc />
    public IReadOnlyList<byte[]>? Candidates(BsonDocument filter) =>
        IndexScan.Plan(this, filter) is { } scan ? [.. scan.Records().Select(record => Documents.Find(record)!)] : null;

    /// <summary>Records that can match a filter: found through an index, else all. The caller still matches each one.</summary>
    public IEnumerable<KeyValuePair<long, byte[]>> RecordsFor(BsonDocument filter) =>
        IndexScan.Plan(this, filter) is { } scan
            ? scan.Records().Select(record => KeyValuePair.Create(record, Documents.Find(record)!))
            : Documents.Records();
}
