using System.Numerics;
using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Decimal128 by exact fractions: slow and plain, to hold the arithmetic against.</summary>
internal static class DecimalOracle
{
    private const int Precision = 34;
    private const int MinimumExponent = -6176;

    /// <summary>Finite decimals of all lengths: mostly of the size of money, some at the ends of the range.</summary>
    public static Gen<Decimal128> Finite { get; } =
        from high in Gen.ULong
        from low in Gen.ULong
        from digits in Gen.Int[1, Precision]
        from exponent in Gen.Frequency((8, Gen.Int[-6, 3]), (4, Gen.Int[-45, 45]), (1, Gen.Int[MinimumExponent, 6111]))
        from negative in Gen.Bool
        select Make(negative, new UInt128(high, low) % (UInt128)BigInteger.Pow(10, digits), exponent);

    public static Decimal128 Make(bool negative, UInt128 coefficient, int exponent) => Decimal128.FromIEEEBits(
        (negative ? 1UL << 63 : 0) | ((ulong)(exponent - MinimumExponent) << 49) | (ulong)(coefficient >> 64),
        (ulong)coefficient);

    public static (BigInteger Numerator, BigInteger Denominator) Fraction(Decimal128 value)
    {
        var coefficient = (BigInteger)new UInt128(value.GetIEEEHighBits() & 0x1FFFFFFFFFFFF, value.GetIEEELowBits());
        if (value.GetIEEEHighBits() >> 63 != 0)
            coefficient = -coefficient;
        var exponent = Exponent(value);
        return exponent >= 0 ? (coefficient * BigInteger.Pow(10, exponent), 1) : (coefficient, BigInteger.Pow(10, -exponent));
    }

    public static int Exponent(Decimal128 value) => (int)(value.GetIEEEHighBits() >> 49 & 0x3FFF) + MinimumExponent;

    /// <summary>Asserts that a result is the fraction rounded to 34 digits, ties to even.</summary>
    public static void AssertRounded(BigInteger numerator, BigInteger denominator, Decimal128 actual)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var exponent = Math.Max(MinimumExponent, Length(numerator) - Length(denominator) - Precision - 1);
        BigInteger rounded;
        do
        {
            rounded = Round(numerator, denominator, exponent++);
        }
        while (BigInteger.Abs(rounded) >= BigInteger.Pow(10, Precision));
        exponent--;
        if (Length(rounded) + exponent > 6145)
        {
            Assert.True(rounded.Sign > 0 ? Decimal128.IsPositiveInfinity(actual) : Decimal128.IsNegativeInfinity(actual), actual.ToString());
            return;
        }
        var (actualNumerator, actualDenominator) = Fraction(actual);
        var (expectedNumerator, expectedDenominator) = exponent >= 0
            ? (rounded * BigInteger.Pow(10, exponent), BigInteger.One)
            : (rounded, BigInteger.Pow(10, -exponent));
        Assert.True(actualNumerator * expectedDenominator == expectedNumerator * actualDenominator, $"expected {rounded}E{exponent}, got {actual}");
    }

    private static BigInteger Round(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (exponent >= 0)
            denominator *= BigInteger.Pow(10, exponent);
        else
            numerator *= BigInteger.Pow(10, -exponent);
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven))
            quotient++;
        return numerator.Sign < 0 ? -quotient : quotient;
    }

    private static int Length(BigInteger value) => value.IsZero ? 1 : BigInteger.Abs(value).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
}
