using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>Pipelines over partly decoded documents, in parallel, against plain evaluations of the same.</summary>
public class PipelineOracleTests
{
    private static readonly string[] Regions = ["West", "East", "South"];
    private static readonly List<BsonDocument> Orders = Generate(7_000);

    [Fact]
    public void GroupByTwoFields_ManyOrders_EqualsLinq()
    {
        var result = new PipelineBench().With("orders", Orders).Documents("""
            [{ $match: { status: 'completed', units: { $gte: 2 } } },
             { $group: { _id: { region: '$shipTo.region', segment: '$segment' }, orders: { $sum: 1 }, sales: { $sum: '$sales' }, least: { $min: '$units' },
                         first: { $first: '$_id' }, last: { $last: '$_id' }, ids: { $push: '$_id' }, mean: { $avg: '$units' } } }]
            """);

        var expected = Orders
            .Where(order => order["status"] == "completed" && order["units"].AsInt32 >= 2)
            .GroupBy(order => (Region: order["shipTo"].AsBsonDocument.GetValue("region", "none").AsString, Segment: order.GetValue("segment", "none").AsString))
            .Select(group => new BsonDocument
            {
                { "_id", Key(group.Key.Region, group.Key.Segment) },
                { "orders", group.Count() },
                { "sales", new BsonDecimal128(group.Sum(order => (decimal)order["sales"].AsDecimal128)) },
                { "least", group.Min(order => order["units"]) },
                { "first", group.First()["_id"] },
                { "last", group.Last()["_id"] },
                { "ids", new BsonArray(group.Select(order => order["_id"])) },
                { "mean", group.Average(order => order["units"].AsInt32) },
            });
        Assert.Equal(PipelineBench.Text(expected), PipelineBench.Text(result));
    }

    [Fact]
    public void UnwindAndGroup_ManyLines_EqualsLinq()
    {
        var result = new PipelineBench().With("orders", Orders).Documents("""
            [{ $unwind: '$lines' }, { $match: { 'lines.quantity': { $gt: 1 } } },
             { $group: { _id: '$lines.category', quantity: { $sum: '$lines.quantity' }, orders: { $addToSet: '$_id' } } },
             { $project: { quantity: 1, orders: { $size: '$orders' } } }]
            """);

        var expected = Orders
            .SelectMany(order => order["lines"].AsBsonArray.Select(line => (Order: order["_id"], Line: line.AsBsonDocument)))
            .Where(entry => entry.Line["quantity"].AsInt32 > 1)
            .GroupBy(entry => entry.Line["category"].AsString)
            .Select(group => new BsonDocument
            {
                { "_id", group.Key },
                { "quantity", group.Sum(entry => entry.Line["quantity"].AsInt32) },
                { "orders", group.Select(entry => entry.Order).Distinct().Count() },
            });
        Assert.Equal(PipelineBench.Text(expected), PipelineBench.Text(result));
    }

    [Theory]
    [InlineData("[{ $match: { 'lines.category': 'Paper' } }, { $set: { n: { $size: '$lines' } } }, { $group: { _id: '$n', total: { $sum: '$units' }, any: { $max: '$shipTo' } } }]")]
    [InlineData("[{ $set: { 'lines.flag': true } }, { $project: { 'lines.flag': 1, units: 1 } }, { $sort: { units: -1, _id: 1 } }, { $skip: 5 }, { $limit: 20 }]")]
    [InlineData("[{ $unwind: { path: '$lines', includeArrayIndex: 'i' } }, { $group: { _id: '$i', q: { $push: '$lines.quantity' } } }]")]
    [InlineData("[{ $replaceRoot: { newRoot: '$shipTo' } }, { $sortByCount: '$region' }]")]
    [InlineData("[{ $project: { _id: 0, lines: 0 } }, { $group: { _id: '$$ROOT.segment', n: { $count: {} }, docs: { $firstN: { input: '$$ROOT', n: 2 } } } }]")]
    [InlineData("[{ $match: { $expr: { $gt: ['$units', 3] } } }, { $facet: { a: [{ $count: 'n' }], b: [{ $sortByCount: '$segment' }], c: [{ $limit: 2 }] } }]")]
    [InlineData("[{ $setWindowFields: { partitionBy: '$segment', sortBy: { _id: 1 }, output: { run: { $sum: '$units', window: { documents: [-2, 0] } } } } }, { $group: { _id: '$segment', r: { $sum: '$run' } } }]")]
    [InlineData("[{ $bucket: { groupBy: '$units', boundaries: [0, 3, 100], output: { d: { $sum: '$distance' }, s: { $stdDevPop: '$units' } } } }, { $project: { d: { $round: ['$d', 6] }, s: { $round: ['$s', 6] } } }]")]
    [InlineData("[{ $unset: ['lines', 'shipTo.city'] }, { $match: { 'shipTo.region': null } }]")]
    [InlineData("[{ $lookup: { from: 'orders', localField: 'units', foreignField: '_id', as: 'other' } }, { $group: { _id: { $size: '$other' }, n: { $sum: 1 } } }]")]
    public void AnyPipeline_PartlyDecodedInParallel_EqualsStageByStageOverWholeDocuments(string pipeline)
    {
        var bench = new PipelineBench().With("orders", Orders);
        var run = new PipelineRun(bench, []);

        var plain = PipelineBench.Array(pipeline).Aggregate(
            (IReadOnlyList<BsonDocument>)Orders, (documents, stage) => [.. Pipeline.Through(StageCatalog.Parse(stage, 0, 1, new PipelineScope(PipelinePlace.Command, [])), documents, run)]);

        Assert.Equal(PipelineBench.Text(plain), PipelineBench.Text(bench.Documents(pipeline)));
    }

    [Fact]
    public void SumOfDoubles_InParallel_IsTheSameEveryTime()
    {
        var bench = new PipelineBench().With("orders", Orders);

        var sums = Enumerable.Range(0, 8).Select(_ => bench.Aggregate("[{ $group: { _id: null, d: { $sum: '$distance' }, m: { $avg: '$distance' }, s: { $stdDevSamp: '$distance' } } }]"));

        Assert.Single(sums.Distinct());
    }

    [Fact]
    public void FieldNeeds_OfALeadingPipeline_AreOnlyWhatItReads()
    {
        var pipeline = Pipeline.Parse(PipelineBench.Array(
            "[{ $match: { status: 'x' } }, { $unwind: '$lines' }, { $group: { _id: '$lines.category', n: { $sum: { $multiply: ['$lines.quantity', 2] } } } }]"));

        var read = new DocumentReader(pipeline.Needs().Fields).Read(Orders[0].ToBson());

        Assert.Equal(["status", "lines"], read.Names);
        Assert.All(read["lines"].AsBsonArray, line => Assert.Equal(["category", "quantity"], line.AsBsonDocument.Names));
    }

    private static BsonDocument Key(string region, string segment)
    {
        var key = new BsonDocument();
        if (region != "none")
            key.Add("region", region);
        return segment == "none" ? key : key.Add("segment", segment);
    }

    private static List<BsonDocument> Generate(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(id => Order(random, id))];
    }

    private static BsonDocument Order(Random random, int id)
    {
        var order = new BsonDocument
        {
            { "_id", id },
            { "status", random.Next(10) == 0 ? "cancelled" : "completed" },
            { "shipTo", random.Next(12) == 0 ? new BsonDocument("city", "Lyon") : new BsonDocument { { "region", Regions[random.Next(3)] }, { "city", "Paris" } } },
            { "note", "unread" },
            { "lines", new BsonArray(Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Line(random))) },
            { "units", random.Next(1, 9) },
            { "sales", new BsonDecimal128(random.Next(100_000) / 100m) },
            { "distance", random.NextDouble() * 1e3 },
        };
        if (random.Next(5) > 0)
            order.Add("segment", random.Next(2) == 0 ? "Consumer" : "Corporate");
        return BsonSerializer.Deserialize<BsonDocument>(order.ToBson());
    }

    private static BsonDocument Line(Random random) => new()
    {
        { "name", "not read by any pipeline" },
        { "category", random.Next(2) == 0 ? "Paper" : "Chairs" },
        { "quantity", random.Next(1, 5) },
    };
}
