using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>A parsed aggregation expression.</summary>
internal abstract class Expression
{
    /// <summary>The value for a document; null: missing, which is not BSON null.</summary>
    public abstract BsonValue? Evaluate(EvaluationContext context);

    /// <summary>Parses an expression as it stands in a pipeline.</summary>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static Expression Parse(BsonValue specification) => throw new NotImplementedException();
}
