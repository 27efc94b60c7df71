namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$sum</c>: what is no number counts nothing.</summary>
internal sealed class SumState(Expression argument) : ValueAccumulatorState(argument)
{
    private NumericSum _sum;

    public override void Add(BsonValue? value) => _sum.Add(value);

    public override void Merge(AccumulatorState later) => _sum.Add(((SumState)later)._sum);

    public override BsonValue Result() => _sum.Total();
}
