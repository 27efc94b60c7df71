using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Where a pipeline stands: not every stage may stand everywhere.</summary>
internal enum PipelinePlace
{
    Command,
    Facet,
    Lookup,
    UnionWith,
}

/// <summary>What the stages of a pipeline are parsed with.</summary>
/// <param name="Place">The command itself or the stage that holds the pipeline.</param>
/// <param name="Variables">The names of the variables in sight, with any value.</param>
internal sealed record PipelineScope(PipelinePlace Place, BsonDocument Variables)
{
    /// <summary>How many pipelines stand around this one.</summary>
    public int Depth { get; init; }

    /// <summary>Parses an expression with the variables in sight.</summary>
    public Expression Parse(BsonValue specification) => Expression.Parse(specification);

    /// <summary>The scope of a pipeline inside this one.</summary>
    public PipelineScope Inside(PipelinePlace place, BsonDocument? variables = null) =>
        new(place, variables ?? Variables) { Depth = Depth + 1 };
}
