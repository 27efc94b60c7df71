namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$add</c>: the sum of numbers; with one date among them, a date that many milliseconds later.</summary>
internal sealed class AddOperator(Expression[] operands) : Operator(operands)
{
    public override BsonValue Evaluate(EvaluationContext context)
    {
        var total = new RunningTotal();
        foreach (var operand in Operands)
        {
            var value = operand!.Evaluate(context);
            if (Numbers.IsNullish(value)) return BsonNull.Value;
            total.Add(value);
        }
        return total.Result();
    }

    private struct RunningTotal()
    {
        private BsonType _type = BsonType.Int32;
        private bool _isDate;
        private long _date;
        private long _integer;
        private double _real;
        private Decimal128 _exact;

        public void Add(BsonValue value)
        {
            switch (value)
            {
                case BsonInt32 whole when _type is BsonType.Int32 or BsonType.Int64:
                    AddInteger(whole.Value);
                    return;
                case BsonDateTime date:
                    if (_isDate) throw CommandException.Location(16612, "only one date allowed in an $add expression");
                    _isDate = true;
                    _date = date.MillisecondsSinceEpoch;
                    return;
                case not (BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128):
                    throw CommandException.TypeMismatch($"$add only supports numeric or date types, not {BsonTypeNames.Of(value)}");
            }

            Promote(Numbers.Widest(_type, value.BsonType));
            switch (_type)
            {
                case BsonType.Decimal128:
                    _exact = DecimalArithmetic.Add(_exact, Numbers.ToDecimal(value));
                    break;
                case BsonType.Double:
                    _real += Numbers.ToDouble(value);
                    break;
                default:
                    AddInteger(Numbers.ToInt64(value));
                    break;
            }
        }

        public readonly BsonValue Result() => _isDate ? Date() : _type switch
        {
            BsonType.Int32 => Numbers.Int32OrInt64(_integer),
            BsonType.Int64 => new BsonInt64(_integer),
            BsonType.Double => new BsonDouble(_real),
            _ => new BsonDecimal128(_exact),
        };

        /// <summary>The date, moved by the sum of the numbers in whole milliseconds.</summary>
        private readonly BsonDateTime Date()
        {
            var moved = _date + (Int128)(_type switch
            {
                BsonType.Double => DateArithmetic.Milliseconds(_real),
                BsonType.Decimal128 => DecimalConversion.ToInt64(_exact, RoundingRule.HalfEven),
                _ => _integer,
            } ?? throw DateArithmetic.Overflow("$add"));
            return moved >= long.MinValue && moved <= long.MaxValue ? new BsonDateTime((long)moved) : throw DateArithmetic.Overflow("$add");
        }

        private void AddInteger(long value)
        {
            var sum = unchecked(_integer + value);
            // Overflown when both operands differ from the sum in sign.
            if (((_integer ^ sum) & (value ^ sum)) < 0)
            {
                _real = (double)_integer + value;
                _type = BsonType.Double;
                return;
            }
            _integer = sum;
        }

        private void Promote(BsonType type)
        {
            if (type == _type) return;
            if (type == BsonType.Double)
                _real = _integer;
            else if (type == BsonType.Decimal128)
                _exact = _type == BsonType.Double ? DecimalConversion.FromDouble(_real) : DecimalArithmetic.FromInt64(_integer);
            _type = type;
        }
    }
}

/// <summary><c>$multiply</c>: the product of numbers.</summary>
internal sealed class MultiplyOperator(Expression[] operands) : Operator(operands)
{
    private static readonly BsonInt32 One = new(1);

    public override BsonValue Evaluate(EvaluationContext context)
    {
        BsonValue? product = null;
        foreach (var operand in Operands)
        {
            var value = operand!.Evaluate(context);
            if (Numbers.IsNullish(value)) return BsonNull.Value;
            if (!Numbers.IsNumber(value)) throw CommandException.TypeMismatch($"$multiply only supports numeric types, not {BsonTypeNames.Of(value)}");
            product = product is null ? value : Product(product, value);
        }
        return product ?? One;
    }

    private static BsonValue Product(BsonValue left, BsonValue right)
    {
        switch (Numbers.Widest(left.BsonType, right.BsonType))
        {
            case BsonType.Decimal128:
                return new BsonDecimal128(DecimalArithmetic.Multiply(Numbers.ToDecimal(left), Numbers.ToDecimal(right)));
            case BsonType.Double:
                return new BsonDouble(Numbers.ToDouble(left) * Numbers.ToDouble(right));
            case var type:
                var product = (Int128)Numbers.ToInt64(left) * Numbers.ToInt64(right);
                if (product > long.MaxValue || product < long.MinValue) return new BsonDouble(Numbers.ToDouble(left) * Numbers.ToDouble(right));
                return type == BsonType.Int32 ? Numbers.Int32OrInt64((long)product) : new BsonInt64((long)product);
        }
    }
}
