namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Finds the documents whose field equals a value, as <c>$lookup</c> does by <c>foreignField</c>: a hash table over all of them.</summary>
internal sealed class EqualityJoin
{
    private readonly Dictionary<BsonValue, List<int>> _positions = new(BsonOrder.Instance);
    private readonly IReadOnlyList<BsonDocument> _documents;

    public EqualityJoin(IReadOnlyList<BsonDocument> documents, string foreignField)
    {
        _documents = documents;
        var names = foreignField.Split('.');
        var keys = new List<BsonValue>();
        for (var i = 0; i < documents.Count; i++)
        {
            keys.Clear();
            AddForeign(keys, documents[i], names, 0);
            foreach (var key in keys)
                Add(key, i);
        }
    }

    /// <summary>The documents that match a local document, in their order.</summary>
    public IReadOnlyList<BsonDocument> Matches(BsonDocument local, string[] localField)
    {
        var values = new List<BsonValue>();
        AddLocal(values, local, localField, 0);
        if (values.Count == 0)
            values.Add(BsonNull.Value);
        if (values.Count == 1) return _positions.TryGetValue(Key(values[0]), out var one) ? [.. one.Select(position => _documents[position])] : [];
        var found = new SortedSet<int>();
        foreach (var value in values)
        {
            if (_positions.TryGetValue(Key(value), out var positions))
                found.UnionWith(positions);
        }

        return [.. found.Select(position => _documents[position])];
    }

    private void Add(BsonValue value, int position)
    {
        var key = Key(value);
        if (!_positions.TryGetValue(key, out var positions))
            _positions.Add(key, positions = []);
        if (positions is [.., var last] && last == position) return;
        positions.Add(position);
    }

    private static BsonValue Key(BsonValue value) => value is BsonUndefined ? BsonNull.Value : value;

    /// <summary>The values a filter of the query language would compare with: an array as a whole and by its elements; missing as null.</summary>
    private static void AddForeign(List<BsonValue> keys, BsonDocument document, string[] names, int depth)
    {
        if (!document.TryGetValue(names[depth], out var value))
        {
            keys.Add(BsonNull.Value);
        }
        else if (depth == names.Length - 1)
        {
            keys.Add(value);
            if (value is BsonArray array)
                keys.AddRange(array);
        }
        else if (value is BsonDocument inner)
        {
            AddForeign(keys, inner, names, depth + 1);
        }
        else if (value is BsonArray array)
        {
            foreach (var item in array.OfType<BsonDocument>())
                AddForeign(keys, item, names, depth + 1);
            if (DottedPath.IndexOf(names[depth + 1]) is >= 0 and var index && index < array.Count)
                AddForeign(keys, new BsonDocument(names[depth + 1], array[index]), names, depth + 1);
        }
        else
        {
            keys.Add(BsonNull.Value);
        }
    }

    /// <summary>The values of the local field: an array by its elements.</summary>
    private static void AddLocal(List<BsonValue> values, BsonValue value, string[] names, int depth)
    {
        if (depth == names.Length)
        {
            if (value is BsonArray elements)
                values.AddRange(elements);
            else
                values.Add(value);
        }
        else if (value is BsonDocument document)
        {
            if (document.TryGetValue(names[depth], out var inner))
                AddLocal(values, inner, names, depth + 1);
        }
        else if (value is BsonArray array)
        {
            if (DottedPath.IndexOf(names[depth]) is >= 0 and var index && index < array.Count)
                AddLocal(values, array[index], names, depth + 1);
            foreach (var item in array.OfType<BsonDocument>())
                AddLocal(values, item, names, depth);
        }
    }
}
