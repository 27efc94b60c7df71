namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$min</c> (sign -1) and <c>$max</c> (sign 1), in the order of all BSON values; null and missing do not count.</summary>
internal sealed class ExtremeState(Expression argument, int sign) : ValueAccumulatorState(argument)
{
    private BsonValue? _extreme;

    public override void Add(BsonValue? value)
    {
        if (value is null or BsonNull or BsonUndefined) return;
        if (_extreme is null || BsonOrder.Instance.Compare(value, _extreme) * sign > 0)
            _extreme = value;
    }

    public override void Merge(AccumulatorState later) => Add(((ExtremeState)later)._extreme);

    public override BsonValue Result() => _extreme ?? BsonNull.Value;
}
