using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>The order of numbers of all four BSON types by their exact value: NaN lowest and equal to itself, -0 equal to 0.</summary>
internal static class NumberOrder
{
    /// <summary>Compares two values that are int32, int64, double or Decimal128.</summary>
    public static int Compare(BsonValue x, BsonValue y) => (x, y) switch
    {
        (BsonInt32 left, BsonInt32 right) => left.Value.CompareTo(right.Value),
        // double.CompareTo has NaN lowest and equal to itself, and -0 equal to 0: exactly the order wanted.
        (BsonDouble left, BsonDouble right) => left.Value.CompareTo(right.Value),
        (BsonDecimal128 left, _) => CompareDecimal(left.Value, y),
        (_, BsonDecimal128 right) => -CompareDecimal(right.Value, x),
        (BsonDouble left, _) => -CompareWholeToDouble(WholeOf(y), left.Value),
        (_, BsonDouble right) => CompareWholeToDouble(WholeOf(x), right.Value),
        _ => WholeOf(x).CompareTo(WholeOf(y)),
    };

    /// <summary>A hash that is the same for equal numbers of different types: that of the nearest double.</summary>
    public static int Hash(BsonValue number) => number switch
    {
        BsonInt32 whole => ((double)whole.Value).GetHashCode(),
        BsonInt64 whole => ((double)whole.Value).GetHashCode(),
        BsonDouble real => HashDouble(real.Value),
        BsonDecimal128 exact => HashDouble(DecimalConversion.ToDouble(exact.Value)),
        _ => throw new ArgumentException("Not a number", nameof(number)),
    };

    private static int HashDouble(double value) => (value == 0 ? 0.0 : value).GetHashCode();

    private static long WholeOf(BsonValue number) => number is BsonInt32 small ? small.Value : ((BsonInt64)number).Value;

    /// <summary>Compares without converting the long, which would round above 2^53.</summary>
    private static int CompareWholeToDouble(long x, double y)
    {
        const double twoTo63 = 9223372036854775808.0;
        if (double.IsNaN(y) || y < -twoTo63) return 1;
        if (y >= twoTo63) return -1;
        var whole = (long)y;
        if (x != whole) return x < whole ? -1 : 1;
        return 0.0.CompareTo(y - whole);
    }

    private static int CompareDecimal(Decimal128 x, BsonValue y)
    {
        var left = new UnpackedDecimal(x);
        return y switch
        {
            BsonDecimal128 right => CompareDecimals(left, new(right.Value)),
            BsonDouble right => CompareDecimalToDouble(left, right.Value),
            _ => CompareDecimals(left, Unpacked(WholeOf(y))),
        };
    }

    private static int CompareDecimals(in UnpackedDecimal x, in UnpackedDecimal y)
    {
        if (!x.IsFinite || !y.IsFinite) return Rank(x).CompareTo(Rank(y));
        if (x.Sign is var sign && sign != y.Sign) return sign.CompareTo(y.Sign);
        if (sign == 0) return 0;
        if (x.Exponent == y.Exponent) return sign * x.Coefficient.CompareTo(y.Coefficient);
        var magnitude = Magnitude(x).CompareTo(Magnitude(y));
        if (magnitude != 0) return sign * magnitude;
        // Equal magnitudes: bringing both to the smaller exponent cannot leave 34 digits.
        return sign * (x.Exponent > y.Exponent
            ? (x.Coefficient * PowersOfTen.Of(x.Exponent - y.Exponent)).CompareTo(y.Coefficient)
            : x.Coefficient.CompareTo(y.Coefficient * PowersOfTen.Of(y.Exponent - x.Exponent)));
    }

    private static int CompareDecimalToDouble(in UnpackedDecimal x, double y)
    {
        if (!x.IsFinite || !double.IsFinite(y)) return CompareDecimals(x, new(DecimalConversion.FromDoubleExactly(y)));
        if (Math.Abs(y) < 1L << 53 && y == Math.Truncate(y)) return CompareDecimals(x, Unpacked((long)y));
        if (x.Sign != Math.Sign(y)) return x.Sign.CompareTo(Math.Sign(y));
        return x.Sign * CompareMagnitudes(x, Math.Abs(y));
    }

    private static UnpackedDecimal Unpacked(long value) => UnpackedDecimal.Round(value < 0, (UInt128)Int128.Abs(value), 0);

    private static int Rank(in UnpackedDecimal x) => x.IsNaN ? 0 : x.IsFinite ? 2 : x.IsNegative ? 1 : 3;

    /// <summary>The power of ten just above the value: 1 for 5, 3 for 123.45.</summary>
    private static int Magnitude(in UnpackedDecimal x) => PowersOfTen.DigitsOf(x.Coefficient) + x.Exponent;

    /// <summary>Exact comparison of a decimal's magnitude with a positive finite double, as integers over a common power of ten.</summary>
    private static int CompareMagnitudes(in UnpackedDecimal x, double y)
    {
        // Beyond the range of double no multiplication is needed: 4.9e-324 … 1.8e308.
        if (Magnitude(x) > 310) return 1;
        if (Magnitude(x) < -330) return -1;
        var (right, exponent) = DecimalConversion.Exactly(y);
        BigInteger left = x.Coefficient;
        if (x.Exponent > exponent)
            left *= PowersOfTen.Big(x.Exponent - exponent);
        else
            right *= PowersOfTen.Big(exponent - x.Exponent);
        return left.CompareTo(right);
    }
}
