namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>What an accumulator knows of the documents it has seen.</summary>
internal abstract class AccumulatorState
{
    /// <summary>Takes in a document.</summary>
    public abstract void Add(EvaluationContext context);

    /// <summary>Takes over what a state of the same accumulator saw in the documents that follow.</summary>
    public abstract void Merge(AccumulatorState later);

    /// <summary>The value for the documents seen.</summary>
    public abstract BsonValue Result();
}

/// <summary>An accumulator of the values of one expression.</summary>
internal abstract class ValueAccumulatorState(Expression argument) : AccumulatorState
{
    public sealed override void Add(EvaluationContext context) => Add(argument.Evaluate(context));

    /// <summary>Takes in a value; null: missing.</summary>
    public abstract void Add(BsonValue? value);
}
