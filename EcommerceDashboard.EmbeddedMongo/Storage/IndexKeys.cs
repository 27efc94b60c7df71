using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>The keys under which an index finds a document: one, or one per element of an array on its path.</summary>
internal static class IndexKeys
{
    /// <summary>The combinations of field values of a document; empty: a sparse index leaves it out.</summary>
    /// <param name="definition">The index.</param>
    /// <param name="document">The stored document.</param>
    /// <param name="isMultikey">Whether an array was met.</param>
    public static IReadOnlyList<BsonValue[]> Of(IndexDefinition definition, byte[] document, out bool isMultikey)
    {
        isMultikey = false;
        // Most indexes have one field and most values are single ones.
        if (definition.Fields is [{ Names: [var only] }] && RawDocument.Value(document, only) is { } single and not BsonArray) return [[single]];
        var rows = new List<BsonValue[]> { new BsonValue[definition.Fields.Count] };
        var found = false;
        string? arrayPath = null;
        for (var field = 0; field < definition.Fields.Count; field++)
        {
            var values = new List<BsonValue?>();
            string? array = null;
            Collect(document, definition.Fields[field], values, ref array);
            if (array is not null)
            {
                isMultikey = true;
                if (arrayPath is not null && arrayPath != array)
                    throw new CommandException(171, "CannotIndexParallelArrays", $"cannot index parallel arrays [{Last(array)}] [{Last(arrayPath)}]");
                arrayPath = array;
            }
            found |= values.Exists(value => value is not null);
            rows = Combine(rows, field, values);
        }
        return definition.Sparse && !found ? [] : rows;
    }

    /// <summary>The values at a path of a document, arrays taken apart; empty: missing.</summary>
    public static IEnumerable<BsonValue> Values(BsonDocument document, string path)
    {
        var values = new List<BsonValue?>();
        string? array = null;
        var names = path.Split('.');
        CollectValue(document.GetValue(names[0], null), names, 1, values, ref array);
        // An empty array has a key in an index, but no values.
        return values.OfType<BsonValue>().Where(value => array is null || value is not BsonUndefined);
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static List<BsonValue[]> Combine(List<BsonValue[]> rows, int field, List<BsonValue?> values)
    {
        if (values.Count == 1)
        {
            foreach (var row in rows) row[field] = values[0] ?? BsonNull.Value;
            return rows;
        }
        var combined = new List<BsonValue[]>(rows.Count * values.Count);
        foreach (var row in rows)
        {
            foreach (var value in values)
            {
                BsonValue[] copy = [.. row];
                copy[field] = value ?? BsonNull.Value;
                combined.Add(copy);
            }
        }
        return combined;
    }

    private static void Collect(byte[] document, IndexField field, List<BsonValue?> values, ref string? array)
    {
        var first = RawDocument.Value(document, field.Names[0]);
        CollectValue(first, field.Names, 1, values, ref array);
    }

    private static void CollectValue(BsonValue? value, string[] names, int depth, List<BsonValue?> values, ref string? array)
    {
        if (depth == names.Length)
        {
            if (value is not BsonArray leaf)
            {
                values.Add(value);
                return;
            }
            array ??= string.Join('.', names);
            if (leaf.Count == 0) values.Add(BsonUndefined.Value);
            else values.AddRange(leaf);
            return;
        }
        switch (value)
        {
            case BsonDocument document:
                CollectValue(document.GetValue(names[depth], null), names, depth + 1, values, ref array);
                break;
            case BsonArray items:
                array ??= string.Join('.', names[..depth]);
                if (int.TryParse(names[depth], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count)
                {
                    CollectValue(items[index], names, depth + 1, values, ref array);
                    break;
                }
                foreach (var item in items)
                {
                    if (item is BsonDocument element) CollectValue(element.GetValue(names[depth], null), names, depth + 1, values, ref array);
                }
                if (values.Count == 0) values.Add(null);
                break;
            default:
                values.Add(null);
                break;
        }
    }
}
