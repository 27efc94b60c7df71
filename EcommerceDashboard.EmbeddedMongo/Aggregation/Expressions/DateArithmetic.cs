namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Dates as milliseconds in sums and differences.</summary>
internal static class DateArithmetic
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>A double as whole milliseconds, halves away from zero; null when it is none of 64 bits.</summary>
    public static long? Milliseconds(double value) =>
        value >= -TwoTo63 && value < TwoTo63 ? (long)Math.Round(value, MidpointRounding.AwayFromZero) : null;

    /// <summary>A number as whole milliseconds; null when it is none of 64 bits.</summary>
    public static long? Milliseconds(BsonValue number) => number switch
    {
        BsonDouble real => Milliseconds(real.Value),
        BsonDecimal128 exact => DecimalConversion.ToInt64(exact.Value, RoundingRule.HalfEven),
        _ => Numbers.ToInt64(number),
    };

    public static CommandException Overflow(string name) => new(15, "Overflow", $"date overflow in {name}");
}
