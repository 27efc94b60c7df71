using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>A walk through parts of an index that passes every document a filter can match, perhaps in the order of a sort.</summary>
internal sealed class IndexScan
{
    private readonly IReadOnlyList<KeyRange> _ranges;
    private readonly int _equalities;

    public IndexScan(Index index, IReadOnlyList<KeyRange> ranges, int equalities, bool isBounded)
    {
        Index = index;
        _ranges = ranges;
        _equalities = equalities;
        IsBounded = isBounded;
    }

    public Index Index { get; }

    /// <summary>Whether the filter narrows the walk; if not, it is there for its order.</summary>
    public bool IsBounded { get; }

    /// <summary>Whether the walk goes from the end to the start.</summary>
    public bool IsBackward { get; private init; }

    /// <summary>Whether the documents come in the order of the sort that was asked for.</summary>
    public bool IsSorted { get; private init; }

    /// <summary>True for one value of <c>_id</c>, which MongoDB calls IDHACK.</summary>
    public bool IsIdLookup => Index.Definition.Name == IndexDefinition.IdName && _equalities == 1 && _ranges.Count == 1;

    /// <summary>The more fields are bound, and the tighter, the better; an order for free decides between equals.</summary>
    public int Score => _equalities * 4 + (IsBounded ? 2 : 0) + (IsSorted ? 1 : 0);

    /// <summary>The records, each once.</summary>
    public IEnumerable<long> Records()
    {
        var seen = Index.IsMultikey || _ranges.Count > 1 ? new HashSet<long>() : null;
        foreach (var range in IsBackward ? _ranges.Reverse() : _ranges)
        {
            foreach (var entry in Index.Keys.Range(range.From, range.To, IsBackward))
            {
                var record = IndexKey.RecordOf(entry);
                if (seen is null || seen.Add(record)) yield return record;
            }
        }
    }

    /// <summary>The same walk, forwards or backwards, if that gives the order of a sort; null: neither does.</summary>
    public IndexScan? InOrderOf(BsonDocument sort)
    {
        // Documents of an array would come at the place of any of its elements; several ranges are not one order.
        if (Index.IsMultikey || _ranges.Count > 1) return null;
        var fields = Index.Definition.Fields;
        for (var start = 0; start <= Math.Min(_equalities, fields.Count - 1); start++)
        {
            if (sort.ElementCount > fields.Count - start) break;
            int same = 0, opposite = 0;
            for (var i = 0; i < sort.ElementCount; i++)
            {
                var (field, wanted) = (fields[start + i], sort.GetElement(i));
                if (field.Path != wanted.Name || !wanted.Value.IsNumeric) break;
                if (field.Descending == wanted.Value.ToDouble() < 0) same++;
                else opposite++;
            }
            if (same == sort.ElementCount || opposite == sort.ElementCount)
                return new IndexScan(Index, _ranges, _equalities, IsBounded) { IsSorted = true, IsBackward = same == 0 };
        }
        return null;
    }
}

/// <summary>Part of an index: from an entry up to another, which is left out.</summary>
internal readonly record struct KeyRange(byte[] From, byte[] To)
{
    public static Comparer<byte[]> ByBytes { get; } = Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));

    /// <summary>The keys that start with a prefix and go on with a value of an interval.</summary>
    public static KeyRange Of(IndexKey prefix, ValueInterval interval, bool descending)
    {
        var low = new IndexKey(prefix).Append(interval.Low, descending);
        var high = new IndexKey(prefix).Append(interval.High, descending);
        return descending
            ? new(interval.IncludesHigh ? high.ToBytes() : high.ToUpperBound(), interval.IncludesLow ? low.ToUpperBound() : low.ToBytes())
            : new(interval.IncludesLow ? low.ToBytes() : low.ToUpperBound(), interval.IncludesHigh ? high.ToUpperBound() : high.ToBytes());
    }

    /// <summary>What two lists of ranges have in common.</summary>
    public static List<KeyRange> Intersect(List<KeyRange> left, List<KeyRange> right)
    {
        var common = new List<KeyRange>();
        foreach (var x in left)
        {
            foreach (var y in right)
            {
                var from = ByBytes.Compare(x.From, y.From) >= 0 ? x.From : y.From;
                var to = ByBytes.Compare(x.To, y.To) <= 0 ? x.To : y.To;
                if (ByBytes.Compare(from, to) < 0) common.Add(new KeyRange(from, to));
            }
        }
        return common;
    }
}
