using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

public sealed class InsertTests : CommandTestBase
{
    [Fact]
    public async Task Document_WithItsIdInside_IsStoredWithTheIdInFront()
    {
        await RunAsync("{ insert: 'orders', documents: [{ a: 1, _id: 7, b: 2 }, { a: 1 }] }");
        var found = (await RunAsync("{ find: 'orders' }"))["cursor"]["firstBatch"].AsBsonArray;
        Assert.Equal(BsonDocument.Parse("{ _id: 7, a: 1, b: 2 }"), found[0]);
        Assert.Equal(["_id", "a"], found[1].AsBsonDocument.Names);
        Assert.Equal(BsonType.ObjectId, found[1]["_id"].BsonType);
    }

    [Fact]
    public async Task Duplicate_OfANumberOfAnotherType_IsRefusedAsMongoDBDoes()
    {
        await InsertAsync("{ _id: 1 }");
        var reply = await RunAsync("{ insert: 'orders', documents: [{ _id: 1.0 }] }");
        Assert.Equal(
            BsonDocument.Parse("{ n: 0, writeErrors: [{ index: 0, code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1.0 }, errmsg: 'E11000 duplicate key error collection: shop.orders index: _id_ dup key: { _id: 1.0 }' }], ok: 1.0 }"),
            reply);
    }

    [Fact]
    public async Task Timestamp_WithoutAValue_TakesTheTimeExceptInTheId()
    {
        await RunAsync("{ insert: 'orders', documents: [{ _id: Timestamp(0, 0), at: Timestamp(0, 0), in: { at: Timestamp(0, 0) } }] }");
        var stored = await Orders.Find("{}").SingleAsync(Cancellation);
        Assert.Equal(new BsonTimestamp(0), stored["_id"]);
        Assert.Equal(new BsonTimestamp(0), stored["in"]["at"]);
        Assert.Equal(Time.GetUtcNow().ToUnixTimeSeconds(), stored["at"].AsBsonTimestamp.Timestamp);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task Batch_WithADuplicate_StopsOnlyWhenOrdered(bool ordered, int inserted)
    {
        var reply = await RunAsync($"{{ insert: 'orders', ordered: {(ordered ? "true" : "false")}, documents: [{{ _id: 1 }}, {{ _id: 1 }}, {{ _id: 2 }}, {{ _id: 3 }}] }}");
        Assert.Equal(inserted, reply["n"]);
        Assert.Equal([1], reply["writeErrors"].AsBsonArray.Select(error => error["index"].AsInt32));
        Assert.Equal(inserted, await Orders.CountDocumentsAsync("{}", cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("{ _id: [1] }", 53)]
    [InlineData("{ _id: /a/ }", 53)]
    [InlineData("{ _id: { $a: 1 } }", 52)]
    public async Task Id_OfATypeThatCannotBe_IsRefused(string document, int code)
    {
        var reply = await RunAsync($"{{ insert: 'orders', documents: [{document}] }}");
        Assert.Equal(code, reply["writeErrors"][0]["code"]);
    }

    [Fact]
    public async Task Batch_OfNone_IsRefused() => Assert.Equal(16, await RefusalAsync("{ insert: 'orders', documents: [] }"));

    [Fact]
    public async Task Transaction_OnAStandalone_IsRefused() =>
        Assert.Equal(20, await RefusalAsync("{ insert: 'orders', documents: [{}], startTransaction: true, autocommit: false, txnNumber: NumberLong(1) }"));

    [Fact]
    public async Task Writers_AtTheSameTime_LoseNothing()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), Cancellation, async (number, cancellation) =>
            await Orders.InsertOneAsync(new BsonDocument("_id", number), cancellationToken: cancellation));
        Assert.Equal(500, await Orders.CountDocumentsAsync("{}", cancellationToken: Cancellation));
    }
}
