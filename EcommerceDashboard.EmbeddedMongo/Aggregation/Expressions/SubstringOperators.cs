namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Parts, positions and lengths of strings, in code points.</summary>
internal static class SubstringOperators
{
    /// <summary>The position of what is not there.</summary>
    public static readonly BsonInt32 NotFound = new(-1);

    public static void Register(OperatorTable table)
    {
        table.Unary("$strLenCP", value => new BsonInt32(CodePoints(Text("$strLenCP", value, 34471))));
        table.Add("$substrCP", (name, argument, scope) => new VariadicOperator(Arguments.Exactly(3, name, argument, scope), Substring));
        table.Variadic("$indexOfCP", 2, 4, IndexOf);
    }

    /// <summary>How many code points a string has.</summary>
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                count--;
        return count;
    }

    /// <summary>The index in UTF-16 of a code point; the length when the string ends before.</summary>
    private static int Utf16Index(string text, int codePoint)
    {
        var index = 0;
        for (; codePoint > 0 && index < text.Length; codePoint--)
            index += index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
        return index;
    }

    private static BsonString Substring(BsonValue?[] operands)
    {
        var text = TextConversion.Coerce(operands[0]);
        var start = Arguments.Int32(operands[1], "The starting index of $substrCP", 34450, 34451);
        var count = Arguments.Int32(operands[2], "The length of $substrCP", 34452, 34453);
        if (count < 0) throw CommandException.Location(34454, "$substrCP: length must be a nonnegative integer.");
        if (start < 0) throw CommandException.Location(34455, "$substrCP: the starting index must be nonnegative integer.");
        var from = Utf16Index(text, start);
        var rest = text[from..];
        return TextOperators.Result(rest[..Utf16Index(rest, count)]);
    }

    private static BsonValue IndexOf(BsonValue?[] operands)
    {
        if (Search("$indexOfCP", operands, 40093, 40094) is not var (text, token, start, end)) return BsonNull.Value;
        var length = CodePoints(text);
        // A match must begin before the end, but may reach beyond it.
        end = Math.Min(end, length);
        if (start >= end) return start == 0 && length == 0 && token.Length == 0 ? new BsonInt32(0) : NotFound;
        var from = Utf16Index(text, start);
        var position = text.AsSpan(from).IndexOf(token, StringComparison.Ordinal);
        if (position < 0) return NotFound;
        var index = start + CodePoints(text.AsSpan(from, position));
        return index < end ? new BsonInt32(index) : NotFound;
    }

    /// <summary>What a search is given; null: the string is null or missing.</summary>
    public static (string Text, string Token, int Start, int End)? Search(string name, BsonValue?[] operands, int textCode, int tokenCode)
    {
        if (Numbers.IsNullish(operands[0])) return null;
        var text = Text(name, operands[0], textCode);
        var token = Text(name, operands[1], tokenCode);
        return (text, token, operands.Length > 2 ? Bound(operands[2]) : 0, operands.Length > 3 ? Bound(operands[3]) : int.MaxValue);

        int Bound(BsonValue? value)
        {
            var bound = Numbers.ExactInt32(value)
                ?? throw CommandException.Location(40096, $"{name} requires an integral index, found a value of type: {BsonTypeNames.Of(value)}");
            return bound >= 0 ? bound : throw CommandException.Location(40097, $"{name} requires a nonnegative index, found: {bound}");
        }
    }

    /// <summary>A string and nothing else.</summary>
    public static string Text(string name, BsonValue? value, int code) => value is BsonString text
        ? text.Value
        : throw CommandException.Location(code, $"{name} requires a string argument, found: {BsonTypeNames.Of(value)}");
}
