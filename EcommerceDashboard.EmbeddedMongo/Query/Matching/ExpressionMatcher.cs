using EcommerceDashboard.EmbeddedMongo.Aggregation;

namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$expr</c>: an aggregation expression whose value counts as true.</summary>
internal sealed class ExpressionMatcher(Expression expression, DateTime? now, BsonDocument? let) : Matcher
{
    public override bool Matches(BsonDocument document, ArrayPosition? position) =>
        IsTrue(expression.Evaluate(new EvaluationContext(document, now, let)));

    protected internal override bool AddReadPaths(ISet<string> fields)
    {
        var dependencies = new Dependencies();
        expression.AddDependencies(dependencies);
        foreach (var path in dependencies.Paths)
            fields.Add(path.Split('.')[0]);
        return !dependencies.WholeDocument;
    }

    /// <summary>All but missing, null, undefined, false and zero.</summary>
    private static bool IsTrue(BsonValue? value) => value switch
    {
        null or BsonNull or BsonUndefined => false,
        BsonBoolean boolean => boolean.Value,
        BsonInt32 number => number.Value != 0,
        BsonInt64 number => number.Value != 0,
        BsonDouble number => number.Value != 0,
        BsonDecimal128 number => !Decimal128.Equals(number.Value, Decimal128.Zero),
        _ => true,
    };
}
