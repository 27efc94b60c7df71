namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$round</c> and <c>$trunc</c> to a number of places before or behind the point.</summary>
internal static class RoundingOperators
{
    private const int MinimumPlace = -20;
    private const int MaximumPlace = 100;

    // More digits than a double or an integer of 64 bits can have behind which nothing is left to round.
    private const int DigitsOfLong = 19;

    public static BsonValue Round(string name, BsonValue?[] operands, RoundingRule rule)
    {
        var value = operands[0];
        if (Numbers.IsNullish(value)) return BsonNull.Value;
        if (!Numbers.IsNumber(value)) throw CommandException.Location(51081, $"{name} only supports numeric types, not {BsonTypeNames.Of(value)}");
        if (operands.Length == 2 && Numbers.IsNullish(operands[1])) return BsonNull.Value;
        var place = operands.Length == 2 ? Place(name, operands[1]!) : 0;
        return value switch
        {
            BsonDecimal128 exact => new BsonDecimal128(ToPlace(exact.Value, place, rule)),
            BsonDouble real => new BsonDouble(ToPlace(real.Value, place, rule)),
            _ when place >= 0 => value,
            BsonInt32 whole => Numbers.Int32OrInt64(ToPlace(name, whole.Value, place, rule)),
            _ => new BsonInt64(ToPlace(name, ((BsonInt64)value).Value, place, rule)),
        };
    }

    private static Decimal128 ToPlace(Decimal128 value, int place, RoundingRule rule)
    {
        var unpacked = new UnpackedDecimal(value);
        if (!unpacked.IsFinite) return value;
        if (place == 0) return DecimalRounding.ToIntegral(value, rule);
        // As many places as 34 digits have room for.
        var room = UnpackedDecimal.Precision - PowersOfTen.DigitsOf(unpacked.Coefficient);
        return DecimalRounding.Quantize(value, Math.Max(-place, unpacked.Exponent - room), rule);
    }

    private static double ToPlace(double value, int place, RoundingRule rule)
    {
        if (!double.IsFinite(value)) return value;
        if (place == 0) return rule == RoundingRule.HalfEven ? Math.Round(value, MidpointRounding.ToEven) : Math.Truncate(value);
        var exact = DecimalConversion.FromDoubleExactly(value);
        return -place <= new UnpackedDecimal(exact).Exponent
            ? value
            : DecimalConversion.ToDouble(DecimalRounding.Quantize(exact, -place, rule));
    }

    private static long ToPlace(string name, long value, int place, RoundingRule rule)
    {
        if (-place > DigitsOfLong) return 0;
        var unpacked = new UnpackedDecimal(DecimalArithmetic.FromInt64(value));
        var rounded = (Int128)(DecimalRounding.RoundedCoefficient(unpacked, -place, rule) * PowersOfTen.Of(-place));
        if (value < 0)
            rounded = -rounded;
        return rounded >= long.MinValue && rounded <= long.MaxValue
            ? (long)rounded
            : throw CommandException.Location(51080, $"invalid conversion from Decimal128 result in {name} resulting from arguments: [{value}, {place}]");
    }

    private static int Place(string name, BsonValue value)
    {
        if (!Numbers.IsNumber(value)) throw CommandException.Location(16004, $"can't convert from BSON type {BsonTypeNames.Of(value)} to long");
        if (value is BsonDouble { Value: var real } && !(Math.Abs(real) < 9.3e18))
            throw CommandException.Location(31109, $"Can't coerce out of range value {value} to long");
        var place = Numbers.ExactInt64(value)
            ?? throw CommandException.Location(51082, $"precision argument to  {name} must be a integral value");
        return place is >= MinimumPlace and <= MaximumPlace
            ? (int)place
            : throw CommandException.Location(51083, $"cannot apply {name} with precision value {place} value must be in [-20, 100]");
    }
}
