using System.Diagnostics.CodeAnalysis;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Numbers of the four BSON types, ordered by what they promote to: int32, int64, double, Decimal128.</summary>
internal static class Numbers
{
    private const double TwoTo63 = 9223372036854775808.0;

    public static bool IsNumber([NotNullWhen(true)] BsonValue? value) => value is BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128;

    /// <summary>Whether a value is null, undefined or missing: operands that make most results null.</summary>
    public static bool IsNullish([NotNullWhen(false)] BsonValue? value) => value is null or BsonNull or BsonUndefined;

    /// <summary>The type that a result of numbers of two types has.</summary>
    public static BsonType Widest(BsonType left, BsonType right) => Rank(left) >= Rank(right) ? left : right;

    public static bool IsNaN(BsonValue value) => value switch
    {
        BsonDouble real => double.IsNaN(real.Value),
        BsonDecimal128 exact => new UnpackedDecimal(exact.Value).IsNaN,
        _ => false,
    };

    /// <summary>The sign: -1, 0 or 1; 0 for NaN.</summary>
    public static int Sign(BsonValue number) => number switch
    {
        BsonInt32 whole => Math.Sign(whole.Value),
        BsonInt64 whole => Math.Sign(whole.Value),
        BsonDouble real => double.IsNaN(real.Value) ? 0 : Math.Sign(real.Value),
        _ => new UnpackedDecimal(((BsonDecimal128)number).Value).Sign,
    };

    /// <summary>The nearest double of a number.</summary>
    public static double ToDouble(BsonValue number) => number switch
    {
        BsonDouble real => real.Value,
        BsonInt32 whole => whole.Value,
        BsonInt64 whole => whole.Value,
        BsonDecimal128 exact => DecimalConversion.ToDouble(exact.Value),
        _ => throw new ArgumentException($"Not a number: {number.BsonType}", nameof(number)),
    };

    /// <summary>A number as a decimal; a double gets 15 digits, as in all arithmetic of MongoDB.</summary>
    public static Decimal128 ToDecimal(BsonValue number) => number switch
    {
        BsonDecimal128 exact => exact.Value,
        BsonInt32 whole => DecimalArithmetic.FromInt64(whole.Value),
        BsonInt64 whole => DecimalArithmetic.FromInt64(whole.Value),
        BsonDouble real => DecimalConversion.FromDouble(real.Value),
        _ => throw new ArgumentException($"Not a number: {number.BsonType}", nameof(number)),
    };

    /// <summary>A number as an integer: its fraction cut off, its value held to 64 bits; NaN becomes 0.</summary>
    public static long ToInt64(BsonValue number) => number switch
    {
        BsonInt32 whole => whole.Value,
        BsonInt64 whole => whole.Value,
        BsonDouble real => Saturate(real.Value),
        BsonDecimal128 exact => DecimalConversion.ToInt64(exact.Value, RoundingRule.TowardsZero) ?? Saturate(DecimalConversion.ToDouble(exact.Value)),
        _ => throw new ArgumentException($"Not a number: {number.BsonType}", nameof(number)),
    };

    /// <summary>A number as the integer it is; null when it has a fraction or does not fit in 64 bits.</summary>
    public static long? ExactInt64(BsonValue? value) => value switch
    {
        BsonInt32 whole => whole.Value,
        BsonInt64 whole => whole.Value,
        BsonDouble real => real.Value >= -TwoTo63 && real.Value < TwoTo63 && Math.Truncate(real.Value) == real.Value ? (long)real.Value : null,
        BsonDecimal128 exact => DecimalConversion.IsIntegral(exact.Value) ? DecimalConversion.ToInt64(exact.Value, RoundingRule.TowardsZero) : null,
        _ => null,
    };

    /// <summary>A number without its fraction; null for no number, NaN or one beyond 64 bits.</summary>
    public static long? TruncatedInt64(BsonValue? value) => value switch
    {
        BsonInt32 whole => whole.Value,
        BsonInt64 whole => whole.Value,
        BsonDouble real => real.Value >= -TwoTo63 && real.Value < TwoTo63 ? (long)real.Value : null,
        BsonDecimal128 exact => DecimalConversion.ToInt64(exact.Value, RoundingRule.TowardsZero),
        _ => null,
    };

    /// <summary>A number as the integer it is; null when it has a fraction or does not fit in 32 bits.</summary>
    public static int? ExactInt32(BsonValue? value) =>
        value is BsonInt32 small ? small.Value : ExactInt64(value) is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : null;

    /// <summary>An integer as int32 where it fits, else as int64.</summary>
    public static BsonValue Int32OrInt64(long value) => value is >= int.MinValue and <= int.MaxValue ? new BsonInt32((int)value) : new BsonInt64(value);

    private static long Saturate(double value) => double.IsNaN(value) ? 0 : value >= TwoTo63 ? long.MaxValue : value < -TwoTo63 ? long.MinValue : (long)value;

    private static int Rank(BsonType type) => type switch
    {
        BsonType.Int32 => 0,
        BsonType.Int64 => 1,
        BsonType.Double => 2,
        BsonType.Decimal128 => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a number"),
    };
}
