using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>An update by an aggregation pipeline of stages that treat each document by itself.</summary>
internal sealed class PipelineUpdate : Update
{
    private readonly Pipeline _pipeline;
    private readonly PipelineRun _run;

    private PipelineUpdate(Pipeline pipeline, PipelineRun run)
    {
        _pipeline = pipeline;
        _run = run;
    }

    /// <exception cref="CommandException">A stage is wrong, or not allowed in an update (InvalidOptions).</exception>
    public static PipelineUpdate Parse(BsonArray stages, BsonDocument? let, DateTime now)
    {
        var variables = let ?? [];
        var pipeline = Pipeline.Parse(stages, new PipelineScope(PipelinePlace.Update, variables));
        return new PipelineUpdate(pipeline, new PipelineRun(new DocumentContext(variables, now), variables));
    }

    public override BsonDocument Apply(BsonDocument document, bool isUpsertInsert, BsonDocument filter)
    {
        var result = ReplacementUpdate.WithId(_pipeline.Run(_run, new DecodedFeed([document])).Single(), document);
        return BsonIdentity.AreIdentical(result, document) ? document : result;
    }

    /// <summary>An update's stages reach nothing but the document.</summary>
    private sealed class DocumentContext(BsonDocument let, DateTime now) : IPipelineContext
    {
        public string Database => throw NoCollections();

        public DateTime Now => now;

        public BsonDocument Let => let;

        public CancellationToken Cancellation => CancellationToken.None;

        public IDocumentSource Source(string database, string collection) => throw NoCollections();

        public void Replace(string database, string collection, BsonDocument? timeSeries, IEnumerable<BsonDocument> documents) => throw NoCollections();

        public void Merge(string database, string collection, BsonDocument specification, IEnumerable<BsonDocument> documents) => throw NoCollections();

        private static InvalidOperationException NoCollections() => new("An update's pipeline has no stages that reach collections");
    }
}
