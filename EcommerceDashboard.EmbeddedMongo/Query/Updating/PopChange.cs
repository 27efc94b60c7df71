using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$pop</c>: removes the first element (-1) or the last (1).</summary>
internal sealed class PopChange : FieldChange
{
    private readonly bool _first;

    private PopChange(bool first) => _first = first;

    public override MissingPathRule MissingPath => MissingPathRule.Traverse;

    /// <exception cref="CommandException">FailedToParse.</exception>
    public static FieldChange Parse(string field, BsonValue argument) => IntegerArgument.Parse(argument) switch
    {
        1 => new PopChange(first: false),
        -1 => new PopChange(first: true),
        var other => throw CommandException.FailedToParse($"$pop expects 1 or -1, found: {other}"),
    };

    public override BsonValue? Apply(BsonValue? current, string field, UpdateRun run) => current switch
    {
        null => null,
        BsonArray { Count: 0 } => current,
        BsonArray array => new BsonArray(_first ? array.Skip(1) : array.SkipLast(1)),
        _ => throw CommandException.TypeMismatch($"Path '{field}' contains an element of non-array type '{BsonTypeNames.Of(current)}'"),
    };
}
