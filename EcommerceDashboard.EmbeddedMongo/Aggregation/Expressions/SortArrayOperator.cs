using EcommerceDashboard.EmbeddedMongo.Query.Sorting;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$sortArray</c>: the elements in order of their values (<c>sortBy: 1</c>) or of their fields (<c>sortBy: { … }</c>); stable.</summary>
internal static class SortArrayOperator
{
    public static Expression Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(2942500, 2942501), "input", "sortBy");
        var input = arguments.Required("input", 2942502);
        var sortBy = arguments.Raw("sortBy", 2942503);
        var order = new ElementOrder(sortBy switch
        {
            BsonDocument { ElementCount: > 0 } document => [.. document.Select(element => (element.Name.Split('.'), Direction(element.Value, 2942505)))],
            _ when Numbers.IsNumber(sortBy) => [([], Direction(sortBy, 2942506))],
            BsonDocument => throw CommandException.Location(2942505, "The sort specification must not be empty"),
            _ => throw CommandException.Location(2942507, $"sortBy expected a document or a direction, found: {BsonTypeNames.Of(sortBy)}"),
        });
        // Order is stable, List.Sort is not.
        return new UnaryOperator(input, value => Numbers.IsNullish(value) ? BsonNull.Value
            : value is BsonArray array ? new BsonArray(array.Order(order))
            : throw CommandException.Location(2942504, $"The input argument to {name} must be an array, but was of type: {BsonTypeNames.Of(value)}"));
    }

    private static int Direction(BsonValue value, int code) => Numbers.ExactInt64(value) switch
    {
        1 => 1,
        -1 => -1,
        _ => throw CommandException.Location(code, "sort key ordering must be 1 (for ascending) or -1 (for descending)"),
    };
}
