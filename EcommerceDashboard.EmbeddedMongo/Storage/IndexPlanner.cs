using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Chooses the index that serves a filter, and perhaps a sort, best.</summary>
internal static class IndexPlanner
{
    /// <summary>More ranges than this cost more than they save.</summary>
    private const int MaxRanges = 1000;

    /// <summary>The best walk; null: no index serves, all documents must be looked at.</summary>
    /// <param name="indexes">The indexes of the collection.</param>
    /// <param name="filter">The filter as the client gave it.</param>
    /// <param name="matcher">The same filter, parsed.</param>
    /// <param name="sort">The order wanted; null: none.</param>
    public static IndexScan? Plan(IReadOnlyList<Index> indexes, BsonDocument filter, Matcher matcher, BsonDocument? sort = null)
    {
        if (filter.ElementCount == 0 && sort is null) return null;
        var bounds = FilterBounds.Of(matcher).ToLookup(bound => bound.Path, StringComparer.Ordinal);
        if (bounds.Count == 0 && sort is null) return null;
        IndexScan? best = null;
        foreach (var index in indexes)
        {
            var scan = Over(index, filter, bounds);
            if (sort is not null && scan?.InOrderOf(sort) is { } sorted) scan = sorted;
            if (scan is { Score: > 0 } && scan.Score > (best?.Score ?? 0)) best = scan;
        }
        return best;
    }

    /// <summary>The walk through one index; null: it does not hold all documents that can match.</summary>
    private static IndexScan? Over(Index index, BsonDocument filter, ILookup<string, FieldBounds> bounds)
    {
        var definition = index.Definition;
        // A filter that contains the condition of a partial index word for word implies it.
        if (definition.PartialFilter is { } partial && !partial.All(condition => filter.TryGetValue(condition.Name, out var value) && value == condition.Value))
            return null;
        List<IndexKey> prefixes = [new()];
        List<KeyRange>? ranges = null;
        var equalities = 0;
        var excludesMissing = false;
        foreach (var field in definition.Fields)
        {
            List<FieldBounds> conditions = [.. bounds[field.Path].Where(bound => !index.IsMultikey || !AdmitsNull(bound))];
            if (conditions.Count == 0) break;
            excludesMissing |= conditions.Exists(bound => !AdmitsNull(bound));
            if (conditions.Find(bound => bound.IsEquality && !AdmitsNull(bound)) is { } points && prefixes.Count * points.Intervals.Count <= MaxRanges)
            {
                prefixes = [.. prefixes.SelectMany(prefix => points.Intervals.Select(point => new IndexKey(prefix).Append(point.Low, field.Descending)))];
                equalities++;
                // The elements of one array stand in different entries: another field may not narrow the same entry.
                if (index.IsMultikey) break;
                continue;
            }
            // A document with an array may meet each condition with another element.
            if (index.IsMultikey) conditions = conditions[..1];
            if (prefixes.Count * conditions.Sum(condition => condition.Intervals.Count) > MaxRanges) break;
            ranges = [.. prefixes.SelectMany(prefix => conditions.Select(condition => Ranges(prefix, condition, field)).Aggregate(KeyRange.Intersect))];
            break;
        }
        if (definition.Sparse && !excludesMissing) return null;
        var isBounded = ranges is not null;
        ranges ??= [.. prefixes.Select(prefix => new KeyRange(prefix.ToBytes(), prefix.ToUpperBound()))];
        ranges.Sort((x, y) => KeyRange.ByBytes.Compare(x.From, y.From));
        return new IndexScan(index, ranges, equalities, isBounded);
    }

    private static List<KeyRange> Ranges(IndexKey prefix, FieldBounds bounds, IndexField field) =>
        [.. bounds.Intervals.Select(interval => KeyRange.Of(prefix, interval, field.Descending))];

    private static bool AdmitsNull(FieldBounds bounds) => bounds.Intervals.Any(interval => interval.Contains(BsonNull.Value));
}
