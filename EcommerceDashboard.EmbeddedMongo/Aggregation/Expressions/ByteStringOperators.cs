using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Parts, positions and lengths of strings in bytes of UTF-8: <c>$substr</c> is what older pipelines have.</summary>
internal static class ByteStringOperators
{
    public static void Register(OperatorTable table)
    {
        table.Unary("$strLenBytes", value => new BsonInt32(Encoding.UTF8.GetByteCount(SubstringOperators.Text("$strLenBytes", value, 34473))));
        foreach (var substring in (string[])["$substr", "$substrBytes"])
            table.Add(substring, (name, argument, scope) => new VariadicOperator(Arguments.Exactly(3, name, argument, scope), Substring));
        table.Variadic("$indexOfBytes", 2, 4, IndexOf);
    }

    private static BsonString Substring(BsonValue?[] operands)
    {
        var text = Encoding.UTF8.GetBytes(TextConversion.Coerce(operands[0]));
        var start = Whole(operands[1], "starting index", 16034);
        var length = Whole(operands[2], "length", 16035);
        if (start < 0) throw CommandException.Location(50752, $"$substrBytes: starting index must be non-negative (got: {start})");
        if (start >= text.Length) return new BsonString("");
        if (IsContinuation(text[start])) throw CommandException.Location(28656, "$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.");
        // A negative length means all the rest.
        var end = length < 0 || length >= text.Length - start ? text.Length : start + length;
        return end == text.Length || !IsContinuation(text[end])
            ? TextOperators.Result(Encoding.UTF8.GetString(text, (int)start, (int)(end - start)))
            : throw CommandException.Location(28657, "$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.");
    }

    private static long Whole(BsonValue? value, string what, int notNumeric) => value switch
    {
        // The server rounds decimals here, and takes the lowest integer for those that are none.
        BsonDecimal128 exact => DecimalConversion.ToInt64(exact.Value, RoundingRule.HalfEven) ?? long.MinValue,
        BsonDouble { Value: not (>= -9223372036854775808.0 and < 9223372036854775808.0) } => throw CommandException.Location(31109, $"Can't coerce out of range value {value} to long"),
        _ when Numbers.IsNumber(value) => Numbers.ToInt64(value),
        _ => throw CommandException.Location(notNumeric, $"$substrBytes: {what} must be a numeric type (is BSON type {BsonTypeNames.Of(value)})"),
    };

    private static BsonValue IndexOf(BsonValue?[] operands)
    {
        if (SubstringOperators.Search("$indexOfBytes", operands, 40091, 40092) is not { } search) return BsonNull.Value;
        var bytes = Encoding.UTF8.GetBytes(search.Text);
        var end = Math.Min(search.End, bytes.Length);
        if (search.Start > end) return SubstringOperators.NotFound;
        var position = bytes.AsSpan(search.Start, end - search.Start).IndexOf(Encoding.UTF8.GetBytes(search.Token));
        return position < 0 ? SubstringOperators.NotFound : new BsonInt32(search.Start + position);
    }

    private static bool IsContinuation(byte unit) => (unit & 0xC0) == 0x80;
}
