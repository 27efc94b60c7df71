using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

public sealed class CollectionTests : CommandTestBase
{
    [Fact]
    public async Task Collections_MadeRenamedAndDropped_AreListedByName()
    {
        await RunAsync("{ create: 'b' }");
        await RunAsync("{ create: 'a' }");
        Assert.Equal(48, await RefusalAsync("{ create: 'a' }"));
        Assert.Equal(["a", "b"], await (await Database.ListCollectionNamesAsync(cancellationToken: Cancellation)).ToListAsync(Cancellation));
        await RunAsync("{ renameCollection: 'shop.b', to: 'shop.c' }", "admin");
        Assert.Equal(48, await RefusalAsync("{ renameCollection: 'shop.c', to: 'shop.a' }", "admin"));
        Assert.Equal(26, await RefusalAsync("{ renameCollection: 'shop.b', to: 'shop.x' }", "admin"));
        await RunAsync("{ renameCollection: 'shop.c', to: 'shop.a', dropTarget: true }", "admin");
        Assert.Equal(["a"], await (await Database.ListCollectionNamesAsync(cancellationToken: Cancellation)).ToListAsync(Cancellation));
        await RunAsync("{ dropDatabase: 1 }");
        Assert.Empty((await RunAsync("{ listDatabases: 1 }", "admin"))["databases"].AsBsonArray);
    }

    [Fact]
    public async Task Find_InNaturalOrder_GoesForwardsOrBackwardsPastTheIndexes()
    {
        await InsertAsync("{ _id: 2 }", "{ _id: 3 }", "{ _id: 1 }");
        Assert.Equal([2, 3, 1], await IdsAsync("{ _id: { $gt: 0 } }", "{ $natural: 1 }"));
        Assert.Equal([1, 3, 2], await IdsAsync("{ _id: { $gt: 0 } }", "{ $natural: -1 }"));
    }

    [Theory]
    [InlineData("{ count: 'orders', query: { $expr: { $lt: ['$a', '$$NOW'] } } }")]
    [InlineData("{ distinct: 'orders', key: 'a', query: { $expr: { $lt: ['$a', '$$NOW'] } } }")]
    public async Task Now_InACommandWithoutIt_IsRefused(string command)
    {
        await InsertAsync("{ _id: 1 }");
        Assert.Equal(51144, await RefusalAsync(command));
    }

    [Theory]
    [InlineData("{ create: '' }", 73)]
    [InlineData("{ create: 'a$b' }", 73)]
    [InlineData("{ create: 'a', capped: true, size: 1000 }", 115)]
    [InlineData("{ create: 'a', viewOn: 'b' }", 115)]
    [InlineData("{ find: 'orders', collation: { locale: 'fr' } }", 115)]
    [InlineData("{ find: 'orders', filter: 1 }", 14)]
    [InlineData("{ find: 'orders', skip: -1 }", 2)]
    [InlineData("{ find: 'orders', tailable: true }", 2)]
    [InlineData("{ find: 'orders', maxTimeMS: -1 }", 2)]
    [InlineData("{ find: 'orders', maxTimeMS: 1.5 }", 9)]
    [InlineData("{ createIndexes: 'orders', indexes: [{ key: { _id: -1 }, name: 'down' }] }", 2)]
    [InlineData("{ listIndexes: 'orders', includeBuildUUIDs: 'yes' }", 14)]
    [InlineData("{ aggregate: 'orders', pipeline: [], cursor: { nothing: 1 } }", 40415)]
    [InlineData("{ find: '$orders' }", 73)]
    [InlineData("{ find: 'orders', readConcern: { level: 'all' } }", 2)]
    [InlineData("{ find: 'orders', readConcern: { nothing: 1 } }", 40415)]
    [InlineData("{ find: 'orders', writeConcern: { w: 1 } }", 72)]
    [InlineData("{ drop: 'orders', writeConcern: { w: 51 } }", 9)]
    [InlineData("{ killCursors: 'orders', cursors: [], readConcern: { level: 'majority' } }", 72)]
    [InlineData("{ aggregate: 'orders', pipeline: [], cursor: {}, let: { ROOT: 1 } }", 9)]
    [InlineData("{ aggregate: 'orders', pipeline: [{ $out: 'a$b' }], cursor: {} }", 20)]
    [InlineData("{ createIndexes: 'orders', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: { a: { $ne: 1 } } }] }", 67)]
    [InlineData("{ aggregate: 'orders', pipeline: [{ $changeStream: {} }], cursor: {} }", 40573)]
    [InlineData("{ aggregate: 'orders', pipeline: [] }", 9)]
    [InlineData("{ aggregate: 'orders', pipeline: [{ $project: { _id: {} } }], cursor: {} }", 51270)]
    [InlineData("{ listDatabases: 1 }", 13)]
    [InlineData("{ delete: 'orders', deletes: [{ q: {} }] }", 40414)]
    public async Task Command_ThatCannotBe_IsRefusedWithMongoDBsCode(string command, int code)
    {
        var reply = command.StartsWith("{ delete", StringComparison.Ordinal) ? await RunAsync(command) : null;
        Assert.Equal(code, reply is null ? await RefusalAsync(command) : reply["writeErrors"][0]["code"].AsInt32);
    }

    [Fact]
    public async Task Statistics_OfACollection_AreItsOwn()
    {
        await InsertAsync("{ _id: 1 }", "{ _id: 2 }");
        Assert.Equal(2, (await RunAsync("{ collStats: 'orders' }"))["count"]);
        Assert.Equal(28L, (await RunAsync("{ collStats: 'orders' }"))["size"]);
        Assert.Equal(2L, (await RunAsync("{ dbStats: 1 }"))["objects"]);
    }

    [Fact]
    public async Task Distinct_OfArraysAndNumbers_CountsEqualValuesOnce()
    {
        await InsertAsync("{ a: [1, 2] }", "{ a: 1.0 }", "{ a: 'x' }", "{ b: 1 }", "{ a: [] }", "{ a: null }");
        var values = (await RunAsync("{ distinct: 'orders', key: 'a' }"))["values"];
        Assert.Equal(new BsonArray { BsonNull.Value, 1, 2, "x" }, values);
    }
}
