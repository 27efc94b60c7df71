using EcommerceDashboard.EmbeddedMongo.Query.Sorting;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed sort: compares documents by MongoDB's rules (arrays by their smallest or largest element, missing as null).</summary>
internal sealed class SortOrder : IComparer<BsonDocument>
{
    private readonly SortPart[] _parts;

    private SortOrder(SortPart[] parts) => _parts = parts;

    public int Compare(BsonDocument? x, BsonDocument? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        foreach (var part in _parts)
        {
            // Arrays decide by whole keys: two paths through one array go through it together.
            if (!part.TryValue(x, out var left) || !part.TryValue(y, out var right)) return CompareKeys(KeyOf(x), KeyOf(y));
            var order = part.Compare(left, right);
            if (order != 0) return order;
        }
        return 0;
    }

    /// <summary>The documents in order, equal ones as they came; the key of each is made once.</summary>
    public IEnumerable<BsonDocument> Sort(IEnumerable<BsonDocument> documents) =>
        documents.OrderBy(KeyOf, Comparer<BsonValue[]>.Create(CompareKeys));

    /// <summary>What <see cref="CompareKeys" /> needs of a document: one value for each field of the sort.</summary>
    /// <exception cref="CommandException">Two fields lie in different arrays (BadValue).</exception>
    public BsonValue[] KeyOf(BsonDocument document)
    {
        var key = new BsonValue[_parts.Length];
        for (var i = 0; i < key.Length; i++)
            if (!_parts[i].TryValue(document, out key[i])) return SortKeys.Of(_parts, document).Order(Comparer<BsonValue[]>.Create(CompareKeys)).First();
        return key;
    }

    /// <summary>Compares what <see cref="KeyOf" /> gave.</summary>
    public int CompareKeys(BsonValue[] x, BsonValue[] y)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var order = _parts[i].Compare(x[i], y[i]);
            if (order != 0) return order;
        }
        return 0;
    }

    /// <summary>Parses and checks a sort.</summary>
    /// <exception cref="CommandException">The specification is wrong.</exception>
    public static SortOrder Parse(BsonDocument specification) => new(SortParser.Parse(specification));
}
