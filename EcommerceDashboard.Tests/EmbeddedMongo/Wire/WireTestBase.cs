using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>A server in memory, without a password, for clients that speak the wire protocol by hand.</summary>
public abstract class WireTestBase : IAsyncLifetime
{
    private EmbeddedMongoServer? _server;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static BsonDocument Ping => new() { { "ping", 1 }, { "$db", "admin" } };

    protected EmbeddedMongoServer Server => _server!;

    public async ValueTask InitializeAsync() => _server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { Authentication = false });

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Server.DisposeAsync();
    }

    private protected Task<RawClient> ConnectAsync() => RawClient.ConnectAsync(Server, Cancellation);

    /// <summary>A command given as JSON, of the database <c>t</c>.</summary>
    protected static BsonDocument Command(string json) => BsonDocument.Parse(json).Add("$db", "t");

    private protected static Task<BsonDocument> AskAsync(RawClient client, BsonDocument command) => client.AskAsync(client.Message(command), Cancellation);

    private protected static async Task<int> ConnectionsAsync(RawClient client) =>
        (await AskAsync(client, Command("{serverStatus: 1}")))["connections"]["current"].AsInt32;

    /// <summary>A client of its own is answered: the server lives and serves.</summary>
    protected async Task AssertServesAsync()
    {
        using var client = await ConnectAsync();
        Assert.Equal(1.0, (await AskAsync(client, Ping))["ok"]);
    }
}
