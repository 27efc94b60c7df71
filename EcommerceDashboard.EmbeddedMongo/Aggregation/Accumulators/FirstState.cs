namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$first</c>: the value of the first document, null when it has none.</summary>
internal sealed class FirstState(Expression argument) : AccumulatorState
{
    private bool _hasSeen;
    private BsonValue? _value;

    public override void Add(EvaluationContext context)
    {
        if (_hasSeen) return;
        _hasSeen = true;
        _value = argument.Evaluate(context);
    }

    public override void Merge(AccumulatorState later)
    {
        var other = (FirstState)later;
        if (_hasSeen || !other._hasSeen) return;
        _hasSeen = true;
        _value = other._value;
    }

    public override BsonValue Result() => _value ?? BsonNull.Value;
}
