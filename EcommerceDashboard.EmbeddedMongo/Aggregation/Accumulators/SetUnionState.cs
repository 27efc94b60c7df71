namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$setUnion</c>: each different element of the arrays once.</summary>
internal sealed class SetUnionState(Expression argument) : ValueAccumulatorState(argument)
{
    private readonly ValueSet _values = new();

    public override void Add(BsonValue? value)
    {
        if (value is null)
            return;
        if (value is not BsonArray array)
            throw CommandException.TypeMismatch($"$setUnion requires array inputs, but input is of type: {BsonTypeNames.Of(value)}");
        foreach (var item in array)
            _values.Add(item);
    }

    public override void Merge(AccumulatorState later) => _values.AddRange(((SetUnionState)later)._values);

    public override BsonValue Result() => _values.ToArray();
}
