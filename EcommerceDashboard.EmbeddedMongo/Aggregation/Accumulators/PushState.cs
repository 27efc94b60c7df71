namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$push</c>: all values in order, null included, missing not.</summary>
internal sealed class PushState(Expression argument) : ValueAccumulatorState(argument)
{
    private readonly List<BsonValue> _values = [];

    public override void Add(BsonValue? value)
    {
        if (value is not null)
            _values.Add(value);
    }

    public override void Merge(AccumulatorState later) => _values.AddRange(((PushState)later)._values);

    public override BsonValue Result() => new BsonArray(_values);
}
