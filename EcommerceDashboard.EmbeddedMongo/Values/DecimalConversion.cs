using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Decimal128 from and to the other numeric types.</summary>
internal static partial class DecimalConversion
{
    /// <summary>Significant digits that MongoDB gives a double it turns into a decimal.</summary>
    private const int DigitsOfDouble = 15;

    /// <summary>A double with 15 significant digits, trailing zeros included: 2.5 becomes 2.50000000000000.</summary>
    public static Decimal128 FromDouble(double value)
    {
        if (!double.IsFinite(value) || value == 0) return FromDoubleExactly(value);
        // "d.ddddddddddddddE±xxx": .NET rounds the exact binary value.
        var text = Math.Abs(value).ToString("E14", CultureInfo.InvariantCulture);
        var digits = UInt128.Parse(string.Concat(text.AsSpan(0, 1), text.AsSpan(2, DigitsOfDouble - 1)), CultureInfo.InvariantCulture);
        var exponent = int.Parse(text.AsSpan(DigitsOfDouble + 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return UnpackedDecimal.Round(value < 0, digits, exponent - DigitsOfDouble + 1);
    }

    /// <summary>The exact value of a double, rounded to 34 digits: 2.5 stays 2.5.</summary>
    public static Decimal128 FromDoubleExactly(double value)
    {
        var negative = double.IsNegative(value);
        if (double.IsNaN(value)) return UnpackedDecimal.NaN();
        if (double.IsInfinity(value)) return UnpackedDecimal.Infinity(negative);
        var (coefficient, exponent) = Exactly(Math.Abs(value));
        return UnpackedDecimal.Round(negative, coefficient, exponent);
    }

    /// <summary>A finite double that is not negative, as coefficient · 10^exponent with no digit lost.</summary>
    public static (BigInteger Coefficient, int Exponent) Exactly(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        // The smallest doubles have no hidden bit, and the exponent of the least that have.
        var isSmallest = bits >> 52 == 0;
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (isSmallest ? 0 : 1L << 52);
        var exponent = (int)(isSmallest ? 1 : bits >> 52) - 1075;
        if (exponent >= 0 || mantissa == 0) return ((BigInteger)mantissa << Math.Max(0, exponent), 0);
        var zeros = Math.Min(BitOperations.TrailingZeroCount(mantissa), -exponent);
        // m · 2^-k = m · 5^k · 10^-k
        return ((mantissa >> zeros) * BigInteger.Pow(5, -exponent - zeros), exponent + zeros);
    }

    /// <summary>The nearest double.</summary>
    public static double ToDouble(Decimal128 value)
    {
        var x = new UnpackedDecimal(value);
        if (x.IsNaN) return double.NaN;
        if (x.IsInfinity) return x.IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
        double magnitude;
        // Both operands are exact doubles, so that the one rounding of the quotient or product is the right one.
        if (x.Coefficient <= 1UL << 53 && Math.Abs(x.Exponent) <= 19)
        {
            var power = (double)(ulong)PowersOfTen.Of(Math.Abs(x.Exponent));
            magnitude = x.Exponent < 0 ? (ulong)x.Coefficient / power : (ulong)x.Coefficient * power;
        }
        else
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{x.Coefficient}E{x.Exponent}");
            magnitude = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        return x.IsNegative ? -magnitude : magnitude;
    }

    /// <summary>The integer that a decimal rounds to; null when it is none of 64 bits.</summary>
    public static long? ToInt64(Decimal128 value, RoundingRule rule)
    {
        var x = new UnpackedDecimal(value);
        if (!x.IsFinite) return null;
        if (x.IsZero) return 0;
        UInt128 magnitude;
        if (x.Exponent >= 0)
        {
            if (x.Exponent + PowersOfTen.DigitsOf(x.Coefficient) > 19) return null;
            magnitude = x.Coefficient * PowersOfTen.Of(x.Exponent);
        }
        else
        {
            magnitude = DecimalRounding.RoundedCoefficient(x, -x.Exponent, rule);
        }
        if (x.IsNegative) return magnitude <= 1UL << 63 ? (long)(0UL - (ulong)magnitude) : null;
        return magnitude <= long.MaxValue ? (long)magnitude : null;
    }

    /// <summary>Whether a decimal has no fraction; false for infinities and NaN.</summary>
    public static bool IsIntegral(Decimal128 value)
    {
        var x = new UnpackedDecimal(value);
        if (!x.IsFinite || x.Exponent >= 0 || x.IsZero) return x.IsFinite;
        return -x.Exponent <= PowersOfTen.MaximumExponent && x.Coefficient % PowersOfTen.Of(-x.Exponent) == 0;
    }

    /// <summary>
    /// Reads a decimal as MongoDB does: digits beyond 34 are rounded; <c>Infinity</c>, <c>inf</c> and <c>NaN</c> in any case.
    /// Numbers too large, or so small that only zero is left, are none.
    /// </summary>
    public static bool TryParse(string text, out Decimal128 value)
    {
        value = default;
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        if (rest is ['-', ..] or ['+', ..])
            rest = rest[1..];
        if (rest.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = UnpackedDecimal.NaN(negative);
            return true;
        }
        if (rest.Equals("inf", StringComparison.OrdinalIgnoreCase) || rest.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = UnpackedDecimal.Infinity(negative);
            return true;
        }

        if (DecimalNumber().Match(rest.ToString()) is not { Success: true } number) return false;
        var (whole, fraction, power) = (number.Groups["whole"].Value, number.Groups["fraction"].Value, number.Groups["power"].Value);
        var coefficient = BigInteger.Parse(whole + fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = (power.Length == 0 ? 0 : BigInteger.Parse(power, CultureInfo.InvariantCulture)) - fraction.Length;
        var result = UnpackedDecimal.Round(negative, coefficient, (int)BigInteger.Clamp(exponent, -100_000 - number.Length, 100_000));
        value = result;
        return result.IsFinite && (!result.IsZero || coefficient.IsZero);
    }

    [GeneratedRegex(@"^(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?([eE](?<power>[+-]?[0-9]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalNumber();
}
