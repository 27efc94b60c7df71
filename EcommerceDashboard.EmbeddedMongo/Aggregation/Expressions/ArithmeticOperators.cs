namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Arithmetic of two numbers and of one.</summary>
internal static class ArithmeticOperators
{
    public static void Register(OperatorTable table)
    {
        table.Add("$add", (_, argument, scope) => new AddOperator(Arguments.All(argument, scope)));
        table.Add("$multiply", (_, argument, scope) => new MultiplyOperator(Arguments.All(argument, scope)));
        table.Binary("$subtract", Subtract);
        table.Binary("$divide", Divide);
        table.Binary("$mod", Mod);
        table.Unary("$abs", Abs);
        table.Unary("$ceil", value => Integral("$ceil", value, RoundingRule.Up));
        table.Unary("$floor", value => Integral("$floor", value, RoundingRule.Down));
        table.Variadic("$round", 1, 2, values => RoundingOperators.Round("$round", values, RoundingRule.HalfEven));
        table.Variadic("$trunc", 1, 2, values => RoundingOperators.Round("$trunc", values, RoundingRule.TowardsZero));
    }

    private static BsonValue Subtract(BsonValue? left, BsonValue? right)
    {
        if (Numbers.IsNullish(left) || Numbers.IsNullish(right)) return BsonNull.Value;
        if (left is BsonDateTime date) return SubtractFromDate(date, right);
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw CommandException.TypeMismatch($"can't $subtract {BsonTypeNames.Of(right)} from {BsonTypeNames.Of(left)}");
        switch (Numbers.Widest(left.BsonType, right.BsonType))
        {
            case BsonType.Decimal128:
                return new BsonDecimal128(DecimalArithmetic.Subtract(Numbers.ToDecimal(left), Numbers.ToDecimal(right)));
            case BsonType.Double:
                return new BsonDouble(Numbers.ToDouble(left) - Numbers.ToDouble(right));
            case var type:
                var difference = (Int128)Numbers.ToInt64(left) - Numbers.ToInt64(right);
                if (difference > long.MaxValue || difference < long.MinValue) return new BsonDouble(Numbers.ToDouble(left) - Numbers.ToDouble(right));
                return type == BsonType.Int32 ? Numbers.Int32OrInt64((long)difference) : new BsonInt64((long)difference);
        }
    }

    private static BsonValue SubtractFromDate(BsonDateTime date, BsonValue right)
    {
        var milliseconds = right switch
        {
            BsonDateTime other => other.MillisecondsSinceEpoch,
            _ when Numbers.IsNumber(right) => DateArithmetic.Milliseconds(right) ?? throw DateArithmetic.Overflow("$subtract"),
            _ => throw CommandException.TypeMismatch($"can't $subtract {BsonTypeNames.Of(right)} from Date"),
        };
        var difference = (Int128)date.MillisecondsSinceEpoch - milliseconds;
        if (difference > long.MaxValue || difference < long.MinValue) throw DateArithmetic.Overflow("$subtract");
        return right is BsonDateTime ? new BsonInt64((long)difference) : new BsonDateTime((long)difference);
    }

    private static BsonValue Divide(BsonValue? left, BsonValue? right)
    {
        if (Numbers.IsNullish(left) || Numbers.IsNullish(right)) return BsonNull.Value;
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw CommandException.TypeMismatch($"$divide only supports numeric types, not {BsonTypeNames.Of(left)} and {BsonTypeNames.Of(right)}");
        if (IsZero(right)) throw CommandException.BadValue("can't $divide by zero");
        return left is BsonDecimal128 || right is BsonDecimal128
            ? new BsonDecimal128(DecimalArithmetic.Divide(Numbers.ToDecimal(left), Numbers.ToDecimal(right)))
            : new BsonDouble(Numbers.ToDouble(left) / Numbers.ToDouble(right));
    }

    private static BsonValue Mod(BsonValue? left, BsonValue? right)
    {
        if (Numbers.IsNullish(left) || Numbers.IsNullish(right)) return BsonNull.Value;
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw CommandException.Location(16611, $"$mod only supports numeric types, not {BsonTypeNames.Of(left)} and {BsonTypeNames.Of(right)}");
        var type = Numbers.Widest(left.BsonType, right.BsonType);
        if (IsZero(right)) throw CommandException.Location(type == BsonType.Decimal128 ? 5733415 : 16610, "can't $mod by zero");
        switch (type)
        {
            case BsonType.Decimal128:
                return new BsonDecimal128(DecimalArithmetic.Remainder(Numbers.ToDecimal(left), Numbers.ToDecimal(right)));
            case BsonType.Double:
                return new BsonDouble(Numbers.ToDouble(left) % Numbers.ToDouble(right));
            default:
                var divisor = Numbers.ToInt64(right);
                // The smallest long by -1 overflows as a division, though its remainder is 0.
                var rest = divisor == -1 ? 0 : Numbers.ToInt64(left) % divisor;
                return type == BsonType.Int32 ? new BsonInt32((int)rest) : new BsonInt64(rest);
        }
    }

    private static BsonValue Abs(BsonValue? value) => value switch
    {
        BsonInt32 whole => Numbers.Int32OrInt64(Math.Abs((long)whole.Value)),
        BsonInt64 { Value: long.MinValue } => throw CommandException.Location(28680, "can't take $abs of long long min"),
        BsonInt64 whole => new BsonInt64(Math.Abs(whole.Value)),
        BsonDouble real => new BsonDouble(Math.Abs(real.Value)),
        BsonDecimal128 exact => new BsonDecimal128(DecimalArithmetic.Abs(exact.Value)),
        _ => NullOrNotNumeric("$abs", value),
    };

    private static BsonValue Integral(string name, BsonValue? value, RoundingRule rule) => value switch
    {
        BsonInt32 or BsonInt64 => value,
        BsonDouble real => new BsonDouble(rule == RoundingRule.Up ? Math.Ceiling(real.Value) : Math.Floor(real.Value)),
        // The server makes NaN of infinities, and of numbers too large to have a digit before the point.
        BsonDecimal128 exact => new BsonDecimal128(
            new UnpackedDecimal(exact.Value).IsInfinity ? UnpackedDecimal.NaN() : DecimalRounding.Quantize(exact.Value, 0, rule)),
        _ => NullOrNotNumeric(name, value),
    };

    /// <summary>Null for a null or missing operand; an error for any other that is no number.</summary>
    public static BsonValue NullOrNotNumeric(string name, BsonValue? value) => Numbers.IsNullish(value)
        ? BsonNull.Value
        : throw CommandException.Location(28765, $"{name} only supports numeric types, not {BsonTypeNames.Of(value)}");

    private static bool IsZero(BsonValue number) => !Numbers.IsNaN(number) && Numbers.Sign(number) == 0;
}
