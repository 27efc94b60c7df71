namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Which neighbour a number is rounded to.</summary>
internal enum RoundingRule
{
    /// <summary>The nearest; the even one of two equally near.</summary>
    HalfEven,
    TowardsZero,
    Down,
    Up,
}

/// <summary>Rounding of Decimal128 to a given last digit.</summary>
internal static class DecimalRounding
{
    /// <summary>The number with its last digit at 10^exponent, padded with zeros if need be; NaN when that takes more than 34 digits.</summary>
    public static Decimal128 Quantize(Decimal128 value, int exponent, RoundingRule rule)
    {
        var x = new UnpackedDecimal(value);
        if (!x.IsFinite) return x.IsNaN ? UnpackedDecimal.NaN(x.IsNegative) : value;
        if (exponent <= x.Exponent)
        {
            var padding = x.Exponent - exponent;
            if (x.Coefficient == 0) return UnpackedDecimal.Round(x.IsNegative, UInt128.Zero, exponent);
            return padding + PowersOfTen.DigitsOf(x.Coefficient) > UnpackedDecimal.Precision
                ? UnpackedDecimal.NaN()
                : UnpackedDecimal.Round(x.IsNegative, x.Coefficient * PowersOfTen.Of(padding), exponent);
        }
        return UnpackedDecimal.Round(x.IsNegative, RoundedCoefficient(x, exponent - x.Exponent, rule), exponent);
    }

    /// <summary>The number as an integer (exponent 0, or its own where that is higher).</summary>
    public static Decimal128 ToIntegral(Decimal128 value, RoundingRule rule)
    {
        var x = new UnpackedDecimal(value);
        return x.IsFinite && x.Exponent >= 0 ? value : Quantize(value, 0, rule);
    }

    /// <summary>The coefficient without its last digits, rounded.</summary>
    public static UInt128 RoundedCoefficient(in UnpackedDecimal value, int droppedDigits, RoundingRule rule)
    {
        UInt128 kept = 0;
        var rest = value.Coefficient;
        UInt128 half = UInt128.MaxValue;
        if (droppedDigits <= PowersOfTen.MaximumExponent)
        {
            var unit = PowersOfTen.Of(droppedDigits);
            (kept, rest) = UInt128.DivRem(value.Coefficient, unit);
            half = unit >> 1;
        }
        var awayFromZero = rest != 0 && rule switch
        {
            RoundingRule.HalfEven => rest > half || (rest == half && UInt128.IsOddInteger(kept)),
            RoundingRule.Down => value.IsNegative,
            RoundingRule.Up => !value.IsNegative,
            _ => false,
        };
        return awayFromZero ? kept + 1 : kept;
    }
}
