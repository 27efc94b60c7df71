namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary>A last stage that writes its documents to a collection and gives none on.</summary>
internal abstract class WritingStage : Stage
{
    public sealed override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        Write(input, run);
        return [];
    }

    public sealed override bool AddNeeds(FieldNeeds needs) => false;

    /// <summary>Writes the documents.</summary>
    protected abstract void Write(IEnumerable<BsonDocument> documents, PipelineRun run);
}
