namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$project</c>: keeps, removes or computes fields.</summary>
internal sealed class ProjectStage(ProjectionNode projection, ProjectionMode mode) : Stage
{
    public override bool IsPerDocument => true;

    public static ProjectStage Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification) throw CommandException.Location(15969, "$project specification must be an object");
        var (projection, mode) = ProjectionParser.Parse(specification, scope);
        return new ProjectStage(projection, mode);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run) => projection.Apply(input, run);

    public override bool AddNeeds(FieldNeeds needs)
    {
        projection.AddNeeds(needs);
        return mode == ProjectionMode.Inclusion;
    }
}
