using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>MongoDB's limits, at the last value that is allowed and the first that is not.</summary>
/// <remarks>Source: MongoDB manual, "MongoDB Limits and Thresholds".</remarks>
public sealed class LimitTests : WireTestBase
{
    private const int SixteenMegabytes = 16 * 1024 * 1024;

    [Fact]
    public async Task Document_OfSixteenMegabytes_IsTheLongest()
    {
        using var client = await ConnectAsync();
        // Length, _id, the binary field with its name, kind and length, and the end are 22 bytes.
        var longest = new BsonDocument { { "_id", 1 }, { "b", new byte[SixteenMegabytes - 22] } };
        Assert.Equal(SixteenMegabytes, longest.ToBson().Length);
        Assert.Equal(1, (await InsertAsync(client, longest.ToBson()))["n"]);
        var longer = new BsonDocument { { "_id", 2 }, { "b", new byte[SixteenMegabytes - 21] } };
        Assert.Equal(10334, (await InsertAsync(client, longer.ToBson()))["writeErrors"][0]["code"]);
        var growing = await AskAsync(client, Command("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {more: 1}}}]}"));
        Assert.Equal(10334, growing["writeErrors"][0]["code"]);
    }

    [Fact]
    public async Task Nesting_OfAHundredAndEightyLevels_IsTheDeepest()
    {
        using var client = await ConnectAsync();
        // The manual promises 100; the server takes 180.
        Assert.Equal(1, (await InsertAsync(client, Nested(100)))["n"]);
        Assert.Equal(1, (await InsertAsync(client, Nested(180)))["n"]);
        Assert.Equal(15, (await InsertAsync(client, Nested(181)))["writeErrors"][0]["code"]);
        // Deeper than a command may be: refused before it is taken apart.
        Assert.Equal(15, (await InsertAsync(client, Nested(5000)))["code"]);
        Assert.Equal(15, (await AskAsync(client, Command($"{{update: 'c', updates: [{{q: {{}}, u: {{$set: {{'{Path(181)}': 1}}}}}}]}}")))["writeErrors"][0]["code"]);
    }

    [Fact]
    public async Task Message_OfFortyEightMillionBytes_IsTheLongest()
    {
        using var client = await ConnectAsync();
        var fillers = Enumerable.Range(0, 3).Select(id => new BsonDocument { { "_id", id }, { "b", new byte[15_900_000] } }.ToBson()).ToArray();
        var rest = RequestMessage.MaxLength - client.Message(Command("{insert: 'c'}"), 0, RawClient.RawSequence("documents", fillers)).Length;
        var last = new BsonDocument { { "_id", 3 }, { "b", new byte[rest - 22] } }.ToBson();
        var message = client.Message(Command("{insert: 'c'}"), 0, RawClient.RawSequence("documents", [.. fillers, last]));
        Assert.Equal(RequestMessage.MaxLength, message.Length);
        Assert.Equal(4, (await client.AskAsync(message, Cancellation))["n"]);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public async Task Batch_OfAHundredThousandWrites_IsTheLargest(int count, bool isAllowed)
    {
        using var client = await ConnectAsync();
        var empty = new BsonDocument().ToBson();
        var reply = await InsertAsync(client, [.. Enumerable.Repeat(empty, count)]);
        Assert.Equal(isAllowed ? count : 16, isAllowed ? reply["n"] : reply["code"]);
    }

    [Theory]
    [InlineData("{find: 'c', filter: {'PATH': 1}}")]
    [InlineData("{find: 'c', sort: {'PATH': 1}}")]
    [InlineData("{find: 'c', projection: {'PATH': 1}}")]
    [InlineData("{createIndexes: 'c', indexes: [{key: {'PATH': 1}, name: 'deep'}]}")]
    [InlineData("{aggregate: 'c', pipeline: [{$set: {'PATH': 1}}], cursor: {}}")]
    [InlineData("{aggregate: 'c', pipeline: [{$group: {_id: '$PATH'}}], cursor: {}}")]
    [InlineData("{aggregate: 'c', pipeline: [{$unwind: '$PATH'}], cursor: {}}")]
    public async Task Path_OfManyThousandNames_IsRefused(string command)
    {
        using var client = await ConnectAsync();
        var reply = await AskAsync(client, Command(command.Replace("PATH", Path(100_000), StringComparison.Ordinal)));
        Assert.Contains(reply["code"].AsInt32, (int[])[15, 5984700]);
    }

    [Theory]
    [InlineData("{$set: {PATH: 1}}")]
    [InlineData("{$setOnInsert: {PATH: 1}}")]
    [InlineData("{$inc: {PATH: 1}}")]
    public async Task Update_OfAPathOfManyThousandNames_IsRefused(string update)
    {
        using var client = await ConnectAsync();
        update = update.Replace("PATH", $"'{Path(100_000)}'", StringComparison.Ordinal);
        var reply = await AskAsync(client, Command($"{{update: 'c', updates: [{{q: {{'{Path(100_000)}': 1}}, u: {update}, upsert: true}}]}}"));
        Assert.Equal(15, reply["writeErrors"][0]["code"]);
    }

    [Theory]
    [InlineData("[{$project: {v: VALUE}}]")]
    [InlineData("[{$project: {v: {$bsonSize: VALUE}}}]")]
    [InlineData("[{$project: {v: {$eq: [VALUE, VALUE]}}}]")]
    [InlineData("[{$group: {_id: VALUE}}]")]
    [InlineData("[{$project: {v: {$setUnion: [[VALUE], [{a: {}}]]}}}]")]
    [InlineData("[{$replaceWith: VALUE}, {$out: 'deep'}]")]
    public async Task Value_ThatAnExpressionNestsWithoutEnd_IsRefused(string pipeline)
    {
        using var client = await ConnectAsync();
        await InsertAsync(client, new BsonDocument("_id", 1).ToBson());
        const string Value = "{$reduce: {input: {$range: [0, 200000]}, initialValue: {}, in: {a: '$$value'}}}";
        var reply = await AskAsync(client, Command("{aggregate: 'c', cursor: {}}")
            .Add("pipeline", BsonDocument.Parse($"{{p: {pipeline.Replace("VALUE", Value, StringComparison.Ordinal)}}}")["p"]));
        Assert.Equal(15, reply["code"]);
        await AssertServesAsync();
    }

    [Fact]
    public async Task Array_ThatAnExpressionGrowsWithoutEnd_IsRefused()
    {
        using var client = await ConnectAsync();
        await InsertAsync(client, BsonDocument.Parse("{_id: 1, a: [1, 2, 3, 4]}").ToBson());
        var pipeline = new BsonArray(Enumerable.Repeat(BsonDocument.Parse("{$set: {a: {$concatArrays: ['$a', '$a']}}}"), 30)) { BsonDocument.Parse("{$project: {n: {$size: '$a'}}}") };
        Assert.Equal(146, (await AskAsync(client, Command("{aggregate: 'c', cursor: {}}").Add("pipeline", pipeline)))["code"]);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("(a*)*(a*)*c")]
    [InlineData("^(?=(a+)+$)")]
    [InlineData("^(?:(a+)+)+\\1c$")]
    [InlineData("((a{1,99}){1,99}){1,99}c")]
    public async Task Pattern_ThatBacktracksWithoutEnd_EndsInTime(string pattern)
    {
        using var client = await ConnectAsync();
        await InsertAsync(client, new BsonDocument { { "_id", 1 }, { "s", new string('a', 5_000) + "b" } }.ToBson());
        var find = Command("{find: 'c'}").Add("filter", new BsonDocument("s", new BsonDocument("$regex", pattern)));
        var aggregate = Command("{aggregate: 'c', cursor: {}}").Add("pipeline", new BsonArray
        {
            new BsonDocument("$project", new BsonDocument("v", new BsonDocument("$regexFindAll", new BsonDocument { { "input", "$s" }, { "regex", pattern } }))),
        });
        foreach (var command in (BsonDocument[])[find, aggregate])
        {
            var reply = await AskAsync(client, command);
            Assert.True(reply["ok"] == 1.0 || reply["code"] == 51156, reply.ToString());
        }
    }

    [Fact]
    public async Task Pattern_OfManyThousandNestedGroups_DoesNotStopTheServer()
    {
        using var client = await ConnectAsync();
        await InsertAsync(client, BsonDocument.Parse("{_id: 1, s: 'a'}").ToBson());
        var pattern = new string('(', 16_000) + "a" + new string(')', 16_000);
        await AskAsync(client, Command("{find: 'c'}").Add("filter", new BsonDocument("s", new BsonDocument("$regex", pattern))));
        await AssertServesAsync();
    }

    private static string Path(int names) => string.Join('.', Enumerable.Repeat("a", names));

    private static Task<BsonDocument> InsertAsync(RawClient client, params byte[][] documents) =>
        client.AskAsync(client.Message(Command("{insert: 'c'}"), 0, RawClient.RawSequence("documents", documents)), Cancellation);

    /// <summary>Documents in documents, made without recursion.</summary>
    private static byte[] Nested(int levels)
    {
        byte[] document = [5, 0, 0, 0, 0];
        for (; levels > 1; levels--) document = [.. BitConverter.GetBytes(document.Length + 8), 3, (byte)'a', 0, .. document, 0];
        return document;
    }
}
