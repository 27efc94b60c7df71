using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Parts, positions and lengths of strings, in code points (…CP) or in bytes of UTF-8 (…Bytes).</summary>
internal static class SubstringOperators
{
    private static readonly BsonInt32 NotFound = new(-1);

    public static void Register(OperatorTable table)
    {
        table.Unary("$strLenCP", value => new BsonInt32(CodePoints(Text("$strLenCP", value, 34471))));
        table.Unary("$strLenBytes", value => new BsonInt32(Encoding.UTF8.GetByteCount(Text("$strLenBytes", value, 34473))));
        Exactly3("$substr", SubstringOfBytes);
        Exactly3("$substrBytes", SubstringOfBytes);
        Exactly3("$substrCP", SubstringOfCodePoints);
        table.Variadic("$indexOfCP", 2, 4, IndexOfCodePoint);
        table.Variadic("$indexOfBytes", 2, 4, IndexOfByte);

        void Exactly3(string name, Func<BsonValue?[], BsonValue> function) =>
            table.Add(name, (_, argument, scope) => new VariadicOperator(Arguments.Exactly(3, name, argument, scope), function));
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

    private static BsonString SubstringOfCodePoints(BsonValue?[] operands)
    {
        var text = TextConversion.Coerce(operands[0]);
        var start = Whole(operands[1], "starting index", 34450, 34451);
        var count = Whole(operands[2], "length", 34452, 34453);
        if (count < 0)
            throw CommandException.Location(34454, "$substrCP: length must be a nonnegative integer.");
        if (start < 0)
            throw CommandException.Location(34455, "$substrCP: the starting index must be nonnegative integer.");
        var from = Utf16Index(text, start);
        var rest = text[from..];
        return TextOperators.Result(rest[..Utf16Index(rest, count)]);

        static int Whole(BsonValue? value, string what, int notNumeric, int notWhole)
        {
            if (!Numbers.IsNumber(value))
                throw CommandException.Location(notNumeric, $"$substrCP: {what} must be a numeric type (is BSON type {BsonTypeNames.Of(value)})");
            return Numbers.ExactInt32(value)
                ?? throw CommandException.Location(notWhole, $"$substrCP: {what} cannot be represented as a 32-bit integral value: {value}");
        }
    }

    private static BsonString SubstringOfBytes(BsonValue?[] operands)
    {
        var text = Encoding.UTF8.GetBytes(TextConversion.Coerce(operands[0]));
        if (!Numbers.IsNumber(operands[1]))
            throw CommandException.Location(16034, $"$substrBytes: starting index must be a numeric type (is BSON type {BsonTypeNames.Of(operands[1])})");
        if (!Numbers.IsNumber(operands[2]))
            throw CommandException.Location(16035, $"$substrBytes: length must be a numeric type (is BSON type {BsonTypeNames.Of(operands[2])})");
        var start = CoerceToInt64(operands[1]!);
        var length = CoerceToInt64(operands[2]!);
        if (start < 0)
            throw CommandException.Location(50752, $"$substrBytes: starting index must be non-negative (got: {start})");
        if (start < text.Length && IsContinuation(text[start]))
            throw CommandException.Location(28656, "$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.");
        if (start >= text.Length)
            return new BsonString("");
        // A negative length means all the rest.
        var end = length < 0 || length >= text.Length - start ? text.Length : start + length;
        if (end < text.Length && IsContinuation(text[end]))
            throw CommandException.Location(28657, "$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.");
        return TextOperators.Result(Encoding.UTF8.GetString(text, (int)start, (int)(end - start)));
    }

    private static long CoerceToInt64(BsonValue number)
    {
        // The server rounds decimals here, and takes the lowest integer for those that are none.
        if (number is BsonDecimal128 exact)
            return DecimalConversion.ToInt64(exact.Value, RoundingRule.HalfEven) ?? long.MinValue;
        return number is BsonDouble { Value: var real } && !(real >= -9223372036854775808.0 && real < 9223372036854775808.0)
            ? throw CommandException.Location(31109, $"Can't coerce out of range value {number} to long")
            : Numbers.ToInt64(number);
    }

    private static BsonValue IndexOfCodePoint(BsonValue?[] operands)
    {
        if (Numbers.IsNullish(operands[0]))
            return BsonNull.Value;
        var (text, token, start, end) = Search("$indexOfCP", operands, 40093, 40094);
        var length = CodePoints(text);
        // A match must begin before the end, but may reach beyond it.
        end = Math.Min(end, length);
        if (start >= end)
            return start == 0 && length == 0 && token.Length == 0 ? new BsonInt32(0) : NotFound;
        var from = Utf16Index(text, start);
        var position = text.AsSpan(from).IndexOf(token, StringComparison.Ordinal);
        if (position < 0)
            return NotFound;
        var index = start + CodePoints(text.AsSpan(from, position));
        return index < end ? new BsonInt32(index) : NotFound;
    }

    private static BsonValue IndexOfByte(BsonValue?[] operands)
    {
        if (Numbers.IsNullish(operands[0]))
            return BsonNull.Value;
        var (text, token, start, end) = Search("$indexOfBytes", operands, 40091, 40092);
        var bytes = Encoding.UTF8.GetBytes(text);
        end = Math.Min(end, bytes.Length);
        if (start > end)
            return NotFound;
        var position = bytes.AsSpan(start, end - start).IndexOf(Encoding.UTF8.GetBytes(token));
        return position < 0 ? NotFound : new BsonInt32(start + position);
    }

    private static (string Text, string Token, int Start, int End) Search(string name, BsonValue?[] operands, int textCode, int tokenCode)
    {
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

    private static string Text(string name, BsonValue? value, int code) => value is BsonString text
        ? text.Value
        : throw CommandException.Location(code, $"{name} requires a string argument, found: {BsonTypeNames.Of(value)}");

    private static bool IsContinuation(byte unit) => (unit & 0xC0) == 0x80;
}
