using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$trim</c>, <c>$ltrim</c>, <c>$rtrim</c>.</summary>
internal static class TrimOperators
{
    // The white space that the server takes off where 'chars' does not say otherwise.
    private const string WhiteSpace =
        "\0 \t\n\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A";

    public static void Register(OperatorTable table)
    {
        Add("$trim", start: true, end: true);
        Add("$ltrim", start: true, end: false);
        Add("$rtrim", start: false, end: true);

        void Add(string name, bool start, bool end) => table.Named(
            name, new(50696, 50694), [new("input", 50695), new("chars", Default: WhiteSpace)], values => Trim(name, values[0], values[1], start, end));
    }

    private static BsonValue Trim(string name, BsonValue? value, BsonValue? characters, bool start, bool end)
    {
        if (Numbers.IsNullish(value)) return BsonNull.Value;
        if (value is not BsonString text) throw CommandException.Location(50699, $"{name} requires its input to be a string, got {BsonTypeNames.Of(value)}");
        if (Numbers.IsNullish(characters)) return BsonNull.Value;
        return characters is BsonString list
            ? TextOperators.Result(Trim(text.Value, list.Value, start, end))
            : throw CommandException.Location(50700, $"{name} requires 'chars' to be a string, got {BsonTypeNames.Of(characters)}");
    }

    /// <summary>By code points: half a surrogate pair is no character.</summary>
    private static string Trim(string text, string characters, bool start, bool end)
    {
        var rest = text.AsSpan();
        while (start && rest.Length > 0)
        {
            Rune.DecodeFromUtf16(rest, out _, out var length);
            if (!characters.AsSpan().Contains(rest[..length], StringComparison.Ordinal)) break;
            rest = rest[length..];
        }
        while (end && rest.Length > 0)
        {
            Rune.DecodeLastFromUtf16(rest, out _, out var length);
            if (!characters.AsSpan().Contains(rest[^length..], StringComparison.Ordinal)) break;
            rest = rest[..^length];
        }
        return rest.Length == text.Length ? text : rest.ToString();
    }
}
