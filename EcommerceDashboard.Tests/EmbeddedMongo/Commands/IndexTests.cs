using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

public sealed class IndexTests : CommandTestBase
{
    [Theory]
    [InlineData("{ a: 1 }", "{ a: 5 }", "IXSCAN")]
    [InlineData("{ a: 1 }", "{ a: { $gte: 3, $lt: 6 } }", "IXSCAN")]
    [InlineData("{ a: -1 }", "{ a: { $gt: 3, $lte: 6 } }", "IXSCAN")]
    [InlineData("{ a: 1, b: -1 }", "{ a: 5, b: { $gt: 1 } }", "IXSCAN")]
    [InlineData("{ a: 1 }", "{ a: { $in: [1, 5, 5.0, 'x', null] } }", "IXSCAN")]
    [InlineData("{ a: 1 }", "{ $and: [{ a: 5 }, { b: 1 }] }", "IXSCAN")]
    [InlineData("{ a: 1 }", "{ a: null }", "IXSCAN")]
    [InlineData("{ 'd.e': 1 }", "{ 'd.e': 2 }", "IXSCAN")]
    [InlineData("{ t: 1 }", "{ t: 'x' }", "IXSCAN")]
    [InlineData("{ t: 1 }", "{ t: { $gt: 1, $lt: 4 } }", "IXSCAN")]
    [InlineData("{ a: 1 }", "{ b: 2 }", "COLLSCAN")]
    [InlineData("{ b: 1, a: 1 }", "{ a: 5 }", "COLLSCAN")]
    [InlineData("{ a: 1 }", "{ _id: 3 }", "IDHACK")]
    public async Task Filter_WithAndWithoutTheIndex_FindsTheSame(string key, string filter, string plan)
    {
        var documents = Enumerable.Range(0, 300).Select(number => new BsonDocument
        {
            { "_id", number },
            { "a", (number % 7) switch { 0 => BsonNull.Value, 1 => new BsonDouble(number % 10), 2 => new BsonString("x"), _ => new BsonInt32(number % 10) } },
            { "b", number % 4 },
            { "d", new BsonDocument("e", number % 3) },
            { "t", new BsonArray { number % 5, "x" } },
        }).ToList();
        documents[17].Remove("a");
        await Orders.InsertManyAsync(documents, cancellationToken: Cancellation);
        var expected = (await IdsAsync(filter)).Order().ToList();
        Assert.NotEmpty(expected);
        await Orders.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(key), cancellationToken: Cancellation);
        Assert.Equal(expected, (await IdsAsync(filter)).Order());
        var explained = await RunAsync($"{{ explain: {{ find: 'orders', filter: {filter} }}, verbosity: 'queryPlanner' }}");
        var stage = explained["queryPlanner"]["winningPlan"].AsBsonDocument;
        Assert.Equal(plan, (stage.GetValue("inputStage", stage)["stage"]).AsString);
    }

    [Theory]
    [InlineData("{ a: 1 }", "{}", "{ a: 1 }")]
    [InlineData("{ a: 1 }", "{}", "{ a: -1 }")]
    [InlineData("{ a: 1, b: -1 }", "{}", "{ a: -1, b: 1 }")]
    [InlineData("{ b: 1, a: 1 }", "{ b: 2 }", "{ a: -1 }")]
    public async Task Sort_AnIndexServes_ComesFromIt(string key, string filter, string sort)
    {
        await Orders.InsertManyAsync(
            Enumerable.Range(0, 100).Select(number => new BsonDocument { { "_id", number }, { "a", number * 37 % 100 }, { "b", number % 3 } }), cancellationToken: Cancellation);
        var expected = await IdsAsync(filter, sort);
        await Orders.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(key), cancellationToken: Cancellation);
        Assert.Equal(expected, await IdsAsync(filter, sort));
        var explained = await RunAsync($"{{ explain: {{ find: 'orders', filter: {filter}, sort: {sort} }}, verbosity: 'queryPlanner' }}");
        Assert.Equal("FETCH", explained["queryPlanner"]["winningPlan"]["stage"]);
    }

    [Fact]
    public async Task UniqueIndex_OverDuplicates_IsNotMade()
    {
        await InsertAsync("{ a: 1 }", "{ a: 2 }", "{ a: 1.0 }");
        Assert.Equal(11000, await RefusalAsync("{ createIndexes: 'orders', indexes: [{ key: { b: 1 }, name: 'b' }, { key: { a: 1 }, name: 'a', unique: true }] }"));
        Assert.Single((await RunAsync("{ listIndexes: 'orders' }"))["cursor"]["firstBatch"].AsBsonArray);
    }

    [Fact]
    public async Task UniqueIndex_ThatIsSparseOrPartial_LetsTheOthersRepeat()
    {
        await RunAsync("{ createIndexes: 'orders', indexes: [{ key: { a: 1 }, name: 'a', unique: true, sparse: true }, { key: { b: 1 }, name: 'b', unique: true, partialFilterExpression: { c: { $gt: 5 } } }] }");
        await InsertAsync("{ _id: 1, b: 1 }", "{ _id: 2, b: 1 }", "{ _id: 3, a: 1, b: 1, c: 6 }");
        var reply = await RunAsync("{ insert: 'orders', ordered: false, documents: [{ a: 1 }, { b: 1, c: 7 }, { _id: 4, b: 1, c: 5 }] }");
        Assert.Equal([0, 1], reply["writeErrors"].AsBsonArray.Select(error => error["index"].AsInt32));
        Assert.Equal([1, 2, 3, 4], await IdsAsync("{ b: 1 }", "{ _id: 1 }"));
        Assert.Equal([1, 2, 4], await IdsAsync("{ a: null }", "{ _id: 1 }"));
    }

    [Fact]
    public async Task Index_OverTwoArrays_IsRefusedAndChangesNothing()
    {
        await RunAsync("{ createIndexes: 'orders', indexes: [{ key: { a: 1, b: 1 }, name: 'ab' }] }");
        var reply = await RunAsync("{ insert: 'orders', documents: [{ a: [1], b: [2] }] }");
        Assert.Equal(171, reply["writeErrors"][0]["code"]);
        Assert.Empty(await IdsAsync("{}"));
    }

    [Fact]
    public async Task Deleted_Documents_LeaveTheIndex()
    {
        await InsertAsync("{ _id: 1, a: 1 }", "{ _id: 2, a: 2 }");
        await RunAsync("{ createIndexes: 'orders', indexes: [{ key: { a: 1 }, name: 'a', unique: true }] }");
        await Orders.DeleteOneAsync("{ a: 1 }", Cancellation);
        await InsertAsync("{ _id: 3, a: 1 }");
        Assert.Equal([3], await IdsAsync("{ a: 1 }"));
    }

    [Theory]
    [InlineData("{ key: { a: 1 }, name: 'other' }", 85)]
    [InlineData("{ key: { b: 1 }, name: 'a' }", 86)]
    [InlineData("{ key: { a: 'text' }, name: 't' }", 67)]
    [InlineData("{ key: { a: 0 }, name: 't' }", 67)]
    [InlineData("{ key: {}, name: 't' }", 67)]
    [InlineData("{ key: { b: 1 }, name: 'b', frobnicate: 1 }", 197)]
    public async Task Index_ThatCannotBe_IsRefused(string index, int code)
    {
        await RunAsync("{ createIndexes: 'orders', indexes: [{ key: { a: 1 }, name: 'a' }] }");
        Assert.Equal(code, await RefusalAsync($"{{ createIndexes: 'orders', indexes: [{index}] }}"));
    }

    [Fact]
    public async Task DropIndexes_ByNameKeyOrAll_LeavesThatOnId()
    {
        await RunAsync("{ createIndexes: 'orders', indexes: [{ key: { a: 1 }, name: 'a' }, { key: { b: 1 }, name: 'b' }, { key: { c: 1 }, name: 'c' }] }");
        Assert.Equal(4, (await RunAsync("{ dropIndexes: 'orders', index: 'a' }"))["nIndexesWas"]);
        Assert.Equal(3, (await RunAsync("{ dropIndexes: 'orders', index: { b: 1 } }"))["nIndexesWas"]);
        Assert.Equal(2, (await RunAsync("{ dropIndexes: 'orders', index: '*' }"))["nIndexesWas"]);
        Assert.Equal(27, await RefusalAsync("{ dropIndexes: 'orders', index: 'a' }"));
        Assert.Equal(72, await RefusalAsync("{ dropIndexes: 'orders', index: '_id_' }"));
    }

    [Fact]
    public async Task Indexes_MoreThanSixtyFour_AreRefusedTogether()
    {
        var indexes = string.Join(", ", Enumerable.Range(0, 64).Select(number => $"{{ key: {{ f{number}: 1 }}, name: 'i{number}' }}"));
        Assert.Equal(67, await RefusalAsync($"{{ createIndexes: 'orders', indexes: [{indexes}] }}"));
        Assert.Empty((await RunAsync("{ listCollections: 1 }"))["cursor"]["firstBatch"].AsBsonArray);
    }
}
