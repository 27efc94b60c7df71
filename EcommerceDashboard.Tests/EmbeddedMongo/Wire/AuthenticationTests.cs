using System.Text;
using EcommerceDashboard.EmbeddedMongo.Commands;
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
    public async Task Commands_BeforeAuthentication_AreRefusedAllButTheGreeting()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        using var client = await RawClient.ConnectAsync(server, Cancellation);
        foreach (var name in CommandTable.Names.Except(["hello", "saslStart", "saslContinue"]))
        {
            var reply = await client.AskAsync(client.Message(new BsonDocument { { name, "c" }, { "$db", "t" } }), Cancellation);
            Assert.Equal((name, 13), (name, reply["code"].AsInt32));
        }
    }

    [Fact]
    public async Task Proofs_ThatAreWrong_OpenNothing()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        using var client = await RawClient.ConnectAsync(server, Cancellation);
        const string First = "n,,n=dashboard,r=abcdefgh";
        var random = new Random(18);
        for (var round = 0; round < 200; round++)
        {
            var first = round % 2 == 0 ? First : Mutated(First);
            var begun = await AskAsync(Start(first));
            if (begun["ok"] == 1.0)
            {
                var nonce = Encoding.UTF8.GetString(begun["payload"].AsByteArray)[2..].Split(',')[0];
                var proof = new byte[32];
                random.NextBytes(proof);
                var final = $"c=biws,r={nonce},p={Convert.ToBase64String(proof)}";
                Assert.Equal(18, (await AskAsync(Continue(round % 4 == 0 ? final : Mutated(final))))["code"]);
                // Refused once, the exchange is over: the empty message that ends a good one ends nothing.
                Assert.Equal(17, (await AskAsync(Continue("")))["code"]);
            }
            Assert.Equal(13, (await AskAsync(new BsonDocument("ping", 1)))["code"]);
        }

        Task<BsonDocument> AskAsync(BsonDocument command) => client.AskAsync(client.Message(command.Add("$db", "admin")), Cancellation);
        static BsonDocument Start(string payload) => new() { { "saslStart", 1 }, { "mechanism", "SCRAM-SHA-256" }, { "payload", Encoding.UTF8.GetBytes(payload) } };
        static BsonDocument Continue(string payload) => new() { { "saslContinue", 1 }, { "conversationId", 1 }, { "payload", Encoding.UTF8.GetBytes(payload) } };
        string Mutated(string text)
        {
            var letters = text.ToCharArray();
            for (var i = random.Next(1, 4); i > 0; i--) letters[random.Next(letters.Length)] = (char)random.Next(1, 127);
            return new string(letters);
        }
    }

    [Fact]
    public async Task Message_TooLongForAGreeting_ClosesTheConnection()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        using var client = await RawClient.ConnectAsync(server, Cancellation);
        await client.SendAsync(client.Message(new BsonDocument { { "hello", 1 }, { "client", new byte[70_000] }, { "$db", "admin" } })[..16], Cancellation);
        Assert.Null(await client.ReceiveAsync(Cancellation));
    }

    [Fact]
    public async Task Password_OfEachStart_IsAnother()
    {
        await using var first = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        await using var second = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        Assert.NotEqual(new MongoUrl(first.ConnectionString).Password, new MongoUrl(second.ConnectionString).Password);
    }
}
