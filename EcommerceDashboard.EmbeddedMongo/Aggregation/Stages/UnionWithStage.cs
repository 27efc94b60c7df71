namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$unionWith</c>: the documents of another collection, through a pipeline of their own, after those of this one.</summary>
internal sealed class UnionWithStage(string? collection, Pipeline pipeline) : Stage
{
    public static UnionWithStage Parse(BsonValue argument, PipelineScope scope)
    {
        if (argument is BsonString name) return new UnionWithStage(CheckCollection(name.Value), Pipeline.Parse([], scope.Inside(PipelinePlace.UnionWith)));
        if (argument is not BsonDocument specification)
            throw CommandException.FailedToParse($"the $unionWith stage specification must be an object or string, but found {BsonTypeNames.Of(argument)}");
        string? collection = null;
        BsonArray stages = [];
        foreach (var option in specification)
        {
            switch (option.Name)
            {
                case "coll":
                    collection = option.Value is BsonString text ? CheckCollection(text.Value) : throw WrongType(option, "string");
                    break;
                case "pipeline":
                    stages = option.Value as BsonArray ?? throw WrongType(option, "array");
                    break;
                default:
                    throw CommandException.UnknownField($"$unionWith.{option.Name}");
            }
        }

        if (collection is null && stages is not [BsonDocument { ElementCount: > 0 } first, ..] || collection is null && stages[0].AsBsonDocument.GetElement(0).Name != "$documents")
            throw CommandException.FailedToParse("$unionWith stage without explicit collection must have a pipeline with $documents as first stage");
        return new UnionWithStage(collection, Pipeline.Parse(stages, scope.Inside(PipelinePlace.UnionWith)));
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run) =>
        input.Concat(Others(run));

    public override bool AddNeeds(FieldNeeds needs) => false;

    private IEnumerable<BsonDocument> Others(PipelineRun run)
    {
        var others = collection is null
            ? pipeline.Run(run, new DecodedFeed([]))
            : pipeline.Run(run, run.Context.Source(run.Context.Database, collection));
        foreach (var document in others)
            yield return document;
    }

    private static string CheckCollection(string name) =>
        name.Length > 0 ? name : throw new CommandException(73, "InvalidNamespace", "Invalid namespace specified: the collection of $unionWith is empty");

    private static CommandException WrongType(BsonElement option, string expected) =>
        CommandException.WrongType($"$unionWith.{option.Name}", option.Value, expected);
}
