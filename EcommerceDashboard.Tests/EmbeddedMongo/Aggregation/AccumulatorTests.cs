namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

public class AccumulatorTests
{
    [Theory]
    [InlineData("$sum: '$v'", "[1, 2]", "3")]
    [InlineData("$sum: '$v'", "[2147483647, 1]", "NumberLong(\"2147483648\")")]
    [InlineData("$sum: '$v'", "[NumberLong('9223372036854775807'), 1]", "9.2233720368547758E+18")]
    [InlineData("$sum: '$v'", "[1, 'x', null, [5]]", "1")]
    [InlineData("$sum: '$v'", "[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]", "1.0")]
    [InlineData("$sum: '$v'", "[NumberDecimal('0.10'), 1]", "NumberDecimal(\"1.10\")")]
    [InlineData("$sum: '$none'", "[1]", "0")]
    [InlineData("$avg: '$v'", "[1, 2]", "1.5")]
    [InlineData("$avg: '$v'", "[NumberDecimal('1'), 2]", "NumberDecimal(\"1.5\")")]
    [InlineData("$avg: '$v'", "['x']", "null")]
    [InlineData("$min: '$v'", "[3, null, 'a', 2]", "2")]
    [InlineData("$max: '$v'", "[3, null, 'a', 2]", "\"a\"")]
    [InlineData("$max: '$none'", "[1]", "null")]
    [InlineData("$first: '$v'", "[7, 8]", "7")]
    [InlineData("$last: '$none'", "[7, 8]", "null")]
    [InlineData("$push: '$v'", "[1, null, 1]", "[1, null, 1]")]
    [InlineData("$push: '$none'", "[1]", "[]")]
    [InlineData("$addToSet: '$v'", "[1, 2, 1.0, null]", "[1, 2, null]")]
    [InlineData("$count: {}", "[1, 2, 3]", "3")]
    [InlineData("$stdDevPop: '$v'", "[2, 4, 4, 4, 5, 5, 7, 9]", "2.0")]
    [InlineData("$stdDevSamp: '$v'", "[1, 3]", "1.4142135623730951")]
    [InlineData("$stdDevSamp: '$v'", "[1]", "null")]
    [InlineData("$firstN: { input: '$v', n: 2 }", "[5, 6, 7]", "[5, 6]")]
    [InlineData("$lastN: { input: '$v', n: 2 }", "[5, 6, 7]", "[6, 7]")]
    [InlineData("$firstN: { input: '$none', n: 2 }", "[5]", "[null]")]
    [InlineData("$minN: { input: '$v', n: 2 }", "[5, null, 3, 4]", "[3, 4]")]
    [InlineData("$maxN: { input: '$v', n: 2 }", "[5, 3, 4, 9]", "[9, 5]")]
    [InlineData("$top: { sortBy: { v: 1 }, output: '$v' }", "[5, 3, 4]", "3")]
    [InlineData("$bottom: { sortBy: { v: 1 }, output: '$v' }", "[5, 3, 4]", "5")]
    [InlineData("$topN: { sortBy: { v: -1 }, output: '$v', n: 2 }", "[5, 3, 4]", "[5, 4]")]
    [InlineData("$bottomN: { sortBy: { v: 1 }, output: '$v', n: 2 }", "[5, 3, 4]", "[4, 5]")]
    [InlineData("$median: { input: '$v', method: 'approximate' }", "[4, 1, 3]", "3.0")]
    [InlineData("$percentile: { input: '$v', p: [0.5, 0.95], method: 'approximate' }", "[4, 1, 3, 'x']", "[3.0, 4.0]")]
    [InlineData("$percentile: { input: '$v', p: [0.5], method: 'approximate' }", "['x']", "[null]")]
    [InlineData("$mergeObjects: '$v'", "[{ a: 1, b: 1 }, null, { b: 2 }]", "{ \"a\" : 1, \"b\" : 2 }")]
    [InlineData("$concatArrays: '$v'", "[[1], [2, 1]]", "[1, 2, 1]")]
    [InlineData("$setUnion: '$v'", "[[1], [2, 1]]", "[1, 2]")]
    public void Accumulator_Values_GiveTheServersResult(string accumulator, string values, string expected)
    {
        var bench = new PipelineBench().With("orders", PipelineBench.Array(values).Select(value => new MongoDB.Bson.BsonDocument("v", value)));

        var result = bench.Aggregate($"[{{ $group: {{ _id: 1, r: {{ {accumulator} }} }} }}]");

        Assert.Equal($$"""{ "_id" : 1, "r" : {{expected}} }""", result);
    }

    [Theory]
    [InlineData("$count: 1", 14)]
    [InlineData("$firstN: { input: '$v' }", 5787906)]
    [InlineData("$firstN: { n: 1 }", 5787907)]
    [InlineData("$firstN: { input: '$v', n: 0 }", 7548606)]
    [InlineData("$firstN: { input: '$v', n: 'x' }", 7548606)]
    [InlineData("$topN: { output: '$v', sortBy: { v: 1 } }", 5788003)]
    [InlineData("$top: { sortBy: { v: 1 } }", 5788004)]
    [InlineData("$top: { output: '$v' }", 5788005)]
    [InlineData("$percentile: { input: '$v', p: [2], method: 'approximate' }", 7750303)]
    [InlineData("$percentile: { input: '$v', p: [], method: 'approximate' }", 7750301)]
    [InlineData("$median: { input: '$v' }", 40414)]
    [InlineData("$median: { input: '$v', method: 'guess' }", 2)]
    [InlineData("$mergeObjects: 'x'", 5911200)]
    public void Accumulator_WrongArgument_IsRefusedWithTheServersCode(string accumulator, int code) =>
        Assert.Equal(code, PipelineBench.Fails($"[{{ $group: {{ _id: 1, r: {{ {accumulator} }} }} }}]").Code);

    [Fact]
    public void FirstN_CountFromTheGroupKey_DiffersByGroup() => Assert.Equal(
        """
        { "_id" : { "n" : 1 }, "r" : ["a"] }
        { "_id" : { "n" : 2 }, "r" : ["b", "d"] }
        """,
        PipelineBench.Run(
            "[{ n: 1, v: 'a' }, { n: 2, v: 'b' }, { n: 1, v: 'c' }, { n: 2, v: 'd' }]",
            "[{ $group: { _id: { n: '$n' }, r: { $firstN: { input: '$v', n: '$n' } } } }]"));
}
