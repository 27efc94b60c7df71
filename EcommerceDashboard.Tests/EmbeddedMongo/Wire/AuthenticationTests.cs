using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

public class AuthenticationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Driver_WithTheConnectionString_ReadsWhatItWrote()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        using var client = new MongoClient(server.ConnectionString);
        var collection = client.GetDatabase("shop").GetCollection<BsonDocument>("orders");
        await collection.InsertManyAsync([new("_id", 1), new("_id", 2)], cancellationToken: Cancellation);
        var found = await collection.Find(FilterDefinition<BsonDocument>.Empty).ToListAsync(Cancellation);
        Assert.Equal([1, 2], found.Select(document => document["_id"].AsInt32));
    }

    [Fact]
    public async Task Driver_WithAWrongPassword_IsRefused()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        var url = new MongoUrlBuilder(server.ConnectionString) { Password = "wrong" };
        using var client = new MongoClient(url.ToMongoUrl());
        var refusal = await Assert.ThrowsAsync<MongoAuthenticationException>(() => client.ListDatabaseNamesAsync(Cancellation));
        Assert.Equal(18, Assert.IsType<MongoCommandException>(refusal.InnerException).Code);
    }

    [Fact]
    public async Task Driver_WithoutAPassword_MayOnlyGreet()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        using var client = new MongoClient($"mongodb://127.0.0.1:{server.Port}/?directConnection=true");
        var admin = client.GetDatabase("admin");
        await admin.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: Cancellation);
        foreach (var command in (string[])["ping", "buildInfo", "listDatabases", "serverStatus", "getMore", "noSuchCommand"])
        {
            var refusal = await Assert.ThrowsAsync<MongoCommandException>(() =>
                admin.RunCommandAsync<BsonDocument>(new BsonDocument(command, 1), cancellationToken: Cancellation));
            Assert.Equal(13, refusal.Code);
        }
    }

    [Fact]
    public async Task Password_OfEachStart_IsAnother()
    {
        await using var first = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        await using var second = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        Assert.NotEqual(new MongoUrl(first.ConnectionString).Password, new MongoUrl(second.ConnectionString).Password);
    }
}
