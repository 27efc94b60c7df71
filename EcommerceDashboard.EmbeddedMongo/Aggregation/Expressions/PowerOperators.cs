using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Powers, roots, exponentials and logarithms.</summary>
internal static class PowerOperators
{
    public static void Register(OperatorTable table)
    {
        table.Numeric("$exp", number => Apply(number, Math.Exp, DecimalFunctions.Exp));
        Add("$sqrt", Math.Sqrt, DecimalFunctions.Sqrt, number => Numbers.Sign(number) >= 0, 28714, "greater than or equal to 0");
        Add("$ln", Math.Log, DecimalFunctions.Ln, IsPositiveOrNaN, 28766, "a positive number");
        Add("$log10", Math.Log10, DecimalFunctions.Log10, IsPositiveOrNaN, 28761, "a positive number");
        table.Lifted("$log", Log);
        table.Lifted("$pow", Pow);
        table.Add("$sigmoid", (_, argument, scope) => argument is BsonArray
            ? throw CommandException.TypeMismatch("$sigmoid only supports numeric types, not array")
            : new UnaryOperator(Arguments.Single("$sigmoid", argument, scope), Sigmoid));

        void Add(
            string name, Func<double, double> ofReal, Func<Decimal128, Decimal128> ofDecimal, Func<BsonValue, bool> isDefined, int undefined, string domain) =>
            table.Numeric(name, number => isDefined(number)
                ? Apply(number, ofReal, ofDecimal)
                : throw CommandException.Location(undefined, $"{name}'s argument must be {domain}, but is {number}"));
    }

    private static BsonValue Apply(BsonValue number, Func<double, double> ofReal, Func<Decimal128, Decimal128> ofDecimal) =>
        number is BsonDecimal128 exact ? new BsonDecimal128(ofDecimal(exact.Value)) : new BsonDouble(ofReal(Numbers.ToDouble(number)));

    private static BsonValue Log(BsonValue value, BsonValue @base)
    {
        if (!Numbers.IsNumber(value)) throw CommandException.Location(28756, $"$log's argument must be numeric, not {BsonTypeNames.Of(value)}");
        if (!Numbers.IsNumber(@base)) throw CommandException.Location(28757, $"$log's base must be numeric, not {BsonTypeNames.Of(@base)}");
        if (!IsPositiveOrNaN(value)) throw CommandException.Location(28758, $"$log's argument must be a positive number, but is {value}");
        if (!IsPositiveOrNaN(@base) || BsonOrder.Instance.Equals(@base, new BsonInt32(1)))
            throw CommandException.Location(28759, $"$log's base must be a positive number not equal to 1, but is {@base}");
        return value is BsonDecimal128 || @base is BsonDecimal128
            ? new BsonDecimal128(DecimalArithmetic.Divide(
                DecimalFunctions.Ln(Numbers.ToDecimal(value)), DecimalFunctions.Ln(Numbers.ToDecimal(@base))))
            : new BsonDouble(Math.Log(Numbers.ToDouble(value)) / Math.Log(Numbers.ToDouble(@base)));
    }

    private static BsonValue Pow(BsonValue @base, BsonValue exponent)
    {
        if (!Numbers.IsNumber(@base)) throw CommandException.Location(28762, $"$pow's base must be numeric, not {BsonTypeNames.Of(@base)}");
        if (!Numbers.IsNumber(exponent)) throw CommandException.Location(28763, $"$pow's exponent must be numeric, not {BsonTypeNames.Of(exponent)}");
        if (Numbers.Sign(@base) == 0 && !Numbers.IsNaN(@base) && Numbers.Sign(exponent) < 0)
            throw CommandException.Location(28764, "$pow cannot take a base of 0 and a negative exponent");
        switch (Numbers.Widest(@base.BsonType, exponent.BsonType))
        {
            case BsonType.Decimal128:
                return new BsonDecimal128(DecimalFunctions.Pow(Numbers.ToDecimal(@base), Numbers.ToDecimal(exponent)));
            case BsonType.Double:
                return new BsonDouble(Math.Pow(Numbers.ToDouble(@base), Numbers.ToDouble(exponent)));
            case var type:
                return IntegerPower(Numbers.ToInt64(@base), Numbers.ToInt64(exponent)) is not { } power
                    ? new BsonDouble(Math.Pow(Numbers.ToDouble(@base), Numbers.ToDouble(exponent)))
                    : type == BsonType.Int32 ? Numbers.Int32OrInt64(power) : new BsonInt64(power);
        }
    }

    /// <summary>The power of integers where it is an integer of 64 bits, else null.</summary>
    private static long? IntegerPower(long @base, long exponent)
    {
        switch (@base)
        {
            case 1:
                return 1;
            case -1:
                return long.IsEvenInteger(exponent) ? 1 : -1;
            case 0:
                return exponent == 0 ? 1 : 0;
        }
        // 2^63 is the highest power of the smallest base that could fit.
        if (exponent is < 0 or > 63) return null;
        var power = BigInteger.Pow(@base, (int)exponent);
        return power >= long.MinValue && power <= long.MaxValue ? (long)power : null;
    }

    private static BsonValue Sigmoid(BsonValue? value)
    {
        if (Numbers.IsNullish(value)) return BsonNull.Value;
        if (value is BsonDecimal128 exact)
        {
            if (Numbers.IsNaN(value)) return value;
            var denominator = DecimalArithmetic.Add(DecimalArithmetic.One, DecimalFunctions.Exp(DecimalArithmetic.Negate(exact.Value)));
            return new BsonDecimal128(DecimalArithmetic.Divide(DecimalArithmetic.One, denominator));
        }
        if (!Numbers.IsNumber(value)) throw CommandException.TypeMismatch($"$sigmoid only supports numeric types, not {BsonTypeNames.Of(value)}");
        return new BsonDouble(1 / (1 + Math.Exp(-Numbers.ToDouble(value))));
    }

    private static bool IsPositiveOrNaN(BsonValue number) => Numbers.Sign(number) > 0 || Numbers.IsNaN(number);
}
