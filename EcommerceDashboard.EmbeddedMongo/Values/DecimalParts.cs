using System.Globalization;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>A Decimal128 taken apart: sign, coefficient below 10^34 and decimal exponent; or NaN or an infinity.</summary>
/// <remarks>IEEE 754-2008 decimal128 in binary integer coding; a coefficient above its 34 digits is not canonical and counts as 0.</remarks>
internal readonly struct DecimalParts : IComparable<DecimalParts>
{
    private enum Kind : byte
    {
        NaN,
        NegativeInfinity,
        Finite,
        PositiveInfinity,
    }

    private const int ExponentBias = 6176;

    /// <summary>10^0 … 10^38.</summary>
    private static readonly UInt128[] PowersOfTen = BuildPowersOfTen();

    private readonly Kind _kind;

    private DecimalParts(Kind kind, int sign, UInt128 coefficient, int exponent)
    {
        _kind = kind;
        Sign = sign;
        Coefficient = coefficient;
        Exponent = exponent;
    }

    public bool IsFinite => _kind == Kind.Finite;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign { get; }

    public UInt128 Coefficient { get; }

    public int Exponent { get; }

    /// <summary>The power of ten just above the value: 1 for 5, 3 for 123.45.</summary>
    public int Magnitude => DigitCount(Coefficient) + Exponent;

    public static DecimalParts Of(Decimal128 value)
    {
        var high = value.GetIEEEHighBits();
        var low = value.GetIEEELowBits();
        var negative = high >> 63 != 0;
        if ((high >> 58 & 0x1F) == 0x1F)
            return NaN;
        if ((high >> 58 & 0x1F) == 0x1E)
            return Infinity(negative);
        var coefficient = new UInt128(high & 0x1FFFFFFFFFFFF, low);
        // The second form of the coding always stands for coefficients above 34 digits.
        if ((high >> 61 & 3) == 3 || coefficient >= PowersOfTen[34] || coefficient == 0)
            return Of(0L);
        return new(Kind.Finite, negative ? -1 : 1, coefficient, (int)(high >> 49 & 0x3FFF) - ExponentBias);
    }

    public static DecimalParts Of(long value) =>
        new(Kind.Finite, Math.Sign(value), value < 0 ? (UInt128)(-(Int128)value) : (UInt128)value, 0);

    public static DecimalParts NaN { get; } = new(Kind.NaN, 0, 0, 0);

    public static DecimalParts Infinity(bool negative) =>
        new(negative ? Kind.NegativeInfinity : Kind.PositiveInfinity, negative ? -1 : 1, 0, 0);

    /// <inheritdoc />
    public int CompareTo(DecimalParts other)
    {
        if (_kind != other._kind)
            return _kind.CompareTo(other._kind);
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);
        if (Sign == 0)
            return 0;
        if (Exponent == other.Exponent)
            return Sign * Coefficient.CompareTo(other.Coefficient);
        var magnitude = Magnitude.CompareTo(other.Magnitude);
        if (magnitude != 0)
            return Sign * magnitude;
        // Equal magnitudes: bringing both to the smaller exponent cannot leave 34 digits.
        return Sign * (Exponent > other.Exponent
            ? (Coefficient * PowersOfTen[Exponent - other.Exponent]).CompareTo(other.Coefficient)
            : Coefficient.CompareTo(other.Coefficient * PowersOfTen[other.Exponent - Exponent]));
    }

    /// <summary>The correctly rounded double.</summary>
    public double NearestDouble()
    {
        switch (_kind)
        {
            case Kind.NaN:
                return double.NaN;
            case Kind.NegativeInfinity:
                return double.NegativeInfinity;
            case Kind.PositiveInfinity:
                return double.PositiveInfinity;
        }
        if (Sign == 0)
            return 0;
        // Both operands are exact doubles, so the one rounding of the division or product is the correct one.
        if (Coefficient <= 1UL << 53 && Math.Abs(Exponent) <= 19)
        {
            var coefficient = Sign * (double)(ulong)Coefficient;
            var power = (double)(ulong)PowersOfTen[Math.Abs(Exponent)];
            return Exponent < 0 ? coefficient / power : coefficient * power;
        }
        var text = string.Create(CultureInfo.InvariantCulture, $"{(Sign < 0 ? "-" : "")}{Coefficient}E{Exponent}");
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The value without its fraction; false: not finite, or beyond 64 bits.</summary>
    public bool TryTruncate(out long whole, out bool isExact)
    {
        whole = 0;
        isExact = Sign == 0;
        if (!IsFinite || Magnitude > 19 && Sign != 0)
            return false;
        if (Sign == 0 || Magnitude <= 0)
            return true;
        var power = PowersOfTen[Math.Abs(Exponent)];
        var (quotient, rest) = Exponent < 0 ? UInt128.DivRem(Coefficient, power) : (Coefficient * power, UInt128.Zero);
        if (quotient > (Sign < 0 ? (UInt128)1 << 63 : long.MaxValue))
            return false;
        whole = Sign < 0 ? (long)-(Int128)quotient : (long)quotient;
        isExact = rest == 0;
        return true;
    }

    private static int DigitCount(UInt128 value)
    {
        // The logarithm is at most one off.
        var bits = 128 - (int)UInt128.LeadingZeroCount(value);
        var estimate = bits * 1233 >> 12;
        return value >= PowersOfTen[estimate] ? estimate + 1 : estimate;
    }

    private static UInt128[] BuildPowersOfTen()
    {
        var powers = new UInt128[39];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
