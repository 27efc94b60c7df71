namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$addToSet</c>: each different value once, in order of first appearance; null included, missing not.</summary>
internal sealed class AddToSetState(Expression argument) : ValueAccumulatorState(argument)
{
    private readonly ValueSet _values = new();

    public override void Add(BsonValue? value)
    {
        if (value is not null)
            _values.Add(value);
    }

    public override void Merge(AccumulatorState later) => _values.AddRange(((AddToSetState)later)._values);

    public override BsonValue Result() => _values.ToArray();
}
