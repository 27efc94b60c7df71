using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>What an expression is evaluated against: the document and the variables in sight.</summary>
internal sealed class EvaluationContext(BsonDocument root, DateTime now)
{
    /// <summary><c>$$ROOT</c>.</summary>
    public BsonDocument Root { get; } = root;

    /// <summary><c>$$NOW</c>.</summary>
    public DateTime Now { get; } = now;
}
