namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$unset</c>: removes fields.</summary>
internal sealed class UnsetStage(ProjectionNode projection) : Stage
{
    public override bool IsPerDocument => true;

    public static UnsetStage Parse(BsonValue argument, PipelineScope scope)
    {
        var paths = argument switch
        {
            BsonString one => [one],
            BsonArray { Count: 0 } => throw CommandException.Location(31119, "$unset specification must be a string or an array with at least one field"),
            BsonArray several => several,
            _ => throw CommandException.Location(31002, "$unset specification must be a string or an array"),
        };
        if (paths.Any(path => path is not BsonString))
            throw CommandException.Location(31120, "$unset specification must be a string or an array containing only string values");
        if (paths.Any(path => path.AsString.Contains('\0', StringComparison.Ordinal)))
            throw CommandException.Location(9527900, "$unset field names may not contain '\\0'");
        return new UnsetStage(ProjectionParser.ParseExclusion(paths.Select(path => path.AsString), scope));
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run) => projection.Apply(input, run);

    public override bool AddNeeds(FieldNeeds needs) => false;
}
