using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

public sealed class MergeTests : CommandTestBase
{
    [Fact]
    public async Task Merge_WithADocumentThatIsRefused_WritesTheOthersAndSaysSo()
    {
        await InsertAsync("{ _id: 1, a: 1 }", "{ _id: 2, a: 2 }", "{ _id: 3, a: 3 }");
        await RunAsync("{ insert: 'kept', documents: [{ _id: 2, old: true }] }");
        Assert.Equal(11000, await RefusalAsync("{ aggregate: 'orders', pipeline: [{ $merge: { into: 'kept', whenMatched: 'fail' } }], cursor: {} }"));
        Assert.Equal(["{ _id: 1, a: 1 }", "{ _id: 2, old: true }", "{ _id: 3, a: 3 }"], await KeptAsync());
    }

    [Fact]
    public async Task Merge_OnAUniqueField_MeetsNullUnlessTheIndexLeavesItOut()
    {
        await InsertAsync("{ _id: 1, key: null, new: true }");
        await RunAsync("{ insert: 'kept', documents: [{ _id: 1, key: null }] }");
        const string Merge = "{ aggregate: 'orders', pipeline: [{ $merge: { into: 'kept', on: 'key' } }], cursor: {} }";
        await RunAsync("{ createIndexes: 'kept', indexes: [{ key: { key: 1 }, name: 'key', unique: true, sparse: true }] }");
        Assert.Equal(51132, await RefusalAsync(Merge));
        await RunAsync("{ dropIndexes: 'kept', index: 'key' }");
        await RunAsync("{ createIndexes: 'kept', indexes: [{ key: { key: 1 }, name: 'key', unique: true }] }");
        await RunAsync(Merge);
        Assert.Equal(["{ _id: 1, key: null, new: true }"], await KeptAsync());
    }

    [Fact]
    public async Task Merge_ThatDiscardsWhatIsNotThere_MakesNoCollection()
    {
        await InsertAsync("{ _id: 1 }");
        await RunAsync("{ aggregate: 'orders', pipeline: [{ $merge: { into: 'kept', whenNotMatched: 'discard' } }], cursor: {} }");
        Assert.Equal(["orders"], await (await Database.ListCollectionNamesAsync(cancellationToken: Cancellation)).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Explain_OfAPipelineThatWrites_WritesNothing()
    {
        await InsertAsync("{ _id: 1 }");
        foreach (var stage in (string[])["{ $out: 'kept' }", "{ $merge: 'kept' }"])
            await RunAsync($"{{ explain: {{ aggregate: 'orders', pipeline: [{stage}], cursor: {{}} }}, verbosity: 'executionStats' }}");
        Assert.Empty(await KeptAsync());
    }

    [Theory]
    [InlineData("{aggregate: 'none', pipeline: [{$merge: {into: 'other', on: 'code'}}], cursor: {}}")]
    [InlineData("{explain: {aggregate: 'none', pipeline: [{$merge: {into: 'other', on: 'code'}}], cursor: {}}}")]
    public async Task Merge_OnAFieldWithoutUniqueIndex_IsRefusedBeforeThereIsADocument(string command) => Assert.Equal(51183, await RefusalAsync(command));

    [Fact]
    public async Task Match_OnAVariableOfTheCommand_IsPlannedAndExplained()
    {
        await InsertAsync("{ _id: 1 }", "{ _id: 2 }");
        const string Command = "{ aggregate: 'orders', pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$wanted'] } } }], cursor: {}, let: { wanted: 2 } }";
        Assert.Equal([2], (await RunAsync(Command))["cursor"]["firstBatch"].AsBsonArray.Select(document => document["_id"].AsInt32));
        var plan = await RunAsync($"{{ explain: {Command}, verbosity: 'executionStats' }}");
        Assert.Equal(1, plan["executionStats"]["nReturned"]);
    }

    private async Task<IEnumerable<string>> KeptAsync() =>
        (await Database.GetCollection<BsonDocument>("kept").Find("{}").Sort("{ _id: 1 }").ToListAsync(Cancellation)).Select(Text);

    private static string Text(BsonDocument document) => document.ToJson().Replace("\"", "", StringComparison.Ordinal).Replace(" :", ":", StringComparison.Ordinal);
}
