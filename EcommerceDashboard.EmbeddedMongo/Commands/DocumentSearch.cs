using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>Finds the documents that a write is about.</summary>
internal static class DocumentSearch
{
    /// <summary>The first matches in sort order (null: as they come), complete before anything is changed.</summary>
    public static List<(long Record, BsonDocument Document)> Find(
        CollectionVersion collection, BsonDocument filter, Matcher matcher, BsonDocument? sort, long limit, CancellationToken cancellation)
    {
        var matches = new List<(long Record, BsonDocument Document)>();
        var order = sort is { ElementCount: > 0 } ? SortOrder.Parse(sort) : null;
        foreach (var (record, bytes) in collection.RecordsFor(filter, matcher))
        {
            cancellation.ThrowIfCancellationRequested();
            var document = BsonCodec.Decode(bytes);
            if (!matcher.Matches(document)) continue;
            matches.Add((record, document));
            if (order is null && matches.Count == limit) return matches;
        }
        if (order is null) return matches;
        var sorted = matches.OrderBy(match => order.KeyOf(match.Document), Comparer<BsonValue[]>.Create(order.CompareKeys));
        return limit == long.MaxValue ? [.. sorted] : [.. sorted.Take((int)limit)];
    }
}
