using EcommerceDashboard.EmbeddedMongo.Query;

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

    public IReadOnlyList<byte[]> Snapshot() => Documents;

    public IReadOnlyList<byte[]>? Candidates(BsonDocument filter, Matcher matcher) =>
        filter.ElementCount > 0 && IndexPlanner.Plan(Indexes, filter, matcher) is { } scan
            ? [.. scan.Records().Select(record => Documents.Find(record)!)]
            : null;

    /// <summary>Records that can match a filter: found through an index, else all. The caller still matches each one.</summary>
    /// <param name="filter">The filter as the client gave it.</param>
    /// <param name="matcher">The same filter, parsed.</param>
    public IEnumerable<KeyValuePair<long, byte[]>> RecordsFor(BsonDocument filter, Matcher matcher) => Records(IndexPlanner.Plan(Indexes, filter, matcher));

    /// <summary>Records on the way of a scan; null: all.</summary>
    public IEnumerable<KeyValuePair<long, byte[]>> Records(IndexScan? scan) =>
        scan is null ? Documents.Records() : scan.Records().Select(record => KeyValuePair.Create(record, Documents.Find(record)!));
}
