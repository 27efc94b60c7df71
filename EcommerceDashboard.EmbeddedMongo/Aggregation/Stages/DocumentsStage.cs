namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$documents</c>: documents given in the pipeline itself, in place of a collection's.</summary>
internal sealed class DocumentsStage(Expression documents) : Stage
{
    public static DocumentsStage Parse(BsonValue argument, PipelineScope scope) => new(scope.Parse(argument));

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        if (documents.Evaluate(run.NewScope()) is not BsonArray array)
            throw CommandException.Location(5858203, "an array is expected as the argument of $documents");
        return array.Select(item => item as BsonDocument ?? throw CommandException.Location(40228, "$documents must be an array of objects"));
    }

    public override bool AddNeeds(FieldNeeds needs) => true;
}
