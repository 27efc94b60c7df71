namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Arithmetic of two numbers and of one.</summary>
internal static class ArithmeticOperators
{
    public static void Register(OperatorTable table)
    {
        table.Add("$add", (_, argument, scope) => new AddOperator(Arguments.All(argument, scope)));
        table.Add("$multiply", (_, argument, scope) => new MultiplyOperator(Arguments.All(argument, scope)));
        table.Lifted("$subtract", Subtract);
        table.Lifted("$divide", Divide);
        table.Lifted("$mod", Mod);
        table.Numeric("$abs", Abs);
        table.Numeric("$ceil", number => Integral(number, RoundingRule.Up));
        table.Numeric("$floor", number => Integral(number, RoundingRule.Down));
        table.Variadic("$round", 1, 2, values => RoundingOperators.Round("$round", values, RoundingRule.HalfEven));
        table.Variadic("$trunc", 1, 2, values => RoundingOperators.Round("$trunc", values, RoundingRule.TowardsZero));
    }

    private static BsonValue Subtract(BsonValue left, BsonValue right)
    {
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

    private static BsonValue Divide(BsonValue left, BsonValue right)
    {
        if (!Numbers.IsNumber(left) || !Numbers.IsNumber(right))
            throw CommandException.TypeMismatch($"$divide only supports numeric types, not {BsonTypeNames.Of(left)} and {BsonTypeNames.Of(right)}");
        if (IsZero(right)) throw CommandException.BadValue("can't $divide by zero");
        return left is BsonDecimal128 || right is BsonDecimal128
            ? new BsonDecimal128(DecimalArithmetic.Divide(Numbers.ToDecimal(left), Numbers.ToDecimal(right)))
            : new BsonDouble(Numbers.ToDouble(left) / Numbers.ToDouble(right));
    }

    private static BsonValue Mod(BsonValue left, BsonValue right)
    {
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

    private static BsonValue Abs(BsonValue number) => number switch
    {
        BsonInt32 whole => Numbers.Int32OrInt64(Math.Abs((long)whole.Value)),
        BsonInt64 { Value: long.MinValue } => throw CommandException.Location(28680, "can't take $abs of long long min"),
        BsonInt64 whole => new BsonInt64(Math.Abs(whole.Value)),
        BsonDouble real => new BsonDouble(Math.Abs(real.Value)),
        _ => new BsonDecimal128(DecimalArithmetic.Abs(((BsonDecimal128)number).Value)),
    };

    private static BsonValue Integral(BsonValue number, RoundingRule rule) => number switch
    {
        BsonDouble real => new BsonDouble(rule == RoundingRule.Up ? Math.Ceiling(real.Value) : Math.Floor(real.Value)),
        // The server makes NaN of infinities, and of numbers too large to have a digit before the point.
        BsonDecimal128 exact => new BsonDecimal128(
            new UnpackedDecimal(exact.Value).IsInfinity ? UnpackedDecimal.NaN() : DecimalRounding.Quantize(exact.Value, 0, rule)),
        _ => number,
    };

    private static bool IsZero(BsonValue number) => !Numbers.IsNaN(number) && Numbers.Sign(number) == 0;
}
