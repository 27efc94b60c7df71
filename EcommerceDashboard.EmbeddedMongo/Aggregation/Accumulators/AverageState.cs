namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$avg</c>: of the numbers alone; null when there is none.</summary>
internal sealed class AverageState(Expression argument) : ValueAccumulatorState(argument)
{
    private NumericSum _sum;

    public override void Add(BsonValue? value) => _sum.Add(value);

    public override void Merge(AccumulatorState later) => _sum.Add(((AverageState)later)._sum);

    public override BsonValue Result() => _sum.Mean();
}
