namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$minN</c> (sign -1) and <c>$maxN</c> (sign 1): the extreme values, the most extreme first; null and missing do not count.</summary>
internal sealed class ExtremeNState(Expression input, int count, int sign) : ValueAccumulatorState(input)
{
    /// <summary>Never longer than needed, the least extreme value to be dropped at the head; equal values leave in reverse of their coming.</summary>
    private readonly SortedKeeper<BsonValue> _values = new(count, (x, y) => BsonOrder.Instance.Compare(y, x) * sign);

    public static Accumulator Parse(string name, BsonValue argument, PipelineScope scope)
    {
        var (n, input) = FirstNState.ParseArguments(name, argument, scope);
        return new Accumulator(group => new ExtremeNState(input, CountArgument.Evaluate(n, group), sign: name == "$maxN" ? 1 : -1), input);
    }

    public override void Add(BsonValue? value)
    {
        if (value is not (null or BsonNull or BsonUndefined))
            _values.Add(value);
    }

    public override void Merge(AccumulatorState later) => _values.AddRange(((ExtremeNState)later)._values);

    public override BsonValue Result() => new BsonArray(_values.Sorted());
}
