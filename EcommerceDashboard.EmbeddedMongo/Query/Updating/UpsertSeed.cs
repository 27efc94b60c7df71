namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>The fields that a filter fixes by equality: what a document made by an upsert starts with.</summary>
internal static class UpsertSeed
{
    /// <exception cref="CommandException">Two conditions fix one path, or one path below another (NotExactValueField).</exception>
    public static BsonDocument Of(BsonDocument filter)
    {
        var equalities = new SortedDictionary<string, BsonValue>(StringComparer.Ordinal);
        Collect(filter, equalities);
        var seed = new BsonDocument();
        if (equalities.Remove("_id", out var id))
            seed.Add("_id", id.DeepClone());
        foreach (var (path, value) in equalities)
            Put(seed, path, value);
        return seed;
    }

    private static void Collect(BsonDocument filter, SortedDictionary<string, BsonValue> equalities)
    {
        foreach (var element in filter)
        {
            if (element.Name == "$and" || element is { Name: "$or", Value: BsonArray { Count: 1 } })
            {
                foreach (var clause in element.Value.AsBsonArray.OfType<BsonDocument>())
                    Collect(clause, equalities);
            }
            else if (!element.Name.StartsWith('$') && Equality(element.Value) is { } value)
            {
                foreach (var known in equalities.Keys)
                {
                    if (known == element.Name || known.StartsWith(element.Name + ".", StringComparison.Ordinal) || element.Name.StartsWith(known + ".", StringComparison.Ordinal))
                        throw new CommandException(54, "NotExactValueField", $"cannot infer query fields to set, path '{element.Name}' is matched twice");
                }
                equalities.Add(element.Name, value);
            }
        }
    }

    /// <summary>The value that a condition fixes; null: it fixes none.</summary>
    private static BsonValue? Equality(BsonValue condition)
    {
        if (condition is BsonRegularExpression) return null;
        if (!Matching.FilterParser.IsOperatorDocument(condition)) return condition;
        var operators = (BsonDocument)condition;
        if (operators.TryGetValue("$eq", out var value)) return value;
        return (operators.GetValue("$all", null) ?? operators.GetValue("$in", null)) is BsonArray { Count: 1 } single ? Equality(single[0]) : null;
    }

    private static void Put(BsonDocument document, string path, BsonValue value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (!document.TryGetValue(name, out var inner))
                document.Add(name, inner = new BsonDocument());
            document = (BsonDocument)inner;
        }
        document[names[^1]] = value.DeepClone();
    }
}
