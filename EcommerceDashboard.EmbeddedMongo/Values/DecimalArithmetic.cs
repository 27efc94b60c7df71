using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Arithmetic of Decimal128: 34 digits, ties to even, exponents as IEEE 754-2008 prefers them (1.10 + 2.2 = 3.30).</summary>
/// <remarks>Works in 128-bit integers where the operands allow it, with integers of any length elsewhere. NaN operands are handed on.</remarks>
internal static class DecimalArithmetic
{
    public static Decimal128 Zero { get; } = UnpackedDecimal.Round(false, UInt128.Zero, 0);

    public static Decimal128 One { get; } = FromInt64(1);

    public static Decimal128 FromInt64(long value) =>
        UnpackedDecimal.Round(value < 0, (UInt128)Int128.Abs(value), 0);

    public static Decimal128 FromInt128(Int128 value) =>
        UnpackedDecimal.Round(value < 0, value < 0 ? UInt128.Zero - (UInt128)value : (UInt128)value, 0);

    public static Decimal128 Negate(Decimal128 value) => Decimal128.FromIEEEBits(value.GetIEEEHighBits() ^ 1UL << 63, value.GetIEEELowBits());

    public static Decimal128 Abs(Decimal128 value) => Decimal128.FromIEEEBits(value.GetIEEEHighBits() & ~(1UL << 63), value.GetIEEELowBits());

    public static Decimal128 Add(Decimal128 left, Decimal128 right) => Add(new UnpackedDecimal(left), new UnpackedDecimal(right), false);

    public static Decimal128 Subtract(Decimal128 left, Decimal128 right) => Add(new UnpackedDecimal(left), new UnpackedDecimal(right), true);

    public static Decimal128 Multiply(Decimal128 left, Decimal128 right)
    {
        var x = new UnpackedDecimal(left);
        var y = new UnpackedDecimal(right);
        var negative = x.IsNegative != y.IsNegative;
        if (!x.IsFinite || !y.IsFinite) return FirstNaN(x, y) ?? (x.IsZero || y.IsZero ? UnpackedDecimal.NaN() : UnpackedDecimal.Infinity(negative));
        var exponent = x.Exponent + y.Exponent;
        var bits = 256 - (int)UInt128.LeadingZeroCount(x.Coefficient) - (int)UInt128.LeadingZeroCount(y.Coefficient);
        return bits <= 128
            ? UnpackedDecimal.Round(negative, x.Coefficient * y.Coefficient, exponent)
            : UnpackedDecimal.Round(negative, (BigInteger)x.Coefficient * y.Coefficient, exponent);
    }

    /// <summary>The quotient; by zero an infinity, 0 / 0 NaN.</summary>
    public static Decimal128 Divide(Decimal128 left, Decimal128 right)
    {
        var x = new UnpackedDecimal(left);
        var y = new UnpackedDecimal(right);
        var negative = x.IsNegative != y.IsNegative;
        if (FirstNaN(x, y) is { } nan) return nan;
        if (x.IsInfinity) return y.IsInfinity ? UnpackedDecimal.NaN() : UnpackedDecimal.Infinity(negative);
        if (y.IsInfinity) return UnpackedDecimal.Round(negative, UInt128.Zero, UnpackedDecimal.MinimumExponent);
        if (y.IsZero) return x.IsZero ? UnpackedDecimal.NaN() : UnpackedDecimal.Infinity(negative);
        var preferred = x.Exponent - y.Exponent;
        if (x.IsZero) return UnpackedDecimal.Round(negative, UInt128.Zero, preferred);
        return DivideFinite(negative, x.Coefficient, y.Coefficient, preferred);
    }

    /// <summary>The remainder of a division truncated to an integer: it has the sign of the dividend. By zero: NaN.</summary>
    public static Decimal128 Remainder(Decimal128 left, Decimal128 right)
    {
        var x = new UnpackedDecimal(left);
        var y = new UnpackedDecimal(right);
        if (FirstNaN(x, y) is { } nan) return nan;
        if (x.IsInfinity || y.IsZero) return UnpackedDecimal.NaN();
        if (y.IsInfinity) return left;
        var exponent = Math.Min(x.Exponent, y.Exponent);
        var shift = Math.Abs(x.Exponent - y.Exponent);
        if (x.Exponent < y.Exponent)
        {
            // A divisor that large leaves the dividend as it is.
            if (shift > PowersOfTen.MaximumExponent) return left;
            var rest = BigInteger.Remainder(x.Coefficient, (BigInteger)y.Coefficient * PowersOfTen.Of(shift));
            return UnpackedDecimal.Round(x.IsNegative, rest, exponent);
        }
        var scale = BigInteger.ModPow(10, shift, y.Coefficient);
        return UnpackedDecimal.Round(x.IsNegative, BigInteger.Remainder(scale * x.Coefficient, y.Coefficient), exponent);
    }

    /// <summary>The first NaN among operands, without its payload.</summary>
    public static Decimal128? FirstNaN(in UnpackedDecimal x, in UnpackedDecimal y) =>
        x.IsNaN ? UnpackedDecimal.NaN(x.IsNegative) : y.IsNaN ? UnpackedDecimal.NaN(y.IsNegative) : null;

    private static Decimal128 Add(in UnpackedDecimal x, in UnpackedDecimal y, bool negateRight)
    {
        var rightNegative = y.IsNegative != negateRight;
        if (!x.IsFinite || !y.IsFinite)
        {
            return FirstNaN(x, y) ?? (x.IsInfinity && y.IsInfinity && x.IsNegative != rightNegative
                ? UnpackedDecimal.NaN()
                : UnpackedDecimal.Infinity(x.IsInfinity ? x.IsNegative : rightNegative));
        }
        return x.Exponent >= y.Exponent
            ? AddAligned(x.IsNegative, x.Coefficient, x.Exponent, rightNegative, y.Coefficient, y.Exponent)
            : AddAligned(rightNegative, y.Coefficient, y.Exponent, x.IsNegative, x.Coefficient, x.Exponent);
    }

    /// <summary>Adds; the first operand has the higher exponent.</summary>
    private static Decimal128 AddAligned(bool highNegative, UInt128 high, int highExponent, bool lowNegative, UInt128 low, int lowExponent)
    {
        var shift = highExponent - lowExponent;
        var room = PowersOfTen.MaximumExponent - PowersOfTen.DigitsOf(high);
        if (high == 0 || shift <= room)
        {
            // A zero has no digits to lose, whatever its exponent.
            var scaled = high == 0 ? 0 : high * PowersOfTen.Of(shift);
            if (highNegative == lowNegative) return UnpackedDecimal.Round(highNegative, scaled + low, lowExponent);
            if (scaled == low) return UnpackedDecimal.Round(false, UInt128.Zero, lowExponent);
            return scaled > low
                ? UnpackedDecimal.Round(highNegative, scaled - low, lowExponent)
                : UnpackedDecimal.Round(lowNegative, low - scaled, lowExponent);
        }
        if (low == 0)
        {
            // Zeros are added behind the digits for as long as they fit: towards the lower exponent.
            var padding = Math.Min(shift, UnpackedDecimal.Precision - PowersOfTen.DigitsOf(high));
            return UnpackedDecimal.Round(highNegative, high * PowersOfTen.Of(padding), highExponent - padding);
        }

        // The lower operand lies wholly behind the 34 digits of the higher one, but for a carry and the rounding.
        var exponent = highExponent - room;
        var sum = high * PowersOfTen.Of(room);
        var behind = exponent - lowExponent;
        var (tail, rest) = behind <= PowersOfTen.MaximumExponent ? UInt128.DivRem(low, PowersOfTen.Of(behind)) : (UInt128.Zero, low);
        sum = highNegative == lowNegative ? sum + tail : sum - tail - (rest == 0 ? 0u : 1u);
        return UnpackedDecimal.Round(highNegative, sum, exponent, rest != 0);
    }

    private static Decimal128 DivideFinite(bool negative, UInt128 x, UInt128 y, int preferred)
    {
        // Exact quotients of short operands need no long division.
        var padding = PowersOfTen.MaximumExponent - PowersOfTen.DigitsOf(x);
        var (quotient, rest) = UInt128.DivRem(x * PowersOfTen.Of(padding), y);
        if (rest == 0) return Strip(negative, quotient, preferred - padding, preferred);
        padding = 36 + Math.Max(0, PowersOfTen.DigitsOf(y) - PowersOfTen.DigitsOf(x));
        var longQuotient = BigInteger.DivRem(x * PowersOfTen.Big(padding), y, out var longRest);
        return longRest.IsZero && longQuotient.GetBitLength() <= 128
            ? Strip(negative, (UInt128)longQuotient, preferred - padding, preferred)
            : UnpackedDecimal.Round(negative, longQuotient, preferred - padding, !longRest.IsZero);
    }

    /// <summary>Rounds an exact value after taking zeros off its end, for as long as the exponent is below the preferred one.</summary>
    public static Decimal128 Strip(bool negative, UInt128 coefficient, int exponent, int preferred)
    {
        while (exponent < preferred)
        {
            var (shorter, digit) = UInt128.DivRem(coefficient, 10);
            if (digit != 0) break;
            coefficient = shorter;
            exponent++;
        }
        return UnpackedDecimal.Round(negative, coefficient, exponent);
    }
}
