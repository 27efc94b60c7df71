using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query.Projecting;

/// <summary><c>$elemMatch</c> of a projection: an array of the first matching element; missing when there is none.</summary>
internal sealed class FirstMatchExpression(string field, Predicate condition) : Expression
{
    public override BsonValue? Evaluate(EvaluationContext context)
    {
        var position = new ArrayPosition();
        return context.Root.TryGetValue(field, out var value) && condition.Test(value, position)
            ? new BsonArray { value[position.Index!.Value] }
            : null;
    }

    /// <summary>The same where the fields around it stay.</summary>
    public FirstMatchTrim AsTrim() => new(field, condition);

    public override void AddDependencies(Dependencies dependencies) => dependencies.Add(field);
}
