using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$project</c>: keeps, removes or computes fields.</summary>
internal sealed class ProjectStage(ProjectionNode projection, ProjectionMode mode, BsonDocument specification) : Stage
{
    /// <inheritdoc />
    public override bool IsPerDocument => true;

    public static ProjectStage Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.Location(15969, "$project specification must be an object");
        var (projection, mode) = ProjectionParser.Parse(specification, scope);
        return new ProjectStage(projection, mode, specification);
    }

    /// <inheritdoc />
    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run) =>
        input.Select(document => projection.Apply(run.Scope(document)));

    /// <inheritdoc />
    public override bool AddNeeds(FieldNeeds needs)
    {
        needs.AddExpression(specification);
        if (mode == ProjectionMode.Exclusion)
            return false;
        needs.AddPath("_id");
        AddNamed(needs, "", specification);
        return true;
    }

    private static void AddNamed(FieldNeeds needs, string prefix, BsonDocument level)
    {
        foreach (var element in level)
        {
            if (element.Name.StartsWith('$'))
                continue;
            if (element.Value is BsonDocument { ElementCount: > 0 } inner && !inner.GetElement(0).Name.StartsWith('$'))
                AddNamed(needs, $"{prefix}{element.Name}.", inner);
            else
                needs.AddPath(prefix + element.Name);
        }
    }
}
