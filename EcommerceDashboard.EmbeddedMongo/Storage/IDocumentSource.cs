using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>The documents of one collection, for the query and aggregation engines.</summary>
internal interface IDocumentSource
{
    /// <summary>A consistent snapshot in natural order: each item is one complete BSON document, never changed afterwards.</summary>
    IReadOnlyList<byte[]> Snapshot();

    /// <summary>Documents that can match, found through an index; null: no index serves the filter, scan. The caller still matches each one.</summary>
    /// <param name="filter">A filter in MongoDB's query language.</param>
    /// <param name="matcher">The same filter, parsed.</param>
    IReadOnlyList<byte[]>? Candidates(BsonDocument filter, Matcher matcher);
}
