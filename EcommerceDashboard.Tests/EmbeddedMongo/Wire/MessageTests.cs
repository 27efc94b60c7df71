using System.Buffers.Binary;
using System.Numerics;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

public sealed class MessageTests : IAsyncLifetime
{
    private EmbeddedMongoServer? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static BsonDocument Ping => new() { { "ping", 1 }, { "$db", "admin" } };

    private EmbeddedMongoServer Server => _server!;

    public async ValueTask InitializeAsync() => _server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { Authentication = false });

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task Message_WithADocumentSequence_InsertsItsDocuments()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var insert = client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, RawClient.Sequence("documents", new("_id", 1), new("_id", 2)));
        Assert.Equal(2, (await client.AskAsync(insert, Cancellation))["n"]);
    }

    [Fact]
    public async Task Message_WithMoreToCome_GetsNoReply()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var documents = new BsonArray { new BsonDocument("_id", 1) };
        await client.SendAsync(client.Message(new BsonDocument { { "insert", "c" }, { "documents", documents }, { "$db", "t" } }, flags: 2), Cancellation);
        var count = await client.AskAsync(client.Message(new BsonDocument { { "count", "c" }, { "$db", "t" } }), Cancellation);
        Assert.Equal(1, count["n"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_WithAChecksum_IsAnsweredOnlyWhenItIsRight(bool right)
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        byte[] frame = [.. client.Message(Ping, flags: 1), 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        var crc = uint.MaxValue;
        foreach (var value in frame.AsSpan(..^4)) crc = BitOperations.Crc32C(crc, value);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(frame.Length - 4), right ? ~crc : crc);
        await client.SendAsync(frame, Cancellation);
        var reply = await client.ReceiveAsync(Cancellation);
        Assert.Equal(right, reply is not null);
    }

    [Fact]
    public async Task Command_WhoseClientLeaves_EndsBeforeItsTime()
    {
        using var other = await RawClient.ConnectAsync(Server, Cancellation);
        // A document of ten arrays of ten: unwound one after another they make ten thousand million.
        var document = new BsonDocument(Enumerable.Range(0, 10).Select(field => new BsonElement($"f{field}", new BsonArray(Enumerable.Range(0, 10)))));
        var insert = new BsonDocument { { "insert", "c" }, { "documents", new BsonArray { document } }, { "$db", "t" } };
        Assert.Equal(1, (await other.AskAsync(other.Message(insert), Cancellation))["n"]);
        var pipeline = new BsonArray(Enumerable.Range(0, 10).Select(field => new BsonDocument("$unwind", $"$f{field}"))) { new BsonDocument("$count", "n") };
        using (var leaving = await RawClient.ConnectAsync(Server, Cancellation))
        {
            await leaving.SendAsync(leaving.Message(new BsonDocument { { "aggregate", "c" }, { "pipeline", pipeline }, { "cursor", new BsonDocument() }, { "$db", "t" } }), Cancellation);
            while (await ConnectionsAsync() < 2) Cancellation.ThrowIfCancellationRequested();
        }
        while (await ConnectionsAsync() > 1) Cancellation.ThrowIfCancellationRequested();

        async Task<int> ConnectionsAsync() =>
            (await other.AskAsync(other.Message(new BsonDocument { { "serverStatus", 1 }, { "$db", "admin" } }), Cancellation))["connections"]["current"].AsInt32;
    }

    [Fact]
    public async Task Client_ThatSendsAheadAndStays_IsAnsweredInOrder()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        for (var id = 0; id < 20; id++)
            await client.SendAsync(client.Message(new BsonDocument { { "insert", "c" }, { "documents", new BsonArray { new BsonDocument("_id", id % 10) } }, { "$db", "t" } }), Cancellation);
        for (var id = 0; id < 20; id++)
            Assert.Equal(id < 10 ? 1 : 0, (await client.ReceiveAsync(Cancellation))!["n"]);
    }

    [Fact]
    public async Task Query_OfAnOldDriver_GreetsOnly()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var hello = await client.AskAsync(Query(new BsonDocument("isMaster", 1)), Cancellation);
        Assert.True(hello["ismaster"].AsBoolean);
        Assert.Equal(48_000_000, hello["maxMessageSizeBytes"]);
        Assert.False(hello.Contains("topologyVersion"));
        Assert.Equal(352, (await client.AskAsync(Query(new BsonDocument("listDatabases", 1)), Cancellation))["code"]);
    }

    [Fact]
    public async Task Command_Unknown_IsRefusedByName()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var reply = await client.AskAsync(client.Message(new BsonDocument { { "frobnicate", 1 }, { "$db", "t" } }), Cancellation);
        Assert.Equal("no such command: 'frobnicate'", reply["errmsg"]);
        Assert.Equal(59, reply["code"]);
        Assert.Equal("CommandNotFound", reply["codeName"]);
    }

    [Fact]
    public async Task Field_Unknown_IsRefusedByName()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var reply = await client.AskAsync(client.Message(new BsonDocument { { "find", "c" }, { "frobnicate", 1 }, { "$db", "t" } }), Cancellation);
        Assert.Equal("BSON field 'find.frobnicate' is an unknown field.", reply["errmsg"]);
        Assert.Equal(40415, reply["code"]);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(-1)]
    [InlineData(48_000_001)]
    public async Task Length_Impossible_ClosesTheConnection(int length)
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var frame = client.Message(Ping);
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        await client.SendAsync(frame, Cancellation);
        Assert.Null(await client.ReceiveAsync(Cancellation));
    }

    [Fact]
    public async Task Bson_Broken_IsRefusedAndTheConnectionGoesOn()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var frame = client.Message(new BsonDocument { { "find", "c" }, { "filter", new BsonDocument("text", "abc") }, { "$db", "t" } });
        frame[Array.LastIndexOf(frame, (byte)'b')] = 0xFF;
        frame[frame.AsSpan().IndexOf("abc"u8)] = 0xFF;
        Assert.Equal(22, (await client.AskAsync(frame, Cancellation))["code"]);
        Assert.Equal(1.0, (await client.AskAsync(client.Message(Ping), Cancellation))["ok"]);
    }

    [Fact]
    public async Task Messages_MutatedAtRandom_NeverStopTheServer()
    {
        var random = new Random(20170101);
        for (var round = 0; round < 400; round++)
        {
            using var client = await RawClient.ConnectAsync(Server, Cancellation);
            var frame = client.Message(
                new BsonDocument { { "insert", "fuzz" }, { "documents", new BsonArray { new BsonDocument { { "_id", round }, { "s", "text" }, { "b", new byte[9] }, { "a", new BsonArray { 1, 2.0 } } } } }, { "$db", "t" } },
                0,
                RawClient.Sequence("extra", new BsonDocument("x", BsonRegularExpression.Create("a/b"))));
            for (var i = random.Next(1, 6); i > 0; i--) frame[random.Next(4, frame.Length)] = (byte)random.Next(256);
            var length = random.Next(3) == 0 ? random.Next(1, frame.Length) : frame.Length;
            await client.SendAsync(frame[..length], Cancellation);
            client.CloseWriting();
            await client.ReceiveAsync(Cancellation);
        }
        using var last = await RawClient.ConnectAsync(Server, Cancellation);
        Assert.Equal(1.0, (await last.AskAsync(last.Message(Ping), Cancellation))["ok"]);
    }

    [Fact]
    public void Documents_MutatedAtRandom_EitherFailTheCheckOrDecode()
    {
        var random = new Random(20171231);
        var original = BsonCodec.Encode(new BsonDocument
        {
            { "_id", ObjectId.Empty }, { "n", 1 }, { "l", 2L }, { "d", 1.5 }, { "m", new BsonDecimal128(1.5m) }, { "s", "text" }, { "r", new BsonRegularExpression("a", "i") },
            { "doc", new BsonDocument("a", new BsonArray { "x", BsonNull.Value, true }) }, { "code", new BsonJavaScriptWithScope("c", new BsonDocument("v", 1)) }, { "bin", new byte[5] },
        });
        var decoded = 0;
        for (var round = 0; round < 50_000; round++)
        {
            byte[] bytes = [.. original];
            for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                BsonValidator.Validate(bytes);
            }
            catch (CommandException)
            {
                continue;
            }
            BsonCodec.Encode(BsonCodec.Decode(bytes));
            decoded++;
        }
        Assert.InRange(decoded, 1_000, 49_000);
    }

    [Fact]
    public async Task Nesting_BeyondTheLimit_IsRefused()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var insert = client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, RawClient.RawSequence("documents", Nested(190)));
        Assert.Equal(15, (await client.AskAsync(insert, Cancellation))["writeErrors"][0]["code"]);
        insert = client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, RawClient.RawSequence("documents", Nested(5000)));
        Assert.Equal(15, (await client.AskAsync(insert, Cancellation))["code"]);
        insert = client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, RawClient.RawSequence("documents", Nested(100)));
        Assert.Equal(1, (await client.AskAsync(insert, Cancellation))["n"]);
    }

    [Fact]
    public async Task Document_AboveSixteenMegabytes_IsRefused()
    {
        using var client = await RawClient.ConnectAsync(Server, Cancellation);
        var insert = client.Message(new BsonDocument { { "insert", "c" }, { "$db", "t" } }, 0, RawClient.Sequence("documents", new BsonDocument { { "_id", 1 }, { "b", new byte[16 * 1024 * 1024] } }));
        Assert.Equal(10334, (await client.AskAsync(insert, Cancellation))["writeErrors"][0]["code"]);
    }

    [Fact]
    public async Task Clients_AThousandAtOnce_AreAllAnswered()
    {
        var clients = new List<RawClient>();
        try
        {
            for (var i = 0; i < 1000; i++) clients.Add(await RawClient.ConnectAsync(Server, Cancellation));
            // Half of them are slow: they never finish what they began.
            foreach (var slow in clients.Take(500)) await slow.SendAsync(slow.Message(Ping)[..20], Cancellation);
            var replies = await Task.WhenAll(clients.Skip(500).Select(client => client.AskAsync(client.Message(Ping), Cancellation)));
            Assert.All(replies, reply => Assert.Equal(1.0, reply["ok"]));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    /// <summary>Documents in documents, made without recursion.</summary>
    private static byte[] Nested(int levels)
    {
        byte[] document = [5, 0, 0, 0, 0];
        for (; levels > 1; levels--) document = [.. BitConverter.GetBytes(document.Length + 8), 3, (byte)'a', 0, .. document, 0];
        return document;
    }

    private static byte[] Query(BsonDocument command)
    {
        byte[] frame = [.. new byte[20], .. "admin.$cmd\0"u8, .. new byte[4], 0xFF, 0xFF, 0xFF, 0xFF, .. BsonCodec.Encode(command)];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), 2004);
        return frame;
    }
}
