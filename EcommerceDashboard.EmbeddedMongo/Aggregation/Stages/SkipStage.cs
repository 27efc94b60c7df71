namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$skip</c>: all but the first documents.</summary>
internal sealed class SkipStage(long count) : Stage
{
    public long Count { get; } = count;

    public static SkipStage Parse(BsonValue argument) => new(StageCount.Parse("$skip", 5107200, argument));

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run) =>
        input.Skip((int)Math.Min(Count, int.MaxValue));

    public override bool AddNeeds(FieldNeeds needs) => false;
}
