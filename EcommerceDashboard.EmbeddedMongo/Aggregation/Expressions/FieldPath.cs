namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>A field of the document, as <c>$customer.region</c>.</summary>
internal sealed class FieldPath(string[] fields) : Expression
{
    /// <summary>The names from the document downwards.</summary>
    public IReadOnlyList<string> Fields => fields;

    public override BsonValue? Evaluate(EvaluationContext context) =>
        !context.Root.TryGetValue(fields[0], out var value) ? null
        : fields.Length == 1 ? value
        : Walk(value, fields, 1);

    public override void AddDependencies(Dependencies dependencies) => dependencies.Add(string.Join('.', fields));

    /// <summary>Follows a path from a value downwards; null: missing.</summary>
    /// <remarks>Over an array the path is followed in each element; elements that miss it are left out.</remarks>
    public static BsonValue? Walk(BsonValue? value, string[] fields, int start)
    {
        for (var i = start; i < fields.Length; i++)
        {
            if (value is BsonDocument document)
            {
                if (!document.TryGetValue(fields[i], out value)) return null;
            }
            else
            {
                return value is BsonArray array ? WalkArray(array, fields, i) : null;
            }
        }
        return value;
    }

    private static BsonArray WalkArray(BsonArray array, string[] fields, int start)
    {
        var found = new BsonArray(array.Count);
        for (var i = 0; i < array.Count; i++)
            // Only documents have fields; an array directly inside the array does not lead on.
            if (array[i] is BsonDocument element && Walk(element, fields, start) is { } value)
                found.Add(value);
        return found;
    }
}
