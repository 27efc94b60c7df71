using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Roots, powers, exponentials and logarithms of Decimal128, rounded from at least 60 digits.</summary>
/// <remarks>Fixed-point numbers: a <see cref="BigInteger"/> counts units of 10^-<see cref="Scale"/>.</remarks>
internal static class DecimalFunctions
{
    private const int Scale = 80;

    // e^x leaves the range of Decimal128 beyond these.
    private const int ExponentialLimit = 14300;

    private static readonly BigInteger Unit = PowersOfTen.Big(Scale);
    private static readonly BigInteger Ln2 = LnOfRatio(Unit / 3) * 2;
    private static readonly BigInteger Ln10 = (3 * Ln2) + (2 * LnOfRatio(Unit / 9));

    /// <summary>The square root; NaN of a negative number.</summary>
    public static Decimal128 Sqrt(Decimal128 value)
    {
        var x = new UnpackedDecimal(value);
        if (x.IsNaN || x.IsZero) return x.IsNaN ? UnpackedDecimal.NaN(x.IsNegative) : UnpackedDecimal.Round(x.IsNegative, UInt128.Zero, Halve(x.Exponent));
        if (x.IsNegative) return UnpackedDecimal.NaN();
        if (x.IsInfinity) return value;
        var exponent = x.Exponent - 76;
        var radicand = x.Coefficient * PowersOfTen.Big(76);
        if (int.IsOddInteger(exponent))
        {
            radicand *= 10;
            exponent--;
        }
        var root = SquareRoot(radicand);
        exponent /= 2;
        if (root * root != radicand) return UnpackedDecimal.Round(false, root, exponent, hasMore: true);
        // Exact: without the zeros that the digits asked for have added.
        while (exponent < Halve(x.Exponent) && (root % 10).IsZero)
        {
            root /= 10;
            exponent++;
        }
        return UnpackedDecimal.Round(false, root, exponent);
    }

    /// <summary>e^x.</summary>
    public static Decimal128 Exp(Decimal128 value)
    {
        var x = new UnpackedDecimal(value);
        if (x.IsNaN) return UnpackedDecimal.NaN(x.IsNegative);
        // Too small to change the 34 digits of 1.
        if (x.IsZero || (x.IsFinite && x.Exponent + PowersOfTen.DigitsOf(x.Coefficient) < -UnpackedDecimal.Precision)) return DecimalArithmetic.One;
        if (x.IsInfinity) return x.IsNegative ? DecimalArithmetic.Zero : value;
        if (x.Exponent + PowersOfTen.DigitsOf(x.Coefficient) > 5) return Overflow(x.IsNegative);
        return ExpOfFixed(ToFixed(x));
    }

    /// <summary>The natural logarithm of a positive number.</summary>
    public static Decimal128 Ln(Decimal128 value)
    {
        var x = new UnpackedDecimal(value);
        if (!x.IsFinite) return x.IsNaN ? UnpackedDecimal.NaN(x.IsNegative) : value;
        return IsOne(x) ? DecimalArithmetic.Zero : FromFixed(LnOf(x));
    }

    /// <summary>The decimal logarithm of a positive number; exact for powers of ten.</summary>
    public static Decimal128 Log10(Decimal128 value)
    {
        var x = new UnpackedDecimal(value);
        if (!x.IsFinite) return x.IsNaN ? UnpackedDecimal.NaN(x.IsNegative) : value;
        var magnitude = PowersOfTen.DigitsOf(x.Coefficient) - 1;
        return x.Coefficient == PowersOfTen.Of(magnitude)
            ? DecimalArithmetic.FromInt64(magnitude + x.Exponent)
            : WithoutZeros(FromFixed(LnOf(x) * Unit / Ln10));
    }

    /// <summary>base^exponent, with all 34 digits filled, as the server gives it.</summary>
    public static Decimal128 Pow(Decimal128 @base, Decimal128 exponent)
    {
        // Adding a zero of the lowest exponent appends the zeros that are missing from the 34 digits.
        var filler = UnpackedDecimal.Round(false, UInt128.Zero, UnpackedDecimal.MinimumExponent);
        return DecimalArithmetic.Add(PowUnfilled(@base, exponent), filler);
    }

    private static Decimal128 PowUnfilled(Decimal128 @base, Decimal128 exponent)
    {
        var x = new UnpackedDecimal(@base);
        var y = new UnpackedDecimal(exponent);
        if (y.IsZero || (IsOne(x) && !x.IsNegative)) return DecimalArithmetic.One;
        if (x.IsNaN || y.IsNaN) return UnpackedDecimal.NaN();
        var isInteger = DecimalConversion.IsIntegral(exponent);
        var isOdd = isInteger && y.Exponent <= 0 && DecimalConversion.ToInt64(exponent, RoundingRule.TowardsZero) is { } whole && long.IsOddInteger(whole);
        var negative = x.IsNegative && isOdd;
        if (!x.IsFinite || x.IsZero || y.IsInfinity)
        {
            if (y.IsInfinity && IsOne(x)) return DecimalArithmetic.One;
            var isLarge = x.IsInfinity || (!x.IsZero && DecimalArithmetic.Abs(@base).CompareTo(DecimalArithmetic.One) > 0);
            return isLarge == !y.IsNegative
                ? UnpackedDecimal.Infinity(negative)
                : UnpackedDecimal.Round(negative, UInt128.Zero, 0);
        }
        if (x.IsNegative && !isInteger) return UnpackedDecimal.NaN();
        if (isInteger && DecimalConversion.ToInt64(exponent, RoundingRule.TowardsZero) is >= 0 and <= 200 and var power)
            return UnpackedDecimal.Round(negative, BigInteger.Pow(x.Coefficient, (int)power), x.Exponent * (int)power);
        var result = ExpOfProduct(LnOf(x), y);
        return negative ? DecimalArithmetic.Negate(result) : result;
    }

    private static Decimal128 ExpOfProduct(BigInteger logarithm, in UnpackedDecimal y)
    {
        if (logarithm.IsZero) return DecimalArithmetic.One;
        // Beyond 10^40 any logarithm but zero runs out of range; 10^-40 is as good as zero.
        var magnitude = y.Exponent + PowersOfTen.DigitsOf(y.Coefficient);
        if (magnitude > 40) return Overflow(logarithm.Sign < 0 != y.IsNegative);
        if (magnitude < -40) return DecimalArithmetic.One;
        var product = y.Exponent >= 0
            ? logarithm * y.Coefficient * PowersOfTen.Big(y.Exponent)
            : logarithm * y.Coefficient / PowersOfTen.Big(-y.Exponent);
        return ExpOfFixed(y.IsNegative ? -product : product);
    }

    private static Decimal128 ExpOfFixed(BigInteger x)
    {
        if (BigInteger.Abs(x) > ExponentialLimit * Unit) return Overflow(x.Sign < 0);
        // e^x = 10^k · e^r with |r| ≤ ln 10, and e^r by its series for r / 2^16, squared 16 times.
        var k = (int)(x / Ln10);
        var r = (x - (k * Ln10)) >> 16;
        var sum = Unit;
        var term = Unit;
        for (var n = 1; !term.IsZero; n++)
        {
            term = term * r / Unit / n;
            sum += term;
        }
        for (var i = 0; i < 16; i++)
            sum = sum * sum / Unit;
        return UnpackedDecimal.Round(false, sum, k - Scale, hasMore: true);
    }

    private static Decimal128 Overflow(bool toZero) => toZero
        ? UnpackedDecimal.Round(false, UInt128.Zero, UnpackedDecimal.MinimumExponent)
        : UnpackedDecimal.Infinity(false);

    /// <summary>ln(m · 10^e) with m between 1/√10 and √10, halved towards 1: ln m = 2·artanh((m-1)/(m+1)).</summary>
    private static BigInteger LnOf(in UnpackedDecimal x)
    {
        var digits = PowersOfTen.DigitsOf(x.Coefficient);
        var mantissa = x.Coefficient * PowersOfTen.Big(Scale - digits + 1);
        var tens = x.Exponent + digits - 1;
        if (mantissa > 3 * Unit)
        {
            mantissa /= 10;
            tens++;
        }
        var halvings = 0;
        while (mantissa > Unit * 4 / 3)
        {
            mantissa >>= 1;
            halvings++;
        }
        while (mantissa < Unit * 2 / 3)
        {
            mantissa <<= 1;
            halvings--;
        }
        return (2 * LnOfRatio((mantissa - Unit) * Unit / (mantissa + Unit))) + (halvings * Ln2) + (tens * Ln10);
    }

    /// <summary>artanh(z) = z + z³/3 + z⁵/5 + …</summary>
    private static BigInteger LnOfRatio(BigInteger z)
    {
        var square = z * z / Unit;
        var power = z;
        var sum = BigInteger.Zero;
        for (var n = 1; !power.IsZero; n += 2)
        {
            sum += power / n;
            power = power * square / Unit;
        }
        return sum;
    }

    private static BigInteger SquareRoot(BigInteger value)
    {
        // Newton from above: a first guess with half the bits.
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    private static BigInteger ToFixed(in UnpackedDecimal x)
    {
        var shift = Scale + x.Exponent;
        var magnitude = shift >= 0 ? x.Coefficient * PowersOfTen.Big(shift) : (BigInteger)x.Coefficient / PowersOfTen.Big(-shift);
        return x.IsNegative ? -magnitude : magnitude;
    }

    private static Decimal128 FromFixed(BigInteger value) => UnpackedDecimal.Round(value.Sign < 0, BigInteger.Abs(value), -Scale);

    /// <summary>An integer that a logarithm was rounded to, as the integer.</summary>
    private static Decimal128 WithoutZeros(Decimal128 value) =>
        DecimalConversion.IsIntegral(value) ? DecimalRounding.ToIntegral(value, RoundingRule.HalfEven) : value;

    private static bool IsOne(in UnpackedDecimal x) =>
        x.IsFinite && x.Exponent is <= 0 and > -UnpackedDecimal.Precision && x.Coefficient == PowersOfTen.Of(-x.Exponent);

    private static int Halve(int exponent) => exponent >> 1;
}
