using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Numbers of all types taken as 64-bit integers.</summary>
internal static class WholeNumber
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>The number without its fraction; false: no number, NaN or beyond 64 bits.</summary>
    public static bool TryTruncate(BsonValue value, out long whole)
    {
        whole = 0;
        switch (value)
        {
            case BsonInt32 small:
                whole = small.Value;
                return true;
            case BsonInt64 large:
                whole = large.Value;
                return true;
            case BsonDouble real:
                if (!(real.Value >= -TwoTo63 && real.Value < TwoTo63))
                    return false;
                whole = (long)real.Value;
                return true;
            case BsonDecimal128 exact:
                return DecimalParts.Of(exact.Value).TryTruncate(out whole, out _);
            default:
                return false;
        }
    }

    /// <summary>The number when it has no fraction; false also for no number, NaN or beyond 64 bits.</summary>
    public static bool TryExact(BsonValue value, out long whole) => value switch
    {
        BsonDecimal128 exact => DecimalParts.Of(exact.Value).TryTruncate(out whole, out var isExact) && isExact,
        _ => TryTruncate(value, out whole) && (value is not BsonDouble real || real.Value == whole),
    };
}
