namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$inc</c> and <c>$mul</c>: the result has the wider of the two types; int32 widens to int64, which must not overflow.</summary>
internal static class ArithmeticChange
{
    public static FieldChange ParseIncrement(string field, BsonValue argument) => argument.IsNumeric
        ? Of("$inc", argument, Sum, ofMissing: argument)
        : throw CommandException.TypeMismatch($"Cannot increment with non-numeric argument: {{{field}: {argument}}}");

    public static FieldChange ParseMultiply(string field, BsonValue argument) => argument.IsNumeric
        ? Of("$mul", argument, Product, ofMissing: Product(argument, 0))
        : throw CommandException.TypeMismatch($"Cannot multiply with non-numeric argument: {{{field}: {argument}}}");

    /// <remarks>A missing field counts as 0, an integer; the result still has the operand's type.</remarks>
    private static FieldChange Of(string name, BsonValue operand, Func<BsonValue, BsonValue, BsonValue> combine, BsonValue ofMissing) => new((current, field, run) =>
    {
        if (current is null) return ofMissing;
        if (!current.IsNumeric)
        {
            throw CommandException.TypeMismatch($"Cannot apply {name} to a value of non-numeric type. {run.IdText} has the field '{field}' of "
                + $"non-numeric type {BsonTypeNames.Of(current)}");
        }
        try
        {
            var result = combine(current, operand);
            // An equal number of the same type is no change: -0 stays what it is.
            return result.BsonType == current.BsonType && BsonOrder.Instance.Equals(result, current) ? current : result;
        }
        catch (OverflowException)
        {
            throw CommandException.BadValue($"Failed to apply {name} operations to current value ({current}) for document {run.IdText}");
        }
    });

    private static BsonValue Sum(BsonValue x, BsonValue y) => Numbers.Widest(x.BsonType, y.BsonType) switch
    {
        BsonType.Decimal128 => DecimalArithmetic.Add(Numbers.ToDecimal(x), Numbers.ToDecimal(y)),
        BsonType.Double => Numbers.ToDouble(x) + Numbers.ToDouble(y),
        var type => Whole(type, checked(x.ToInt64() + y.ToInt64())),
    };

    private static BsonValue Product(BsonValue x, BsonValue y) => Numbers.Widest(x.BsonType, y.BsonType) switch
    {
        BsonType.Decimal128 => DecimalArithmetic.Multiply(Numbers.ToDecimal(x), Numbers.ToDecimal(y)),
        BsonType.Double => Numbers.ToDouble(x) * Numbers.ToDouble(y),
        var type => Whole(type, checked(x.ToInt64() * y.ToInt64())),
    };

    private static BsonValue Whole(BsonType type, long value) => type == BsonType.Int32 ? Numbers.Int32OrInt64(value) : new BsonInt64(value);
}
