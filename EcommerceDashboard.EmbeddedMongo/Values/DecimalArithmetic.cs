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

    public static Decimal128 Add(Decimal128 left, Decimal128 right) => Add(new UnpackedDecimal(left), new UnpackedDecimal(right));

    public static Decimal128 Subtract(Decimal128 left, Decimal128 right) =>
        Decimal128.IsNaN(right) ? Add(left, right) : Add(left, Negate(right));

    public static UnpackedDecimal Add(in UnpackedDecimal x, in UnpackedDecimal y)
    {
        if (!x.IsFinite || !y.IsFinite)
            return FirstNaN(x, y) ?? (x.IsInfinity && y.IsInfinity && x.IsNegative != y.IsNegative ? UnpackedDecimal.NaN() : x.IsInfinity ? x : y);
        return x.Exponent >= y.Exponent ? AddLower(x, y) : AddLower(y, x);
    }

    /// <summary>Adds; the first operand has the higher exponent.</summary>
    private static UnpackedDecimal AddLower(in UnpackedDecimal high, in UnpackedDecimal low)
    {
        // A zero has no digits to lose, whatever its exponent.
        var shift = high.IsZero ? 0 : high.Exponent - low.Exponent;
        var room = shift == 0 ? 0 : PowersOfTen.MaximumExponent - PowersOfTen.DigitsOf(high.Coefficient);
        if (shift <= room)
        {
            var exact = (high.Signed * (Int128)PowersOfTen.Of(shift)) + low.Signed;
            var isNegative = exact == 0 ? high.IsNegative && low.IsNegative : exact < 0;
            return UnpackedDecimal.Round(isNegative, (UInt128)Int128.Abs(exact), low.Exponent);
        }

        // The lower operand lies wholly behind the 34 digits of the higher one, but for a carry and the rounding.
        var sum = high.Coefficient * PowersOfTen.Of(room);
        var behind = shift - room;
        var (tail, rest) = behind <= PowersOfTen.MaximumExponent ? UInt128.DivRem(low.Coefficient, PowersOfTen.Of(behind)) : (UInt128.Zero, low.Coefficient);
        sum = high.IsNegative == low.IsNegative ? sum + tail : sum - tail - (rest == 0 ? 0u : 1u);
        return UnpackedDecimal.Round(high.IsNegative, sum, high.Exponent - room, rest != 0);
    }

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
    public static UnpackedDecimal? FirstNaN(in UnpackedDecimal x, in UnpackedDecimal y) =>
        x.IsNaN ? UnpackedDecimal.NaN(x.IsNegative) : y.IsNaN ? UnpackedDecimal.NaN(y.IsNegative) : null;

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
