namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Where a pipeline stands: not every stage may stand everywhere.</summary>
internal enum PipelinePlace
{
    Command,
    Facet,
    Lookup,
    UnionWith,

    /// <summary>An update (<c>update</c>, <c>findAndModify</c>, <c>$merge</c>): stages that treat each document by itself.</summary>
    Update,
}

/// <summary>What the stages of a pipeline are parsed with.</summary>
/// <param name="Place">The command itself or the stage that holds the pipeline.</param>
/// <param name="Variables">The names of the variables in sight, with any value.</param>
internal sealed record PipelineScope(PipelinePlace Place, BsonDocument Variables)
{
    /// <summary>How many pipelines stand around this one.</summary>
    public int Depth { get; init; }

    /// <summary>Parses an expression with the variables in sight.</summary>
    public Expression Parse(BsonValue specification) => Expression.Parse(specification, VariableScope.Of(Variables));

    /// <summary>The value of a parameter that must not depend on the document; null: missing.</summary>
    /// <exception cref="CommandException">It does: refused with the code and message given.</exception>
    public BsonValue? ParseConstant(BsonValue specification, int code, string message)
    {
        var expression = Parse(specification);
        var dependencies = new Dependencies();
        expression.AddDependencies(dependencies);
        if (dependencies.WholeDocument || dependencies.Paths.Count > 0) throw CommandException.Location(code, $"{message}, but found: {specification}.");
        return expression.Evaluate(EvaluationContext.WithoutDocument());
    }

    /// <summary>Whether a <c>$facet</c> stands around this pipeline, at any distance.</summary>
    public bool IsInFacet { get; init; }

    /// <summary>The scope of a pipeline inside this one.</summary>
    public PipelineScope Inside(PipelinePlace place, BsonDocument? variables = null) =>
        new(place, variables ?? Variables) { Depth = Depth + 1, IsInFacet = IsInFacet || place == PipelinePlace.Facet };
}
