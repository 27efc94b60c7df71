using EcommerceDashboard.EmbeddedMongo.Aggregation;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The values of a <c>let</c>, whose fields are expressions.</summary>
internal static class LetVariables
{
    /// <summary>Evaluates over a document; a missing value leaves its variable out.</summary>
    public static BsonDocument Evaluate(BsonDocument? let, BsonDocument document, DateTime now)
    {
        var variables = new BsonDocument();
        if (let is null) return variables;
        var context = new EvaluationContext(document, now);
        foreach (var (name, expression) in let.Elements.Select(element => (element.Name, element.Value)))
        {
            VariableScope.CheckUserName(name);
            if (Expression.Parse(expression).Evaluate(context) is { } value) variables[name] = value;
        }
        return variables;
    }
}
