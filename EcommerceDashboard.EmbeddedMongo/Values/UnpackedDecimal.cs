using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>A Decimal128 taken apart: (-1)^sign · coefficient · 10^exponent, or an infinity, or NaN.</summary>
/// <remarks>IEEE 754-2008, decimal128 in binary integer coding. Zeros keep their sign and exponent.</remarks>
internal readonly struct UnpackedDecimal
{
    /// <summary>Digits of a coefficient.</summary>
    public const int Precision = 34;

    public const int MinimumExponent = -6176;

    public const int MaximumExponent = 6111;

    private const ulong SignBit = 1UL << 63;
    private const ulong InfinityBits = 0x7800000000000000;
    private const ulong NaNBits = 0x7C00000000000000;

    private static readonly UInt128 CoefficientLimit = PowersOfTen.Of(Precision);

    private readonly ulong _special;

    public UnpackedDecimal(Decimal128 value)
    {
        var high = value.GetIEEEHighBits();
        IsNegative = (high & SignBit) != 0;
        if ((high & InfinityBits) == InfinityBits)
        {
            _special = high & NaNBits;
            return;
        }
        // The second form of the coding stands for coefficients above 34 digits only, which count as zero.
        if ((high & 0x6000000000000000) == 0x6000000000000000)
        {
            Exponent = (int)(high >> 47 & 0x3FFF) + MinimumExponent;
            return;
        }
        Exponent = (int)(high >> 49 & 0x3FFF) + MinimumExponent;
        var coefficient = new UInt128(high & 0x1FFFFFFFFFFFF, value.GetIEEELowBits());
        Coefficient = coefficient < CoefficientLimit ? coefficient : 0;
    }

    private UnpackedDecimal(bool isNegative, UInt128 coefficient, int exponent, ulong special = 0)
    {
        IsNegative = isNegative;
        Coefficient = coefficient;
        Exponent = exponent;
        _special = special;
    }

    public bool IsNegative { get; }

    public int Exponent { get; }

    public UInt128 Coefficient { get; }

    public bool IsFinite => _special == 0;

    public bool IsInfinity => _special == InfinityBits;

    public bool IsNaN => _special == NaNBits;

    public bool IsZero => _special == 0 && Coefficient == 0;

    /// <summary>-1, 0 or 1; 0 for NaN.</summary>
    public int Sign => IsZero || IsNaN ? 0 : IsNegative ? -1 : 1;

    /// <summary>The coefficient with its sign.</summary>
    public Int128 Signed => IsNegative ? -(Int128)Coefficient : (Int128)Coefficient;

    public static UnpackedDecimal NaN(bool negative = false) => new(negative, 0, 0, NaNBits);

    public static UnpackedDecimal Infinity(bool negative) => new(negative, 0, 0, InfinityBits);

    /// <summary>Packs the number, which its construction has brought into the range of Decimal128.</summary>
    public static implicit operator Decimal128(in UnpackedDecimal value)
    {
        var high = value.IsFinite ? (ulong)(value.Coefficient >> 64) | (ulong)(value.Exponent - MinimumExponent) << 49 : value._special;
        return Decimal128.FromIEEEBits(value.IsNegative ? high | SignBit : high, (ulong)value.Coefficient);
    }

    /// <summary>The nearest Decimal128 of an exact value, or of one slightly above it in magnitude.</summary>
    /// <param name="negative">The sign.</param>
    /// <param name="coefficient">The digits.</param>
    /// <param name="exponent">The power of ten of the last digit; kept where it can be.</param>
    /// <param name="hasMore">Digits not all zero follow; the coefficient then has at least 36 digits.</param>
    public static UnpackedDecimal Round(bool negative, UInt128 coefficient, int exponent, bool hasMore = false)
    {
        if (coefficient >= CoefficientLimit || exponent < MinimumExponent)
            Shorten(ref coefficient, ref exponent, hasMore);
        if (exponent > MaximumExponent && coefficient != 0)
        {
            var padding = exponent - MaximumExponent;
            if (padding + PowersOfTen.DigitsOf(coefficient) > Precision) return Infinity(negative);
            coefficient *= PowersOfTen.Of(padding);
        }
        return new UnpackedDecimal(negative, coefficient, Math.Clamp(exponent, MinimumExponent, MaximumExponent));
    }

    /// <summary>The nearest Decimal128 of an exact value with any number of digits, or of one slightly above it in magnitude.</summary>
    public static UnpackedDecimal Round(bool negative, BigInteger coefficient, int exponent, bool hasMore = false)
    {
        if (coefficient.GetBitLength() <= 127) return Round(negative, (UInt128)coefficient, exponent, hasMore);
        var dropped = PowersOfTen.DigitsOf(coefficient) - 37;
        var kept = BigInteger.DivRem(coefficient, PowersOfTen.Big(dropped), out var rest);
        return Round(negative, (UInt128)kept, exponent + dropped, hasMore || !rest.IsZero);
    }

    /// <summary>Rounds to 34 digits, or fewer where the exponent would fall below its range; ties to even.</summary>
    private static void Shorten(ref UInt128 coefficient, ref int exponent, bool hasMore)
    {
        var dropped = Math.Max(PowersOfTen.DigitsOf(coefficient) - Precision, MinimumExponent - exponent);
        exponent += dropped;
        if (dropped > PowersOfTen.MaximumExponent)
        {
            coefficient = 0;
            return;
        }
        var unit = PowersOfTen.Of(dropped);
        var (kept, rest) = UInt128.DivRem(coefficient, unit);
        var half = unit >> 1;
        if (rest > half || (rest == half && (hasMore || UInt128.IsOddInteger(kept))))
            kept++;
        coefficient = kept;
        if (kept == CoefficientLimit)
        {
            coefficient = kept / 10;
            exponent++;
        }
    }
}
