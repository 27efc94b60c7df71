using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>How one index finds the documents that can match a filter.</summary>
internal sealed class IndexScan
{
    private readonly IReadOnlyList<(byte[] From, byte[] To)> _ranges;

    private IndexScan(Index index, IReadOnlyList<(byte[] From, byte[] To)> ranges, int equalities, bool bounded)
    {
        Index = index;
        _ranges = ranges;
        Score = equalities * 2 + (bounded ? 1 : 0);
    }

    public Index Index { get; }

    /// <summary>The more fields are bound, and the tighter, the better.</summary>
    private int Score { get; }

    /// <summary>True for one value of <c>_id</c>, which MongoDB calls IDHACK.</summary>
    public bool IsIdLookup => Index.Definition.Name == IndexDefinition.IdName && Score == 2 && _ranges.Count == 1;

    /// <summary>The best index for a filter; null: none serves it.</summary>
    public static IndexScan? Plan(CollectionVersion collection, BsonDocument filter)
    {
        if (filter.ElementCount == 0) return null;
        var predicates = Predicates(filter);
        if (predicates.Count == 0) return null;
        IndexScan? best = null;
        foreach (var index in collection.Indexes)
        {
            if (Over(index, predicates, filter) is { } scan && scan.Score > (best?.Score ?? 0)) best = scan;
        }
        return best;
    }

    /// <summary>The records in index order, each once.</summary>
    public IEnumerable<long> Records()
    {
        var seen = Index.IsMultikey || _ranges.Count > 1 ? new HashSet<long>() : null;
        foreach (var (from, to) in _ranges)
        {
            foreach (var entry in Index.Keys.Range(from, to))
            {
                var record = IndexKey.RecordOf(entry);
                if (seen is null || seen.Add(record)) yield return record;
            }
        }
    }

    private static IndexScan? Over(Index index, Dictionary<string, List<BsonElement>> predicates, BsonDocument filter)
    {
        var definition = index.Definition;
        if (definition.PartialFilter is { } partial && !partial.All(condition => filter.TryGetValue(condition.Name, out var value) && value == condition.Value))
            return null;
        // One start per combination of equal values, then perhaps one range.
        var prefixes = new List<IndexKey> { new() };
        var equalities = 0;
        foreach (var field in definition.Fields)
        {
            if (!predicates.TryGetValue(field.Path, out var conditions)) break;
            var points = conditions.Select(Points).FirstOrDefault(found => found is not null);
            if (points is null)
            {
                var ranges = prefixes.SelectMany(prefix => Bracket(prefix, conditions, field.Descending, index.IsMultikey)).ToList();
                return ranges.Count > 0 ? new IndexScan(index, ranges, equalities, bounded: true) : Ended();
            }
            if (prefixes.Count * points.Count > 1000) return Ended();
            prefixes = [.. prefixes.SelectMany(prefix => points.Select(point => Extended(prefix, point, field.Descending)))];
            equalities++;
            // Elements of one array stand in different entries: further fields may not narrow the same entry.
            if (index.IsMultikey) break;
        }
        return Ended();

        IndexScan? Ended() => equalities == 0
            ? null
            : new IndexScan(index, [.. prefixes.Select(prefix => (prefix.ToBytes(), prefix.ToUpperBound())).OrderBy(range => range.Item1, ByBytes)], equalities, bounded: false);
    }

    private static Comparer<byte[]> ByBytes { get; } = Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));

    private static IndexKey Extended(IndexKey prefix, BsonValue value, bool descending)
    {
        var key = new IndexKey(prefix);
        return key.Append(value, descending);
    }

    /// <summary>The values a condition asks to be equal to; null: it is none of equality.</summary>
    private static IReadOnlyList<BsonValue>? Points(BsonElement condition) => condition.Name switch
    {
        "$eq" when IsPoint(condition.Value) => [condition.Value],
        "$in" when condition.Value is BsonArray values && values.All(IsPoint) =>
            [.. values.DistinctBy(value => Convert.ToHexString(new IndexKey().Append(value).ToBytes()))],
        _ => null,
    };

    /// <summary>Arrays and null match by rules of their own, expressions of a regex are no values.</summary>
    private static bool IsPoint(BsonValue value) =>
        value is not (BsonArray or BsonNull or BsonUndefined or BsonRegularExpression);

    private static IEnumerable<(byte[] From, byte[] To)> Bracket(IndexKey prefix, List<BsonElement> conditions, bool descending, bool multikey)
    {
        byte[]? from = null, to = null;
        foreach (var condition in conditions)
        {
            if (condition.Name is not ("$gt" or "$gte" or "$lt" or "$lte") || !IsPoint(condition.Value)) continue;
            // A multikey document may meet each bound with another element.
            if (multikey && (from is not null || to is not null)) continue;
            var lower = condition.Name is "$gt" or "$gte";
            var key = Extended(prefix, condition.Value, descending);
            var (start, end) = prefix.Bracket(condition.Value.BsonType, descending);
            if (lower != descending) start = key.ToBytes();
            else end = key.ToUpperBound();
            if (from is null || ByBytes.Compare(start, from) > 0) from = start;
            if (to is null || ByBytes.Compare(end, to) < 0) to = end;
        }
        if (from is not null) yield return (from, to!);
    }

    /// <summary>Conditions by path, those under <c>$and</c> included; each as operator and operand.</summary>
    private static Dictionary<string, List<BsonElement>> Predicates(BsonDocument filter)
    {
        var found = new Dictionary<string, List<BsonElement>>();
        Collect(filter);
        return found;

        void Collect(BsonDocument conditions)
        {
            foreach (var element in conditions)
            {
                if (element.Name == "$and" && element.Value is BsonArray parts)
                {
                    foreach (var part in parts.OfType<BsonDocument>()) Collect(part);
                }
                else if (!element.Name.StartsWith('$'))
                {
                    if (!found.TryGetValue(element.Name, out var list)) found[element.Name] = list = [];
                    if (element.Value is BsonDocument { ElementCount: > 0 } operators && operators.GetElement(0).Name.StartsWith('$')) list.AddRange(operators);
                    else list.Add(new BsonElement("$eq", element.Value));
                }
            }
        }
    }
}
