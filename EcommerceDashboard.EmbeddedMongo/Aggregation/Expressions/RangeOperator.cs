namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$range</c>: integers from a start up to, but without, an end.</summary>
internal static class RangeOperator
{
    public static BsonArray Range(BsonValue?[] operands)
    {
        var start = Whole(operands[0], "starting", 34443, 34444);
        var end = Whole(operands[1], "ending", 34445, 34446);
        var step = operands.Length == 3 ? Whole(operands[2], "step", 34447, 34448) : 1;
        if (step == 0) throw CommandException.Location(34449, "$range requires a non-zero step value");
        var count = Math.Max(0, ((long)end - start + step - Math.Sign(step)) / step);
        ArrayOperators.CheckCount("$range", count);
        var range = new BsonArray((int)count);
        for (long i = 0; i < count; i++)
            range.Add(new BsonInt32((int)(start + (i * step))));
        return range;
    }

    private static int Whole(BsonValue? value, string which, int notNumeric, int notWhole)
    {
        if (!Numbers.IsNumber(value))
            throw CommandException.Location(notNumeric, $"$range requires a numeric {which} value, found value of type: {BsonTypeNames.Of(value)}");
        return Numbers.ExactInt32(value)
            ?? throw CommandException.Location(notWhole, $"$range requires a {which} value that can be represented as a 32-bit integer, found value: {value}");
    }
}
