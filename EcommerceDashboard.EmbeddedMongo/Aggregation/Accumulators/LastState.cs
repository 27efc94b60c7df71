namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$last</c>: the value of the last document, null when it has none.</summary>
internal sealed class LastState(Expression argument) : ValueAccumulatorState(argument)
{
    private bool _hasSeen;
    private BsonValue? _value;

    public override void Add(BsonValue? value)
    {
        _hasSeen = true;
        _value = value;
    }

    public override void Merge(AccumulatorState later)
    {
        if (later is LastState { _hasSeen: true } other)
            Add(other._value);
    }

    public override BsonValue Result() => _value ?? BsonNull.Value;
}
