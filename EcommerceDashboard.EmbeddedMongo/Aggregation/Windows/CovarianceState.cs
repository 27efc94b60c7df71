using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$covariancePop</c> and <c>$covarianceSamp</c> of two expressions; documents where one is no number do not count.</summary>
/// <remarks>The running form of Welford's algorithm for two variables.</remarks>
internal sealed class CovarianceState(Expression left, Expression right, bool isSample) : AccumulatorState
{
    private long _count;
    private double _leftMean;
    private double _rightMean;
    private double _products;

    public static AccumulatorFunction Parse(WindowSpecification specification)
    {
        if (specification.Argument is not BsonArray { Count: 2 } pair)
            return ParseOther(specification);
        var (left, right) = (specification.Scope.Parse(pair[0]), specification.Scope.Parse(pair[1]));
        var isSample = specification.Name == "$covarianceSamp";
        return new AccumulatorFunction(new Accumulator(_ => new CovarianceState(left, right, isSample), left, right), specification.Bounds());
    }

    /// <inheritdoc />
    public override void Add(EvaluationContext context)
    {
        var (x, y) = (left.Evaluate(context), right.Evaluate(context));
        if (!Numbers.IsNumber(x) || !Numbers.IsNumber(y))
            return;
        _count++;
        var (first, second) = (Numbers.ToDouble(x!), Numbers.ToDouble(y!));
        var delta = first - _leftMean;
        _leftMean += delta / _count;
        _rightMean += (second - _rightMean) / _count;
        _products += delta * (second - _rightMean);
    }

    /// <inheritdoc />
    public override void Merge(AccumulatorState later)
    {
        var other = (CovarianceState)later;
        var count = _count + other._count;
        if (other._count == 0)
            return;
        var (left, right) = (other._leftMean - _leftMean, other._rightMean - _rightMean);
        _products += other._products + (left * right * _count * other._count / count);
        _leftMean += left * other._count / count;
        _rightMean += right * other._count / count;
        _count = count;
    }

    /// <inheritdoc />
    public override BsonValue Result()
    {
        var divisor = isSample ? _count - 1 : _count;
        return divisor <= 0 ? BsonNull.Value : _products / divisor;
    }

    /// <summary>Any other argument has no two values for any document: every result is null.</summary>
    private static AccumulatorFunction ParseOther(WindowSpecification specification)
    {
        var argument = specification.Scope.Parse(specification.Argument);
        return new AccumulatorFunction(new Accumulator(_ => new CovarianceState(argument, argument, isSample: true), argument), specification.Bounds());
    }
}
