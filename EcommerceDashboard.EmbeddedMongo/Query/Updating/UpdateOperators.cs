using System.Collections.Frozen;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>The update operators by name.</summary>
internal static class UpdateOperators
{
    private static readonly FrozenDictionary<string, Func<string, BsonValue, FieldChange>> Parsers = new Dictionary<string, Func<string, BsonValue, FieldChange>>
    {
        ["$set"] = (_, value) => new SetChange(value),
        ["$setOnInsert"] = (_, value) => new SetOnInsertChange(value),
        ["$unset"] = (_, _) => new UnsetChange(),
        ["$inc"] = ArithmeticChange.ParseIncrement,
        ["$mul"] = ArithmeticChange.ParseMultiply,
        ["$min"] = (_, value) => new ExtremumChange(value, -1),
        ["$max"] = (_, value) => new ExtremumChange(value, 1),
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
}
