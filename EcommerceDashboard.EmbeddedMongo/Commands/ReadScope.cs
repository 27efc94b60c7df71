using System.Text;
using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What a query or pipeline reads, over all batches of its cursor: the catalog of the moment it began.</summary>
internal sealed class ReadScope(CommandContext context) : IPipelineContext
{
    private static readonly IDocumentSource Empty = new CollectionVersion
    {
        Id = 0,
        Namespace = default,
        Uuid = Guid.Empty,
        Options = [],
        Documents = new DocumentList(),
        Indexes = [],
    };

    private readonly Catalog _catalog = context.Catalog;
    private readonly DocumentStore _store = context.Server.Store;

    public string Database { get; } = context.Database;

    public DateTime Now { get; } = context.Now;

    public BsonDocument Let { get; } = LetVariables.Evaluate(context.Arguments.Document("let"), [], context.Now);

    /// <summary>That of the command which asks for results now.</summary>
    public CancellationToken Cancellation { get; set; } = context.Cancellation;

    public IDocumentSource Source(string database, string collection) =>
        _catalog.Find(new Namespace(database, collection)) ?? Empty;

    public void Replace(string database, string collection, BsonDocument? timeSeries, IEnumerable<BsonDocument> documents)
    {
        var name = new Namespace(database, collection);
        if (collection.Contains('$', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(name.ToString()) > Namespace.MaxLength)
            throw new CommandException(20, "IllegalOperation", $"Invalid $out target namespace, {name}");
        List<byte[]> stored = [.. documents.Select(document => StoredDocument.FromServer(document, Now))];
        Write(batch => OutWrite.Replace(batch, name, timeSeries, stored));
    }

    public void Merge(string database, string collection, BsonDocument specification, IEnumerable<BsonDocument> documents)
    {
        var write = new MergeWrite(new Namespace(database, collection), specification, Let, Now);
        write.CheckTarget(_catalog);
        foreach (var chunk in documents.Chunk(1000))
        {
            Cancellation.ThrowIfCancellationRequested();
            Write(batch => write.Apply(batch, chunk));
        }
    }

    // Stages are enumerated synchronously; this thread waits for the writer, which never waits for it.
    private void Write(Action<WriteBatch> operation) =>
        _store.WriteAsync(batch => { operation(batch); return true; }, Cancellation).GetAwaiter().GetResult();
}
