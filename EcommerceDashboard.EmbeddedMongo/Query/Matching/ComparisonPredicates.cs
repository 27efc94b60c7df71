namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$eq</c>; null also matches missing and undefined.</summary>
internal sealed class EqualPredicate(BsonValue operand) : Predicate
{
    private readonly string? _text = (operand as BsonString)?.Value;

    public BsonValue Operand => operand;

    public override bool Test(BsonValue? value)
    {
        if (value is null or BsonUndefined) return operand.IsBsonNull || operand.IsBsonUndefined && value is not null;
        return _text is not null && value is BsonString text
            ? string.Equals(_text, text.Value, StringComparison.Ordinal)
            : BsonOrder.Instance.Compare(operand, value) == 0;
    }

    public override IReadOnlyList<ValueInterval>? Intervals => ValueIntervals.Equal(operand) is { } interval ? [interval] : null;
}

/// <summary><c>$gt</c>, <c>$gte</c>, <c>$lt</c>, <c>$lte</c>: within the operand's type class; NaN is ordered only with itself.</summary>
internal sealed class OrderPredicate : Predicate
{
    private readonly BsonValue _operand;
    private readonly int _sign;
    private readonly bool _orEqual;
    private readonly int _typeClass;
    private readonly bool _isNaN;

    /// <param name="operand">What values are compared with.</param>
    /// <param name="sign">1: greater; -1: less.</param>
    /// <param name="orEqual">Whether an equal value matches.</param>
    public OrderPredicate(BsonValue operand, int sign, bool orEqual)
    {
        _operand = operand;
        _sign = sign;
        _orEqual = orEqual;
        _typeClass = BsonOrder.TypeClass(operand);
        _isNaN = IsNaN(operand);
    }

    public override bool Test(BsonValue? value)
    {
        if (BsonOrder.TypeClass(value) != _typeClass) return TestOtherClass(value);
        if (value is null) return _orEqual;
        if (_typeClass == BsonOrder.NumberClass && (_isNaN || IsNaN(value))) return _orEqual && _isNaN && IsNaN(value);
        var order = BsonOrder.Instance.Compare(value, _operand);
        return order == 0 ? _orEqual : Math.Sign(order) == _sign;
    }

    public override IReadOnlyList<ValueInterval>? Intervals => ValueIntervals.Beyond(_operand, _sign, _orEqual) is { } interval ? [interval] : null;

    /// <summary>Null meets missing as its equal, MinKey and MaxKey are compared with all; else only values of one class are.</summary>
    private bool TestOtherClass(BsonValue? value) => _operand.BsonType switch
    {
        BsonType.Null => _orEqual && value is null or BsonUndefined,
        BsonType.Undefined => _orEqual && value is BsonNull,
        BsonType.MinKey => _sign > 0,
        BsonType.MaxKey => _sign < 0,
        _ => false,
    };

    private static bool IsNaN(BsonValue value) => value switch
    {
        BsonDouble real => double.IsNaN(real.Value),
        BsonDecimal128 exact => Decimal128.IsNaN(exact.Value),
        _ => false,
    };
}
