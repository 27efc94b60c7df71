namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Documents merged, and turned into arrays and back.</summary>
internal static class ObjectOperators
{
    public static void Register(OperatorTable table)
    {
        table.Variadic("$mergeObjects", Merge);
        table.Lifted("$objectToArray", ToArray);
        table.Lifted("$arrayToObject", ToObject);
        table.Add("$getField", FieldOperators.ParseGet);
        table.Add("$setField", FieldOperators.ParseSet);
        table.Add("$unsetField", FieldOperators.ParseUnset);
    }

    private static BsonDocument Merge(BsonValue?[] operands)
    {
        var merged = new BsonDocument();
        // One operand that is an array stands for its elements.
        var documents = operands is [BsonArray array] ? (IEnumerable<BsonValue?>)array : operands;
        foreach (var operand in documents)
        {
            if (Numbers.IsNullish(operand)) continue;
            if (operand is not BsonDocument document)
                throw CommandException.Location(40400, $"$mergeObjects requires object inputs, but input {operand} is of type {BsonTypeNames.Of(operand)}");
            for (var i = 0; i < document.ElementCount; i++)
                merged.SetElement(document.GetElement(i));
        }
        return merged;
    }

    private static BsonArray ToArray(BsonValue value)
    {
        if (value is not BsonDocument document)
            throw CommandException.Location(40390, $"$objectToArray requires a document input, found: {BsonTypeNames.Of(value)}");
        return new(document.Select(element => new BsonDocument { { "k", element.Name }, { "v", element.Value } }));
    }

    private static BsonDocument ToObject(BsonValue value)
    {
        if (value is not BsonArray array) throw CommandException.Location(40386, $"$arrayToObject requires an array input, found: {BsonTypeNames.Of(value)}");
        var document = new BsonDocument();
        for (var i = 0; i < array.Count; i++)
        {
            var (key, item) = array[0] switch
            {
                BsonArray => Pair(array[i]),
                BsonDocument => KeyAndValue(array[i]),
                var other => throw CommandException.Location(40398, $"Unrecognised input type format for $arrayToObject: {BsonTypeNames.Of(other)}"),
            };
            document.Set(key, item);
        }
        return document;
    }

    private static (string Key, BsonValue Value) Pair(BsonValue element)
    {
        if (element is not BsonArray pair)
            throw CommandException.Location(40396, $"$arrayToObject requires a consistent input format: found array and {BsonTypeNames.Of(element)}");
        if (pair.Count != 2) throw CommandException.Location(40397, $"$arrayToObject requires an array of size 2 arrays, found array of size: {pair.Count}");
        if (pair[0] is not BsonString key)
            throw CommandException.Location(40395, $"$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: {BsonTypeNames.Of(pair[0])}");
        return (WithoutNull(key.Value, 4940400), pair[1]);
    }

    private static (string Key, BsonValue Value) KeyAndValue(BsonValue element)
    {
        if (element is not BsonDocument document)
            throw CommandException.Location(40391, $"$arrayToObject requires a consistent input format: found object and {BsonTypeNames.Of(element)}");
        if (document.ElementCount != 2)
            throw CommandException.Location(40392, $"$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys: {document.ElementCount}");
        if (!document.TryGetValue("k", out var key) || !document.TryGetValue("v", out var value))
            throw CommandException.Location(40393, $"$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys from: {document}");
        if (key is not BsonString text)
            throw CommandException.Location(40394, $"$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: {BsonTypeNames.Of(key)}");
        return (WithoutNull(text.Value, 4940401), value);
    }

    private static string WithoutNull(string key, int code) =>
        key.Contains('\0') ? throw CommandException.Location(code, "Key field cannot contain an embedded null byte") : key;
}
