namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$limit</c>: the first documents.</summary>
internal sealed class LimitStage(long count) : Stage
{
    public long Count { get; } = count;

    public static LimitStage Parse(BsonValue argument)
    {
        var count = StageCount.Parse("$limit", 5107201, argument);
        return count > 0 ? new LimitStage(count) : throw CommandException.Location(15958, "the limit must be positive");
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run) =>
        Count > int.MaxValue ? input : input.Take((int)Count);

    public override bool AddNeeds(FieldNeeds needs) => false;
}
