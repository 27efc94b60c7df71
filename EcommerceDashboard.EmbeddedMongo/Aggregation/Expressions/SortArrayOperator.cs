namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$sortArray</c>: the elements in order of their values (<c>sortBy: 1</c>) or of their fields (<c>sortBy: { … }</c>); stable.</summary>
internal sealed class SortArrayOperator : Operator
{
    private readonly (string[] Path, int Direction)[] _keys;

    private SortArrayOperator(Expression input, (string[] Path, int Direction)[] keys)
        : base(input) =>
        _keys = keys;

    public static SortArrayOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(2942500, 2942501), "input", "sortBy");
        var input = arguments.Required("input", 2942502);
        var sortBy = arguments.Raw("sortBy", 2942503);
        return new(input, sortBy switch
        {
            BsonDocument { ElementCount: > 0 } document => [.. document.Select(Key)],
            _ when Numbers.IsNumber(sortBy) => [([], Direction(sortBy, 2942506))],
            BsonDocument => throw CommandException.Location(2942505, "The sort specification must not be empty"),
            _ => throw CommandException.Location(2942507, $"sortBy expected a document or a direction, found: {BsonTypeNames.Of(sortBy)}"),
        });
    }

    public override BsonValue Evaluate(EvaluationContext context)
    {
        var value = Operand(0, context);
        if (Numbers.IsNullish(value)) return BsonNull.Value;
        if (value is not BsonArray array)
            throw CommandException.Location(2942504, $"The input argument to $sortArray must be an array, but was of type: {BsonTypeNames.Of(value)}");
        // OrderBy is stable, List.Sort is not.
        return new BsonArray(array.Order(Comparer<BsonValue>.Create(Compare)));
    }

    private int Compare(BsonValue x, BsonValue y)
    {
        foreach (var (path, direction) in _keys)
        {
            var order = path.Length == 0
                ? BsonOrder.Instance.Compare(x, y)
                : BsonOrder.Instance.Compare(Field(x, path), Field(y, path));
            if (order != 0) return direction * order;
        }
        return 0;
    }

    /// <summary>The value to sort by; unlike in <c>$sort</c>, arrays are compared as such.</summary>
    private static BsonValue Field(BsonValue element, string[] path) => FieldPath.Walk(element, path, 0) ?? BsonNull.Value;

    private static (string[] Path, int Direction) Key(BsonElement element) =>
        (element.Name.Split('.'), Direction(element.Value, 2942505));

    private static int Direction(BsonValue value, int code) => Numbers.ExactInt64(value) switch
    {
        1 => 1,
        -1 => -1,
        _ => throw CommandException.Location(code, "sort key ordering must be 1 (for ascending) or -1 (for descending)"),
    };
}
