namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$covariancePop</c> and <c>$covarianceSamp</c> of two expressions; documents where one is no number do not count.</summary>
/// <remarks>Welford's running form for two variables, with the means taken from the sums, as the server has it.</remarks>
internal sealed class CovarianceState(Expression left, Expression right, bool isSample) : AccumulatorState
{
    private readonly List<(BsonValue X, BsonValue Y)> _pairs = [];
    private bool _isDecimal;
    private double _others;
    private double _xSum;
    private double _ySum;
    private double _products;

    public static AccumulatorFunction Parse(WindowSpecification specification)
    {
        var bounds = specification.Bounds();
        var isSample = specification.Name == "$covarianceSamp";
        if (specification.Argument is BsonArray { Count: 2 } pair)
        {
            var (left, right) = (specification.Scope.Parse(pair[0]), specification.Scope.Parse(pair[1]));
            return new AccumulatorFunction(new Accumulator(_ => new CovarianceState(left, right, isSample), left, right), bounds);
        }

        // No two values in any document: every result is null.
        specification.Scope.Parse(specification.Argument);
        var missing = specification.Scope.Parse("$$REMOVE");
        return new AccumulatorFunction(new Accumulator(_ => new CovarianceState(missing, missing, isSample)), bounds);
    }

    public override void Add(EvaluationContext context)
    {
        var (x, y) = (left.Evaluate(context), right.Evaluate(context));
        if (Numbers.IsNumber(x) && Numbers.IsNumber(y))
            Add(x!, y!);
    }

    public override void Merge(AccumulatorState later)
    {
        var other = (CovarianceState)later;
        _others += other._others;
        foreach (var (x, y) in other._pairs)
            Add(x, y);
    }

    public override BsonValue Result()
    {
        var divisor = isSample ? _pairs.Count - 1 : _pairs.Count;
        if (divisor <= 0) return BsonNull.Value;
        if (_others != 0) return _isDecimal ? new BsonDecimal128(DecimalConversion.FromDoubleExactly(_others)) : new BsonDouble(_others);
        return _isDecimal ? DecimalResult(divisor) : new BsonDouble(_products / divisor);
    }

    private void Add(BsonValue x, BsonValue y)
    {
        var (first, second) = (Numbers.ToDouble(x), Numbers.ToDouble(y));
        _isDecimal |= x is BsonDecimal128 || y is BsonDecimal128;
        if (IsNotFinite(x, first) || IsNotFinite(y, second))
        {
            // Infinity, or NaN as soon as NaN or both infinities take part.
            _others += first + second;
            return;
        }

        _pairs.Add((x, y));
        var delta = _pairs.Count == 1 ? 0 : first - (_xSum / (_pairs.Count - 1));
        _xSum += first;
        _ySum += second;
        _products += delta * (second - (_ySum / _pairs.Count));
    }

    private BsonDecimal128 DecimalResult(int divisor)
    {
        var (xSum, ySum, products) = (Decimal128.Zero, Decimal128.Zero, Decimal128.Zero);
        for (var i = 0; i < _pairs.Count; i++)
        {
            var (x, y) = (Numbers.ToDecimal(_pairs[i].X), Numbers.ToDecimal(_pairs[i].Y));
            var delta = i == 0 ? Decimal128.Zero : DecimalArithmetic.Subtract(x, DecimalArithmetic.Divide(xSum, DecimalArithmetic.FromInt64(i)));
            xSum = DecimalArithmetic.Add(xSum, x);
            ySum = DecimalArithmetic.Add(ySum, y);
            var mean = DecimalArithmetic.Divide(ySum, DecimalArithmetic.FromInt64(i + 1));
            products = DecimalArithmetic.Add(products, DecimalArithmetic.Multiply(delta, DecimalArithmetic.Subtract(y, mean)));
        }

        return new BsonDecimal128(DecimalArithmetic.Divide(products, DecimalArithmetic.FromInt64(divisor)));
    }

    private static bool IsNotFinite(BsonValue value, double number) => value is BsonDecimal128 exact
        ? Decimal128.IsNaN(exact.Value) || Decimal128.IsInfinity(exact.Value)
        : !double.IsFinite(number);
}
