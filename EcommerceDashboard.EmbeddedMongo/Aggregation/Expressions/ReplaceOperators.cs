namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$replaceOne</c> and <c>$replaceAll</c>: plain strings, no patterns.</summary>
internal static class ReplaceOperators
{
    public static void Register(OperatorTable table)
    {
        Add("$replaceOne", One);
        // The empty string is found before each character and at the end.
        Add("$replaceAll", (input, find, replacement) => find.Length > 0
            ? input.Replace(find, replacement, StringComparison.Ordinal)
            : replacement + string.Concat(input.EnumerateRunes().Select(character => character + replacement)));

        void Add(string name, Func<string, string, string, string> replace) => table.Named(
            name, new(51751, 51750), [new("input", 51749), new("find", 51748), new("replacement", 51747)], values => Replace(name, values, replace));
    }

    private static BsonValue Replace(string name, BsonValue?[] values, Func<string, string, string, string> replace)
    {
        // All types are checked before any null decides.
        var input = Text(values[0], "input", 10503904);
        var find = Text(values[1], "find", 10503901);
        var replacement = Text(values[2], "replacement", 10503902);
        return input is null || find is null || replacement is null ? BsonNull.Value : TextOperators.Result(replace(input, find, replacement));

        string? Text(BsonValue? value, string argument, int code) =>
            Numbers.IsNullish(value) ? null
            : value is BsonString text ? text.Value
            : throw CommandException.Location(code, $"{name} requires that '{argument}' be a string, found: {value}");
    }

    private static string One(string input, string find, string replacement)
    {
        var position = input.IndexOf(find, StringComparison.Ordinal);
        return position < 0 ? input : string.Concat(input.AsSpan(0, position), replacement, input.AsSpan(position + find.Length));
    }
}
