using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Powers of ten and decimal digits of integers.</summary>
internal static class PowersOfTen
{
    /// <summary>The largest exponent whose power fits in 128 bits.</summary>
    public const int MaximumExponent = 38;

    private static readonly UInt128[] Powers = Build();

    /// <summary>10^exponent, for 0 … 38.</summary>
    public static UInt128 Of(int exponent) => Powers[exponent];

    /// <summary>10^exponent.</summary>
    public static BigInteger Big(int exponent) =>
        exponent <= MaximumExponent ? (BigInteger)Powers[exponent] : BigInteger.Pow(10, exponent);

    /// <summary>How many decimal digits a number has; 0 has one.</summary>
    public static int DigitsOf(UInt128 value)
    {
        if (value == 0) return 1;
        // log10(2) = 1233 / 4096: at most one digit short.
        var bits = 128 - (int)UInt128.LeadingZeroCount(value);
        var digits = bits * 1233 >> 12;
        return value >= Powers[digits] ? digits + 1 : digits;
    }

    /// <summary>How many decimal digits a positive number has.</summary>
    public static int DigitsOf(BigInteger value)
    {
        var digits = (int)((value.GetBitLength() - 1) * 0.30102999566398119);
        return value >= Big(digits) ? digits + 1 : digits;
    }

    private static UInt128[] Build()
    {
        var powers = new UInt128[MaximumExponent + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
