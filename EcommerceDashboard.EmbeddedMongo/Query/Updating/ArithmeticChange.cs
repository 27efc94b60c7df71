namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$inc</c> and <c>$mul</c>: the result has the wider of the two types; int32 widens to int64, which must not overflow.</summary>
internal sealed class ArithmeticChange : FieldChange
{
    private readonly string _name;
    private readonly BsonValue _operand;
    private readonly bool _multiplies;

    private ArithmeticChange(string name, BsonValue operand, bool multiplies)
    {
        _name = name;
        _operand = operand;
        _multiplies = multiplies;
    }

    public static FieldChange ParseIncrement(string field, BsonValue argument) =>
        argument.IsNumeric
            ? new ArithmeticChange("$inc", argument, multiplies: false)
            : throw CommandException.TypeMismatch($"Cannot increment with non-numeric argument: {{{field}: {argument}}}");

    public static FieldChange ParseMultiply(string field, BsonValue argument) =>
        argument.IsNumeric
            ? new ArithmeticChange("$mul", argument, multiplies: true)
            : throw CommandException.TypeMismatch($"Cannot multiply with non-numeric argument: {{{field}: {argument}}}");

    public override BsonValue Apply(BsonValue? current, string field, UpdateRun run)
    {
        // A missing field counts as 0, an integer; the result still has the operand's type.
        if (current is null) return _multiplies ? Combine(_operand, 0) : _operand;
        if (!current.IsNumeric)
        {
            throw CommandException.TypeMismatch($"Cannot apply {_name} to a value of non-numeric type. {run.IdText} has the field '{field}' of "
                + $"non-numeric type {BsonTypeNames.Of(current)}");
        }
        try
        {
            var result = Combine(current, _operand);
            // An equal number of the same type is no change: -0 stays what it is.
            return result.BsonType == current.BsonType && BsonOrder.Instance.Equals(result, current) ? current : result;
        }
        catch (OverflowException)
        {
            throw CommandException.BadValue($"Failed to apply {_name} operations to current value ({current}) for document {run.IdText}");
        }
    }

    private BsonValue Combine(BsonValue x, BsonValue y) => Numbers.Widest(x.BsonType, y.BsonType) switch
    {
        BsonType.Decimal128 => _multiplies
            ? DecimalArithmetic.Multiply(Numbers.ToDecimal(x), Numbers.ToDecimal(y))
            : DecimalArithmetic.Add(Numbers.ToDecimal(x), Numbers.ToDecimal(y)),
        BsonType.Double => new BsonDouble(_multiplies ? Numbers.ToDouble(x) * Numbers.ToDouble(y) : Numbers.ToDouble(x) + Numbers.ToDouble(y)),
        var type => Whole(type, checked(_multiplies ? x.ToInt64() * y.ToInt64() : x.ToInt64() + y.ToInt64())),
    };

    private static BsonValue Whole(BsonType type, long value) => type == BsonType.Int32 ? Numbers.Int32OrInt64(value) : new BsonInt64(value);
}
