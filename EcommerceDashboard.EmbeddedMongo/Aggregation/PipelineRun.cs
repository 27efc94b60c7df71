namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>One execution of a pipeline: what it may reach, and the variables in sight.</summary>
internal sealed class PipelineRun(IPipelineContext context, BsonDocument variables)
{
    public IPipelineContext Context { get; } = context;

    /// <summary>Variables of the command's <c>let</c> and of the enclosing <c>$lookup</c>.</summary>
    public BsonDocument Variables { get; } = variables;

    /// <summary>What the expressions of a stage are evaluated against: one per thread, moved from document to document.</summary>
    public EvaluationContext NewScope() => new([], Context.Now, Variables);
}
