using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

public class SetWindowFieldsStageTests
{
    private const string Days = "[{ d: 3, v: 30 }, { d: 1, v: 10 }, { d: 2, v: 20 }, { d: 6, v: 60 }]";

    [Theory]
    [InlineData("$sum: '$v', window: { documents: ['unbounded', 'current'] }", "10, 30, 60, 120")]
    [InlineData("$sum: '$v', window: { documents: [-1, 0] }", "10, 30, 50, 90")]
    [InlineData("$sum: '$v', window: { documents: [1, 2] }", "50, 90, 60, 0")]
    [InlineData("$sum: '$v', window: { range: [-1, 0] }", "10, 30, 50, 60")]
    [InlineData("$sum: '$v'", "120, 120, 120, 120")]
    [InlineData("$max: '$v', window: { documents: ['current', 'unbounded'] }", "60, 60, 60, 60")]
    [InlineData("$first: '$v', window: { documents: [-1, 1] }", "10, 10, 20, 30")]
    [InlineData("$documentNumber: {}", "1, 2, 3, 4")]
    [InlineData("$shift: { output: '$v', by: -1, default: 0 }", "0, 10, 20, 30")]
    [InlineData("$shift: { output: '$v', by: 2 }", "30, 60, null, null")]
    [InlineData("$expMovingAvg: { input: '$v', N: 3 }", "10.0, 15.0, 22.5, 41.25")]
    [InlineData("$derivative: { input: '$v' }, window: { documents: [-1, 0] }", "null, 10.0, 10.0, 10.0")]
    [InlineData("$integral: { input: '$v' }, window: { documents: ['unbounded', 'current'] }", "0.0, 15.0, 40.0, 175.0")]
    [InlineData("$covariancePop: ['$d', '$v'], window: { documents: ['unbounded', 'current'] }", "0.0, 2.5, 6.666666666666667, 35.0")]
    public void Function_OverDays_GivesOneValuePerDocument(string function, string expected) =>
        Assert.Equal(expected, Column(Days, $"sortBy: {{ d: 1 }}, output: {{ r: {{ {function} }} }}"));

    [Theory]
    [InlineData("$rank", "1, 2, 2, 4")]
    [InlineData("$denseRank", "1, 2, 2, 3")]
    [InlineData("$documentNumber", "1, 2, 3, 4")]
    public void Rank_Ties_AreCountedByEachFunctionsRule(string function, string expected) =>
        Assert.Equal(expected, Column("[{ v: 5 }, { v: 7 }, { v: 7 }, { v: 9 }]", $"sortBy: {{ v: 1 }}, output: {{ r: {{ {function}: {{}} }} }}"));

    [Theory]
    [InlineData("$locf: '$v'", "null, 1, 1, 1, 7")]
    [InlineData("$linearFill: '$v'", "null, 1, 3.0, 5.0, 7")]
    public void Fill_NullAndMissing_AreFilled(string function, string expected) =>
        Assert.Equal(expected, Column("[{ d: 0 }, { d: 1, v: 1 }, { d: 2, v: null }, { d: 3 }, { d: 4, v: 7 }]", $"sortBy: {{ d: 1 }}, output: {{ r: {{ {function} }} }}"));

    [Fact]
    public void Partitions_AreKeptApartAndSorted() => Assert.Equal(
        """
        { "p" : "a", "v" : 2, "total" : 2 }
        { "p" : "b", "v" : 1, "total" : 1 }
        { "p" : "b", "v" : 3, "total" : 4 }
        """,
        PipelineBench.Run(
            "[{ p: 'b', v: 3 }, { p: 'a', v: 2 }, { p: 'b', v: 1 }]",
            "[{ $setWindowFields: { partitionBy: '$p', sortBy: { v: 1 }, output: { total: { $sum: '$v', window: { documents: ['unbounded', 'current'] } } } } }]"));

    [Fact]
    public void Range_Months_FollowTheCalendar() => Assert.Equal(
        "1, 2, 2",
        Column(
            "[{ d: ISODate('2026-01-31T00:00:00Z') }, { d: ISODate('2026-02-28T00:00:00Z') }, { d: ISODate('2026-03-28T00:00:00Z') }]",
            "sortBy: { d: 1 }, output: { r: { $count: {}, window: { range: [-1, 0], unit: 'month' } } }"));

    [Theory]
    [InlineData("output: { r: { $sum: 1, window: { documents: [1, 0] } } }, sortBy: { d: 1 }", 5339900)]
    [InlineData("output: { r: { $sum: 1, window: { documents: [0, 1] } } }", 5339901)]
    [InlineData("output: { r: { $sum: 1, window: { range: [0, 1] } } }", 5339902)]
    [InlineData("output: { r: { $sum: 1, window: { range: [0, 1], documents: [0, 1] } } }, sortBy: { d: 1 }", 9)]
    [InlineData("output: { r: { $sum: 1, window: { range: [0, 1] } } }, sortBy: { d: 1 }", 5429414)]
    [InlineData("output: { r: { $mean: 1 } }", 9)]
    [InlineData("sortBy: { d: 1 }", 40414)]
    [InlineData("output: {}, by: 1", 40415)]
    [InlineData("output: { r: { $rank: 1 } }, sortBy: { d: 1 }", 5371603)]
    [InlineData("output: { r: { $rank: {} } }", 5371602)]
    [InlineData("partitionBy: ['x'], output: {}", 14)]
    public void Wrong_IsRefusedWithTheServersCode(string specification, int code) =>
        Assert.Equal(code, PipelineBench.Fails($"[{{ $setWindowFields: {{ {specification} }} }}]").Code);

    private static string Column(string documents, string specification)
    {
        var results = new PipelineBench().With("orders", documents).Documents($"[{{ $setWindowFields: {{ {specification} }} }}]");
        return string.Join(", ", results.Select(result => PipelineBench.Text([new("r", result["r"])])["{ \"r\" : ".Length..^2]));
    }

    [Theory]
    [InlineData("{ $match: { p: { $gte: 0 } } }")]
    [InlineData("{ $set: { made: true } }")]
    public void SetWindowFields_AndSortOfMoreThanStaysDecoded_GiveWholeDocumentsInOrder(string before)
    {
        const int Count = 3000;
        var bench = new PipelineBench().With("orders", Enumerable.Range(0, Count).Select(i => new BsonDocument { { "_id", i }, { "p", i % 7 }, { "x", Count - i }, { "text", $"t{i}" } }));
        var documents = bench.Documents($"[{before}, {{ $setWindowFields: {{ partitionBy: '$p', sortBy: {{ x: 1 }}, output: {{ n: {{ $documentNumber: {{}} }} }} }} }}, {{ $sort: {{ x: 1 }} }}]");
        Assert.Equal(Enumerable.Range(1, Count), documents.Select(document => document["x"].AsInt32));
        Assert.All(documents, document => Assert.Equal($"t{document["_id"]}", document["text"].AsString));
        foreach (var partition in documents.GroupBy(document => document["p"].AsInt32))
            Assert.Equal(Enumerable.Range(1, partition.Count()), partition.Select(document => document["n"].AsInt32));
    }
}
