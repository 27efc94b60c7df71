using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Evaluates expressions written as JSON, by themselves or over a document.</summary>
internal static class Evaluation
{
    public static readonly DateTime Now = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    /// <summary>The value of an expression; null: missing.</summary>
    public static BsonValue? Of(string expression, string document = "{}", string variables = "{}")
    {
        var outer = BsonDocument.Parse(variables);
        var parsed = Expression.Parse(Json(expression), VariableScope.Of(outer));
        return parsed.Evaluate(new EvaluationContext(BsonDocument.Parse(document), Now, outer));
    }

    /// <summary>Asserts the value of an expression, its type included.</summary>
    public static void AssertIs(string expected, string expression, string document = "{}")
    {
        var value = Of(expression, document);
        Assert.True(value is not null, "missing");
        Assert.Equal(Json(expected).ToJson(), value.ToJson());
        Assert.Equal(Json(expected).BsonType, value.BsonType);
    }

    /// <summary>Asserts that an expression is refused, parsed or evaluated, with a code.</summary>
    public static void AssertFails(int code, string expression, string document = "{}") =>
        Assert.Equal(code, Assert.Throws<CommandException>(() => Of(expression, document)).Code);

    private static BsonValue Json(string value) => BsonDocument.Parse($"{{ v: {value} }}")["v"];
}
