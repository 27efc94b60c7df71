using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$expr</c>: an aggregation expression whose value counts as true.</summary>
internal sealed class ExpressionMatcher(Expression expression, DateTime? now, BsonDocument? let) : Matcher
{
    public override bool Matches(BsonDocument document, ArrayPosition? position) =>
        Truth.IsTrue(expression.Evaluate(new EvaluationContext(document, now, let)));

    protected internal override bool AddReadPaths(ISet<string> fields)
    {
        var dependencies = new Dependencies();
        expression.AddDependencies(dependencies);
        foreach (var path in dependencies.Paths)
            fields.Add(path.Split('.')[0]);
        return !dependencies.WholeDocument;
    }
}
