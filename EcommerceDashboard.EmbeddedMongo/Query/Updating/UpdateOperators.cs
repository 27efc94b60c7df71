using System.Collections.Frozen;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>The update operators by name.</summary>
internal static class UpdateOperators
{
    public static FieldChange Unset { get; } = new((_, _, _) => null, MissingPathRule.Ignore);

    private static readonly FrozenDictionary<string, Func<string, BsonValue, FieldChange>> Parsers = new Dictionary<string, Func<string, BsonValue, FieldChange>>
    {
        // Cloned, so that a later operator on another document does not change what this one holds.
        ["$set"] = (_, value) => new((_, _, _) => value.DeepClone()),
        ["$setOnInsert"] = (_, value) => new((_, _, _) => value.DeepClone()) { Applies = run => run.IsInsert },
        ["$unset"] = (_, _) => Unset,
        ["$inc"] = ArithmeticChange.ParseIncrement,
        ["$mul"] = ArithmeticChange.ParseMultiply,
        ["$min"] = (_, value) => Extremum(value, -1),
        ["$max"] = (_, value) => Extremum(value, 1),
        ["$currentDate"] = CurrentDateChange.Parse,
        ["$push"] = PushChange.Parse,
        ["$addToSet"] = AddToSetChange.Parse,
        ["$pop"] = PopChange.Parse,
        ["$pull"] = PullChange.Parse,
        ["$pullAll"] = PullChange.ParseAll,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names, in order.</summary>
    public static IEnumerable<string> Names => Parsers.Keys.Append("$rename").Order(StringComparer.Ordinal);

    public static bool IsKnown(string name) => name == "$rename" || Parsers.ContainsKey(name);

    /// <summary>Parses an operator on a field; <c>$rename</c> changes two.</summary>
    /// <exception cref="CommandException">The path or the argument is wrong.</exception>
    public static IEnumerable<FieldUpdate> Parse(string name, string field, BsonValue argument) =>
        name == "$rename"
            ? RenameChange.Parse(field, argument)
            : [new FieldUpdate(UpdatePath.Parse(field), Parsers[name](field, argument))];

    /// <summary>The lesser (sign -1) or greater (sign 1) of two, by the order of BSON values.</summary>
    private static FieldChange Extremum(BsonValue value, int sign) => new((current, _, _) =>
        current is null || Math.Sign(BsonOrder.Instance.Compare(value, current)) == sign ? value.DeepClone() : current);
}
