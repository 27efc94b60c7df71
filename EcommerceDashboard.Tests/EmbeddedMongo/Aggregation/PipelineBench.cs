using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Storage;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Collections in memory for pipelines to run over, written and read as JSON.</summary>
internal sealed class PipelineBench : IPipelineContext
{
    private readonly Dictionary<string, IReadOnlyList<byte[]>> _collections = [];

    public string Database => "shop";

    public DateTime Now { get; } = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public BsonDocument Let { get; init; } = [];

    public CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What <c>$out</c> and <c>$merge</c> have written, by collection.</summary>
    public Dictionary<string, IReadOnlyList<BsonDocument>> Written { get; } = [];

    /// <summary>Runs a pipeline over the documents of an array.</summary>
    public static string Run(string documents, string pipeline) => new PipelineBench().With("orders", documents).Aggregate(pipeline);

    /// <summary>The error a pipeline gives, before or while it runs.</summary>
    public static CommandException Fails(string pipeline, string documents = "[{}]") => Assert.Throws<CommandException>(() => Run(documents, pipeline));

    public PipelineBench With(string collection, string documents) => With(collection, Array(documents).Cast<BsonDocument>());

    public PipelineBench With(string collection, IEnumerable<BsonDocument> documents)
    {
        _collections[collection] = [.. documents.Select(document => document.ToBson())];
        return this;
    }

    /// <summary>Runs a pipeline over the collection <c>orders</c>.</summary>
    public string Aggregate(string pipeline) => Text(Documents(pipeline));

    public IReadOnlyList<BsonDocument> Documents(string pipeline) => [.. Pipeline.Parse(Array(pipeline), Let).Run(this, "orders")];

    /// <summary>One document a line, in relaxed JSON.</summary>
    public static string Text(IEnumerable<BsonDocument> documents)
    {
        var settings = new JsonWriterSettings { OutputMode = JsonOutputMode.Shell };
        return string.Join("\n", documents.Select(document => document.ToJson(settings)));
    }

    public static BsonArray Array(string json) => BsonSerializer.Deserialize<BsonArray>(json);

    public IDocumentSource Source(string database, string collection) => new Collection(_collections.GetValueOrDefault(collection, []));

    public void Replace(string database, string collection, BsonDocument? timeSeries, IEnumerable<BsonDocument> documents) => Written[$"{database}.{collection}"] = [.. documents];

    public void Merge(string database, string collection, BsonDocument specification, IEnumerable<BsonDocument> documents) =>
        Written[$"{database}.{collection}"] = [.. documents];

    private sealed class Collection(IReadOnlyList<byte[]> documents) : IDocumentSource
    {
        public IReadOnlyList<byte[]> Snapshot() => documents;

        public IReadOnlyList<byte[]>? Candidates(BsonDocument filter, Matcher matcher) => null;
    }
}
