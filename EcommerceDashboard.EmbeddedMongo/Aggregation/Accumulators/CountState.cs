namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$count</c>: the number of documents.</summary>
internal sealed class CountState : AccumulatorState
{
    private long _count;

    public static Accumulator Parse(string name, BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument { ElementCount: 0 }) throw CommandException.TypeMismatch("$count takes no arguments, i.e. $count:{}");
        return new Accumulator(_ => new CountState());
    }

    public override void Add(EvaluationContext context) => _count++;

    public override void Merge(AccumulatorState later) => _count += ((CountState)later)._count;

    public override BsonValue Result() => Numbers.Int32OrInt64(_count);
}
