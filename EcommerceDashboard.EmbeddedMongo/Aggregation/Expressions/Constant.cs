namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>The same value for every document.</summary>
/// <param name="value">The value; null: missing, as <c>$$REMOVE</c>.</param>
internal sealed class Constant(BsonValue? value) : Expression
{
    public BsonValue? Value { get; } = value;

    public override BsonValue? Evaluate(EvaluationContext context) => Value;

    public override void AddDependencies(Dependencies dependencies)
    {
    }
}
