using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

public sealed class CursorTests : CommandTestBase
{
    [Fact]
    public async Task Find_WithoutBatchSize_GivesAHundredAndOneFirst()
    {
        await InsertNumbersAsync(250);
        var reply = await RunAsync("{ find: 'orders' }");
        Assert.Equal(101, reply["cursor"]["firstBatch"].AsBsonArray.Count);
        var rest = await RunAsync($"{{ getMore: NumberLong('{reply["cursor"]["id"]}'), collection: 'orders' }}");
        Assert.Equal(149, rest["cursor"]["nextBatch"].AsBsonArray.Count);
        Assert.Equal(0L, rest["cursor"]["id"]);
    }

    [Fact]
    public async Task Batches_OfLargeDocuments_StopAtSixteenMegabytes()
    {
        await Orders.InsertManyAsync(Enumerable.Range(0, 5).Select(number => new BsonDocument { { "_id", number }, { "filler", new byte[5_000_000] } }), cancellationToken: Cancellation);
        var reply = await RunAsync("{ find: 'orders' }");
        Assert.Equal(3, reply["cursor"]["firstBatch"].AsBsonArray.Count);
        Assert.Equal([0, 1, 2, 3, 4], await IdsAsync("{}"));
    }

    [Fact]
    public async Task Cursor_WhileDocumentsChange_GoesOnWithTheMomentItBegan()
    {
        await InsertNumbersAsync(10);
        using var cursor = await Orders.FindAsync("{}", new FindOptions<BsonDocument> { BatchSize = 2 }, Cancellation);
        await cursor.MoveNextAsync(Cancellation);
        await Orders.DeleteManyAsync("{}", Cancellation);
        var found = cursor.Current.ToList();
        while (await cursor.MoveNextAsync(Cancellation)) found.AddRange(cursor.Current);
        Assert.Equal(Enumerable.Range(0, 10), found.Select(document => document["_id"].AsInt32));
    }

    [Fact]
    public async Task Cursor_NobodyAsksForTenMinutes_IsClosed()
    {
        await InsertNumbersAsync(10);
        var idle = (await RunAsync("{ find: 'orders', batchSize: 2 }"))["cursor"]["id"];
        var kept = (await RunAsync("{ find: 'orders', batchSize: 2, noCursorTimeout: true }"))["cursor"]["id"];
        Time.Advance(TimeSpan.FromMinutes(9));
        await RunAsync($"{{ getMore: NumberLong('{idle}'), collection: 'orders', batchSize: 1 }}");
        Time.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(43, await RefusalAsync($"{{ getMore: NumberLong('{idle}'), collection: 'orders' }}"));
        Assert.Equal(8, (await RunAsync($"{{ getMore: NumberLong('{kept}'), collection: 'orders' }}"))["cursor"]["nextBatch"].AsBsonArray.Count);
    }

    [Fact]
    public async Task KillCursors_NamesThoseItKilledAndThoseItDidNotFind()
    {
        await InsertNumbersAsync(10);
        var id = (await RunAsync("{ find: 'orders', batchSize: 2 }"))["cursor"]["id"];
        var reply = await RunAsync($"{{ killCursors: 'orders', cursors: [NumberLong('{id}'), NumberLong('123')] }}");
        Assert.Equal(new BsonArray { id }, reply["cursorsKilled"]);
        Assert.Equal(new BsonArray { 123L }, reply["cursorsNotFound"]);
        Assert.Equal(43, await RefusalAsync($"{{ getMore: NumberLong('{id}'), collection: 'orders' }}"));
    }

    [Fact]
    public async Task GetMore_OnAnotherCollection_IsRefused()
    {
        await InsertNumbersAsync(10);
        var id = (await RunAsync("{ find: 'orders', batchSize: 2 }"))["cursor"]["id"];
        Assert.Equal(13, await RefusalAsync($"{{ getMore: NumberLong('{id}'), collection: 'other' }}"));
    }

    [Theory]
    [InlineData("{find: 'orders', batchSize: 2}", "{drop: 'orders'}")]
    [InlineData("{aggregate: 'orders', pipeline: [], cursor: {batchSize: 2}}", "{aggregate: 'orders', pipeline: [{$out: 'orders'}], cursor: {}}")]
    [InlineData("{find: 'orders', batchSize: 2}", "{dropDatabase: 1}")]
    public async Task Cursor_OfACollectionThatIsDroppedOrReplaced_IsKilled(string query, string command)
    {
        await InsertNumbersAsync(5);
        var cursor = (await RunAsync(query))["cursor"]["id"].AsInt64;
        await RunAsync(command);
        var next = $"{{getMore: NumberLong('{cursor}'), collection: 'orders'}}";
        Assert.Equal(175, await RefusalAsync(next));
        Assert.Equal(43, await RefusalAsync(next));
    }

    [Fact]
    public async Task StartSession_OfAShell_NamesASessionOfItsOwn()
    {
        var sessions = new[] { await RunAsync("{startSession: 1}"), await RunAsync("{startSession: 1}") };
        Assert.Equal(30, sessions[0]["timeoutMinutes"]);
        Assert.NotEqual(sessions[0]["id"]["id"].AsGuid, sessions[1]["id"]["id"].AsGuid);
    }

    private Task InsertNumbersAsync(int count) =>
        Orders.InsertManyAsync(Enumerable.Range(0, count).Select(number => new BsonDocument("_id", number)), cancellationToken: Cancellation);
}
