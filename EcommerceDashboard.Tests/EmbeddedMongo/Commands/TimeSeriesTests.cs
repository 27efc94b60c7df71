using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

public sealed class TimeSeriesTests : CommandTestBase
{
    private const string Target = "{db: 'shop', coll: 'series', timeseries: TIMESERIES}";

    [Fact]
    public async Task Out_WithTimeSeries_MakesACollectionThatSaysSo()
    {
        await InsertAsync("{_id: 1, at: ISODate('2024-01-01'), region: 'West'}");
        await OutAsync("{timeField: 'at', metaField: 'region', granularity: 'hours'}");
        var listed = (await RunAsync("{listCollections: 1, filter: {name: 'series'}}"))["cursor"]["firstBatch"][0];
        Assert.Equal("timeseries", listed["type"]);
        Assert.Equal(BsonDocument.Parse("{timeField: 'at', metaField: 'region', granularity: 'hours', bucketMaxSpanSeconds: 2592000}"), listed["options"]["timeseries"]);
        Assert.Equal(1, (await RunAsync("{count: 'series'}"))["n"]);
    }

    [Theory]
    [InlineData("{}", 40414)]
    [InlineData("{timeField: 'at', extra: 1}", 40415)]
    [InlineData("{timeField: 1}", 14)]
    [InlineData("'at'", 14)]
    [InlineData("{timeField: 'at', granularity: 'days'}", 2)]
    [InlineData("{timeField: 'at', bucketMaxSpanSeconds: 60}", 72)]
    [InlineData("{timeField: 'at', bucketMaxSpanSeconds: 60, bucketRoundingSeconds: 61}", 72)]
    [InlineData("{timeField: 'at', bucketMaxSpanSeconds: 0, bucketRoundingSeconds: 0}", 2)]
    [InlineData("{timeField: 'at', bucketMaxSpanSeconds: 31536001, bucketRoundingSeconds: 31536001}", 2)]
    public async Task Out_WithOptionsThatCannotBe_IsRefused(string options, int code)
    {
        await InsertAsync("{_id: 1, at: ISODate('2024-01-01')}");
        Assert.Equal(code, await RefusalAsync(Out(options)));
    }

    [Fact]
    public async Task Out_OntoACollectionOfAnotherKind_IsRefusedAndKeepsIt()
    {
        await InsertAsync("{_id: 1, at: ISODate('2024-01-01')}");
        await RunAsync("{create: 'series'}");
        Assert.Equal(7268700, await RefusalAsync(Out("{timeField: 'at'}")));
        await RunAsync("{drop: 'series'}");
        await RunAsync("{create: 'series', timeseries: {timeField: 'at', granularity: 'hours'}}");
        Assert.Equal(7406103, await RefusalAsync(Out("{timeField: 'at'}")));
        await OutAsync("{timeField: 'at', granularity: 'hours'}");
    }

    [Fact]
    public async Task Document_WithoutTheDate_IsRefusedByATimeSeries()
    {
        await RunAsync("{create: 'series', timeseries: {timeField: 'at'}}");
        var reply = await RunAsync("{insert: 'series', ordered: false, documents: [{}, {at: 'today'}, {at: ISODate('2024-01-01')}]}");
        Assert.Equal(1, reply["n"]);
        Assert.All(reply["writeErrors"].AsBsonArray, error => Assert.Equal(2, error["code"]));
    }

    private static string Out(string options) =>
        $"{{aggregate: 'orders', pipeline: [{{$out: {Target.Replace("TIMESERIES", options, StringComparison.Ordinal)}}}], cursor: {{}}}}";

    private Task<BsonDocument> OutAsync(string options) => RunAsync(Out(options));
}
