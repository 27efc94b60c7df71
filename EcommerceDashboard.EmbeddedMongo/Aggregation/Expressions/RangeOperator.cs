namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$range</c>: integers from a start up to, but without, an end.</summary>
internal static class RangeOperator
{
    public static BsonArray Range(BsonValue?[] operands)
    {
        var start = Arguments.Int32(operands[0], "The start of $range", 34443, 34444);
        var end = Arguments.Int32(operands[1], "The end of $range", 34445, 34446);
        var step = operands.Length == 3 ? Arguments.Int32(operands[2], "The step of $range", 34447, 34448) : 1;
        if (step == 0) throw CommandException.Location(34449, "$range requires a non-zero step value");
        var count = Math.Max(0, ((long)end - start + step - Math.Sign(step)) / step);
        ArrayOperators.CheckCount("$range", count);
        var range = new BsonArray((int)count);
        for (long i = 0; i < count; i++)
            range.Add(new BsonInt32((int)(start + (i * step))));
        return range;
    }
}
