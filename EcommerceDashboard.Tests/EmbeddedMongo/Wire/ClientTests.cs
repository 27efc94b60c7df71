using System.Buffers.Binary;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Clients that are slow, deaf, gone or many.</summary>
public sealed class ClientTests : WireTestBase
{
    [Fact]
    public async Task Client_ThatSendsByteByByte_IsAnswered()
    {
        using var client = await ConnectAsync();
        foreach (var value in client.Message(Ping)) await client.SendAsync([value], Cancellation);
        Assert.Equal(1.0, (await client.ReceiveAsync(Cancellation))!["ok"]);
    }

    [Fact]
    public async Task Client_ThatNeverReads_NeitherDelaysOthersNorFillsTheMemory()
    {
        using var other = await ConnectAsync();
        var text = new string('x', 1_000_000);
        Assert.Equal(1, (await AskAsync(other, Command("{insert: 'c'}").Add("documents", new BsonArray { new BsonDocument { { "_id", 1 }, { "text", text } } })))["n"]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using (var deaf = await ConnectAsync())
        {
            // A thousand replies of a megabyte each: a gigabyte, were they kept.
            for (var i = 0; i < 1_000; i++) await deaf.SendAsync(deaf.Message(Command("{find: 'c'}")), Cancellation);
            for (var i = 0; i < 100; i++) Assert.Equal(1, (await AskAsync(other, Command("{count: 'c'}")))["n"]);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 50_000_000);
        }
        while (await ConnectionsAsync(other) > 1) Cancellation.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task Clients_ThatPromiseMuchAndSendNothing_TakeNoMemory()
    {
        var clients = new List<RawClient>();
        try
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < 100; i++)
            {
                var client = await ConnectAsync();
                clients.Add(client);
                var frame = client.Message(Ping);
                BinaryPrimitives.WriteInt32LittleEndian(frame, RequestMessage.MaxLength);
                await client.SendAsync(frame, Cancellation);
            }
            using var other = await ConnectAsync();
            while (await ConnectionsAsync(other) < 101) Cancellation.ThrowIfCancellationRequested();
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 50_000_000);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Clients_ThatVanish_AreForgotten()
    {
        using var other = await ConnectAsync();
        for (var i = 0; i < 200; i++)
        {
            using var client = await ConnectAsync();
            var frame = client.Message(Ping);
            await client.SendAsync(frame[..(i % frame.Length)], Cancellation);
            // Every other one with a reset, as of a process that was killed.
            if (i % 2 == 0) client.Reset();
        }
        while (await ConnectionsAsync(other) > 1) Cancellation.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task Clients_AThousandHeldOpen_AreEachServedFirstOneByOneThenAtOnce()
    {
        var clients = new List<RawClient>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                clients.Add(await ConnectAsync());
                // All are in the middle of a message while the others come.
                await clients[i].SendAsync(clients[i].Message(Ping)[..20], Cancellation);
            }
            foreach (var client in clients)
            {
                await client.SendAsync(client.Message(Ping)[20..], Cancellation);
                Assert.Equal(1.0, (await client.ReceiveAsync(Cancellation))!["ok"]);
            }
            Assert.Equal(1000, await ConnectionsAsync(clients[0]));
            var replies = await Task.WhenAll(clients.Select(client => AskAsync(client, Command("{insert: 'c', documents: [{}]}"))));
            Assert.All(replies, reply => Assert.Equal(1, reply["n"]));
            Assert.Equal(1000, (await AskAsync(clients[0], Command("{count: 'c'}")))["n"]);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Client_ThatSendsAheadAndStays_IsAnsweredInOrder()
    {
        using var client = await ConnectAsync();
        for (var id = 0; id < 20; id++)
            await client.SendAsync(client.Message(Command($"{{insert: 'c', documents: [{{_id: {id % 10}}}]}}")), Cancellation);
        for (var id = 0; id < 20; id++)
            Assert.Equal(id < 10 ? 1 : 0, (await client.ReceiveAsync(Cancellation))!["n"]);
    }

    [Fact]
    public async Task Command_WhoseClientLeaves_EndsBeforeItsTime()
    {
        using var other = await ConnectAsync();
        // A document of ten arrays of ten: unwound one after another they make ten thousand million.
        var document = new BsonDocument(Enumerable.Range(0, 10).Select(field => new BsonElement($"f{field}", new BsonArray(Enumerable.Range(0, 10)))));
        Assert.Equal(1, (await AskAsync(other, Command("{insert: 'c'}").Add("documents", new BsonArray { document })))["n"]);
        var pipeline = new BsonArray(Enumerable.Range(0, 10).Select(field => new BsonDocument("$unwind", $"$f{field}"))) { new BsonDocument("$count", "n") };
        using (var leaving = await ConnectAsync())
        {
            await leaving.SendAsync(leaving.Message(Command("{aggregate: 'c', cursor: {}}").Add("pipeline", pipeline)), Cancellation);
            while (await ConnectionsAsync(other) < 2) Cancellation.ThrowIfCancellationRequested();
        }
        while (await ConnectionsAsync(other) > 1) Cancellation.ThrowIfCancellationRequested();
    }
}
