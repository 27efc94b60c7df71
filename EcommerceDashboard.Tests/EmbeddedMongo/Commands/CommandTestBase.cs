using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>A server in memory of its own, with a clock that the test moves.</summary>
public abstract class CommandTestBase : IAsyncLifetime
{
    private EmbeddedMongoServer? _server;
    private MongoClient? _client;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));

    protected IMongoDatabase Database => _client!.GetDatabase("shop");

    protected IMongoCollection<BsonDocument> Orders => Database.GetCollection<BsonDocument>("orders");

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { Time = Time });
        _client = new MongoClient(_server.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client!.Dispose();
        await _server!.DisposeAsync();
    }

    /// <summary>Runs a command given as JSON.</summary>
    protected Task<BsonDocument> RunAsync(string command, string database = "shop") =>
        _client!.GetDatabase(database).RunCommandAsync<BsonDocument>(BsonDocument.Parse(command), cancellationToken: Cancellation);

    /// <summary>The error code of a command that must be refused.</summary>
    protected async Task<int> RefusalAsync(string command, string database = "shop") =>
        (await Assert.ThrowsAnyAsync<MongoCommandException>(() => RunAsync(command, database))).Code;

    protected Task InsertAsync(params string[] documents) => Orders.InsertManyAsync(documents.Select(BsonDocument.Parse), cancellationToken: Cancellation);

    protected async Task<IEnumerable<BsonValue>> IdsAsync(string filter, string sort = "{}") =>
        (await Orders.Find(filter).Sort(sort).ToListAsync(Cancellation)).Select(document => document["_id"]);
}
