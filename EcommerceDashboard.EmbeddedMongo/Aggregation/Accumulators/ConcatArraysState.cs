namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$concatArrays</c>: the elements of the arrays, one after the other.</summary>
internal sealed class ConcatArraysState(Expression argument) : ValueAccumulatorState(argument)
{
    private readonly List<BsonValue> _values = [];

    public override void Add(BsonValue? value)
    {
        if (value is null)
            return;
        if (value is not BsonArray array)
            throw CommandException.TypeMismatch($"$concatArrays requires array inputs, but input is of type: {BsonTypeNames.Of(value)}");
        _values.AddRange(array);
    }

    public override void Merge(AccumulatorState later) => _values.AddRange(((ConcatArraysState)later)._values);

    public override BsonValue Result() => new BsonArray(_values);
}
