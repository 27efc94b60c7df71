using System.Numerics;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Powers, roots, exponentials and logarithms.</summary>
internal static class PowerOperators
{
    public static void Register(OperatorTable table)
    {
        table.Unary("$exp", Exp);
        table.Unary("$sqrt", Sqrt);
        table.Unary("$ln", Ln);
        table.Unary("$log10", Log10);
        table.Binary("$log", Log);
        table.Binary("$pow", Pow);
        table.Add("$sigmoid", (_, argument, scope) => argument is BsonArray
            ? throw CommandException.TypeMismatch("$sigmoid only supports numeric types, not array")
            : new UnaryOperator(Arguments.Single("$sigmoid", argument, scope), Sigmoid));
    }

    private static BsonValue Exp(BsonValue? value) => value switch
    {
        BsonDecimal128 exact => new BsonDecimal128(DecimalFunctions.Exp(exact.Value)),
        _ when Numbers.IsNumber(value) => new BsonDouble(Math.Exp(Numbers.ToDouble(value))),
        _ => ArithmeticOperators.NullOrNotNumeric("$exp", value),
    };

    private static BsonValue Sqrt(BsonValue? value)
    {
        if (!Numbers.IsNumber(value)) return ArithmeticOperators.NullOrNotNumeric("$sqrt", value);
        if (Numbers.Sign(value) < 0) throw CommandException.Location(28714, "$sqrt's argument must be greater than or equal to 0");
        return value is BsonDecimal128 exact
            ? new BsonDecimal128(DecimalFunctions.Sqrt(exact.Value))
            : new BsonDouble(Math.Sqrt(Numbers.ToDouble(value)));
    }

    private static BsonValue Ln(BsonValue? value)
    {
        if (!Numbers.IsNumber(value)) return ArithmeticOperators.NullOrNotNumeric("$ln", value);
        if (!IsPositiveOrNaN(value)) throw CommandException.Location(28766, $"$ln's argument must be a positive number, but is {value}");
        return value is BsonDecimal128 exact
            ? new BsonDecimal128(DecimalFunctions.Ln(exact.Value))
            : new BsonDouble(Math.Log(Numbers.ToDouble(value)));
    }

    private static BsonValue Log10(BsonValue? value)
    {
        if (!Numbers.IsNumber(value)) return ArithmeticOperators.NullOrNotNumeric("$log10", value);
        if (!IsPositiveOrNaN(value)) throw CommandException.Location(28761, $"$log10's argument must be a positive number, but is {value}");
        return value is BsonDecimal128 exact
            ? new BsonDecimal128(DecimalFunctions.Log10(exact.Value))
            : new BsonDouble(Math.Log10(Numbers.ToDouble(value)));
    }

    private static BsonValue Log(BsonValue? value, BsonValue? @base)
    {
        if (Numbers.IsNullish(value) || Numbers.IsNullish(@base)) return BsonNull.Value;
        if (!Numbers.IsNumber(value)) throw CommandException.Location(28756, $"$log's argument must be numeric, not {BsonTypeNames.Of(value)}");
        if (!Numbers.IsNumber(@base)) throw CommandException.Location(28757, $"$log's base must be numeric, not {BsonTypeNames.Of(@base)}");
        if (!IsPositiveOrNaN(value)) throw CommandException.Location(28758, $"$log's argument must be a positive number, but is {value}");
        if (!IsPositiveOrNaN(@base!) || BsonOrder.Instance.Equals(@base, new BsonInt32(1)))
            throw CommandException.Location(28759, $"$log's base must be a positive number not equal to 1, but is {@base}");
        return value is BsonDecimal128 || @base is BsonDecimal128
            ? new BsonDecimal128(DecimalArithmetic.Divide(
                DecimalFunctions.Ln(Numbers.ToDecimal(value)), DecimalFunctions.Ln(Numbers.ToDecimal(@base!))))
            : new BsonDouble(Math.Log(Numbers.ToDouble(value)) / Math.Log(Numbers.ToDouble(@base!)));
    }

    private static BsonValue Pow(BsonValue? @base, BsonValue? exponent)
    {
        if (Numbers.IsNullish(@base) || Numbers.IsNullish(exponent)) return BsonNull.Value;
        if (!Numbers.IsNumber(@base)) throw CommandException.Location(28762, $"$pow's base must be numeric, not {BsonTypeNames.Of(@base)}");
        if (!Numbers.IsNumber(exponent)) throw CommandException.Location(28763, $"$pow's exponent must be numeric, not {BsonTypeNames.Of(exponent)}");
        if (Numbers.Sign(@base!) == 0 && !Numbers.IsNaN(@base!) && Numbers.Sign(exponent) < 0)
            throw CommandException.Location(28764, "$pow cannot take a base of 0 and a negative exponent");
        switch (Numbers.Widest(@base!.BsonType, exponent.BsonType))
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
