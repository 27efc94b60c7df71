namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$stdDevPop</c> and <c>$stdDevSamp</c> of the numbers, as doubles.</summary>
/// <remarks>Welford's running mean and squared deviations; parts merged by Chan, Golub and LeVeque (1979).</remarks>
internal sealed class StandardDeviationState(Expression argument, bool isSample, bool isSliding = false) : ValueAccumulatorState(argument)
{
    private long _count;
    private double _mean;
    private double _squares;
    private bool _isNaN;

    public override void Add(BsonValue? value)
    {
        if (value is not { IsNumeric: true }) return;
        var number = value.ToDouble();
        if (!double.IsFinite(number))
            _isNaN = true;
        _count++;
        var delta = number - _mean;
        _mean += delta / _count;
        _squares += delta * (number - _mean);
    }

    public override void Merge(AccumulatorState later)
    {
        var other = (StandardDeviationState)later;
        _isNaN |= other._isNaN;
        if (other._count == 0) return;
        var count = _count + other._count;
        var delta = other._mean - _mean;
        _squares += other._squares + (delta * delta * _count * other._count / count);
        _mean = ((_mean * _count) + (other._mean * other._count)) / count;
        _count = count;
    }

    public override BsonValue Result()
    {
        var divisor = isSample ? _count - 1 : _count;
        if (divisor <= 0) return BsonNull.Value;
        // A window that documents also leave is computed in another way by the server, which shows in these two cases.
        if (isSliding && _isNaN) return BsonNull.Value;
        if (isSliding && _count == 1) return 0;
        return _isNaN ? double.NaN : Math.Sqrt(_squares / divisor);
    }
}
