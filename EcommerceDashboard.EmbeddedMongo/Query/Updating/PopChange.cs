using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$pop</c>: removes the first element (-1) or the last (1).</summary>
internal static class PopChange
{
    /// <exception cref="CommandException">FailedToParse.</exception>
    public static FieldChange Parse(string field, BsonValue argument) => IntegerArgument.Parse(argument) switch
    {
        1 => Of(array => array.SkipLast(1)),
        -1 => Of(array => array.Skip(1)),
        var other => throw CommandException.FailedToParse($"$pop expects 1 or -1, found: {other}"),
    };

    private static FieldChange Of(Func<BsonArray, IEnumerable<BsonValue>> rest) => new(
        (current, field, _) => current switch
        {
            null or BsonArray { Count: 0 } => current,
            BsonArray array => new BsonArray(rest(array)),
            _ => throw CommandException.TypeMismatch($"Path '{field}' contains an element of non-array type '{BsonTypeNames.Of(current)}'"),
        },
        MissingPathRule.Traverse);
}
