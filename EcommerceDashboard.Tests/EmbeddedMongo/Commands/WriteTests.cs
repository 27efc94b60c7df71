using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

public sealed class WriteTests : CommandTestBase
{
    [Fact]
    public async Task Update_OfSeveral_CountsMatchedAndModified()
    {
        await InsertAsync("{ _id: 1, a: 1 }", "{ _id: 2, a: 1 }", "{ _id: 3, a: 2 }");
        var reply = await RunAsync("{ update: 'orders', updates: [{ q: {}, u: { $set: { a: 2 } }, multi: true }] }");
        Assert.Equal(BsonDocument.Parse("{ n: 3, nModified: 2, ok: 1.0 }"), reply);
    }

    [Fact]
    public async Task Upsert_WithoutAMatch_InsertsAndNamesTheId()
    {
        var reply = await RunAsync("{ update: 'orders', updates: [{ q: { _id: 5 }, u: { $set: { a: 1 } }, upsert: true }] }");
        Assert.Equal(BsonDocument.Parse("{ n: 1, upserted: [{ index: 0, _id: 5 }], nModified: 0, ok: 1.0 }"), reply);
        Assert.Equal([5], await IdsAsync("{ a: 1 }"));
    }

    [Theory]
    [InlineData("{ $set: { _id: 2 } }", false, 66)]
    [InlineData("{ _id: 2 }", false, 66)]
    [InlineData("{ b: 1 }", true, 9)]
    public async Task Update_ThatCannotBe_IsRefusedAndChangesNothing(string update, bool multi, int code)
    {
        await InsertAsync("{ _id: 1, a: 1 }");
        var reply = await RunAsync($"{{ update: 'orders', updates: [{{ q: {{}}, u: {update}, multi: {(multi ? "true" : "false")} }}] }}");
        Assert.Equal(code, reply["writeErrors"][0]["code"]);
        Assert.Equal([1], await IdsAsync("{ a: 1 }"));
    }

    [Fact]
    public async Task Update_IntoADuplicate_IsRefusedAndKeepsTheIndexRight()
    {
        await RunAsync("{ createIndexes: 'orders', indexes: [{ key: { a: 1 }, name: 'a', unique: true }] }");
        await InsertAsync("{ _id: 1, a: 1 }", "{ _id: 2, a: 2 }");
        var reply = await RunAsync("{ update: 'orders', updates: [{ q: { _id: 1 }, u: { $set: { a: 2 } } }] }");
        Assert.Equal(11000, reply["writeErrors"][0]["code"]);
        await RunAsync("{ update: 'orders', updates: [{ q: { _id: 1 }, u: { $set: { a: 3 } } }] }");
        Assert.Empty(await IdsAsync("{ a: 1 }"));
        Assert.Equal([1], await IdsAsync("{ a: 3 }"));
    }

    [Fact]
    public async Task Delete_WithALimit_RemovesTheFirst()
    {
        await InsertAsync("{ _id: 1, a: 1 }", "{ _id: 2, a: 1 }", "{ _id: 3, a: 1 }");
        Assert.Equal(1, (await RunAsync("{ delete: 'orders', deletes: [{ q: { a: 1 }, limit: 1 }] }"))["n"]);
        Assert.Equal([2, 3], await IdsAsync("{}"));
        Assert.Equal(2, (await RunAsync("{ delete: 'orders', deletes: [{ q: { a: 1 }, limit: 0 }] }"))["n"]);
    }

    [Fact]
    public async Task FindAndModify_InSortOrder_ReturnsTheDocumentBeforeOrAfter()
    {
        await InsertAsync("{ _id: 1, a: 1 }", "{ _id: 2, a: 2 }");
        var before = await RunAsync("{ findAndModify: 'orders', query: {}, sort: { a: -1 }, update: { $inc: { a: 10 } } }");
        Assert.Equal(BsonDocument.Parse("{ _id: 2, a: 2 }"), before["value"]);
        var after = await RunAsync("{ findAndModify: 'orders', query: { _id: 2 }, update: { $inc: { a: 1 } }, new: true, fields: { a: 1, _id: 0 } }");
        Assert.Equal(BsonDocument.Parse("{ a: 13 }"), after["value"]);
        var removed = await RunAsync("{ findAndModify: 'orders', query: { _id: 1 }, remove: true }");
        Assert.Equal(BsonDocument.Parse("{ lastErrorObject: { n: 1 }, value: { _id: 1, a: 1 }, ok: 1.0 }"), removed);
        var missing = await RunAsync("{ findAndModify: 'orders', query: { _id: 9 }, update: { $set: { a: 1 } } }");
        Assert.Equal(BsonDocument.Parse("{ lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1.0 }"), missing);
    }

    [Fact]
    public async Task Out_ReplacesTheCollectionAndKeepsItsIndexes()
    {
        await InsertAsync("{ _id: 1, a: 1 }", "{ _id: 2, a: 1 }");
        await RunAsync("{ createIndexes: 'target', indexes: [{ key: { a: 1 }, name: 'a', unique: true }] }");
        await RunAsync("{ insert: 'target', documents: [{ _id: 9, a: 9 }] }");
        Assert.Equal(11000, await RefusalAsync("{ aggregate: 'orders', pipeline: [{ $out: 'target' }], cursor: {} }"));
        Assert.Equal(9, (await RunAsync("{ find: 'target' }"))["cursor"]["firstBatch"][0]["_id"]);
        await RunAsync("{ aggregate: 'orders', pipeline: [{ $match: { _id: 1 } }, { $out: 'target' }], cursor: {} }");
        Assert.Equal(new BsonArray { BsonDocument.Parse("{ _id: 1, a: 1 }") }, (await RunAsync("{ find: 'target' }"))["cursor"]["firstBatch"]);
        Assert.Equal(2, (await RunAsync("{ listIndexes: 'target' }"))["cursor"]["firstBatch"].AsBsonArray.Count);
    }

    [Fact]
    public async Task Merge_ByAUniqueField_MergesAndInserts()
    {
        await InsertAsync("{ _id: 1, k: 'x', a: 1 }", "{ _id: 2, k: 'y', a: 2 }");
        const string Merge = "{ aggregate: 'orders', pipeline: [{ $project: { _id: 0 } }, { $merge: { into: 'target', on: 'k', whenMatched: [{ $set: { sum: { $add: ['$a', '$$new.a'] } } }] } }], cursor: {} }";
        Assert.Equal(51183, await RefusalAsync(Merge));
        await RunAsync("{ createIndexes: 'target', indexes: [{ key: { k: 1 }, name: 'k', unique: true }] }");
        await RunAsync("{ insert: 'target', documents: [{ _id: 7, k: 'x', a: 5 }] }");
        await RunAsync(Merge);
        var found = (await RunAsync("{ find: 'target', projection: { _id: 0 }, sort: { k: 1 } }"))["cursor"]["firstBatch"];
        Assert.Equal(new BsonArray { BsonDocument.Parse("{ k: 'x', a: 5, sum: 6 }"), BsonDocument.Parse("{ k: 'y', a: 2 }") }, found);
    }
}
