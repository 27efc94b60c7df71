namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

public class LookupStageTests
{
    private static PipelineBench Bench => new PipelineBench()
        .With("orders", "[{ _id: 1, c: 'a' }, { _id: 2, c: ['a', 'b'] }, { _id: 3 }]")
        .With("customers", "[{ _id: 'a', age: 30 }, { _id: 'b', age: 40 }, { _id: null, age: 0 }]");

    [Fact]
    public void Lookup_Equality_MatchesArraysByElementAndMissingAsNull() => Assert.Equal(
        """
        { "_id" : 1, "c" : "a", "found" : [{ "_id" : "a", "age" : 30 }] }
        { "_id" : 2, "c" : ["a", "b"], "found" : [{ "_id" : "a", "age" : 30 }, { "_id" : "b", "age" : 40 }] }
        { "_id" : 3, "found" : [{ "_id" : null, "age" : 0 }] }
        """, Bench.Aggregate("[{ $lookup: { from: 'customers', localField: 'c', foreignField: '_id', as: 'found' } }]"));

    [Fact]
    public void Lookup_PipelineWithVariables_SeesTheLocalDocument() => Assert.Equal(
        """{ "_id" : 2, "older" : [40] }""",
        Bench.Aggregate("""
            [{ $match: { _id: 2 } },
             { $lookup: { from: 'customers', let: { n: { $multiply: ['$_id', 15] } }, as: 'older',
                          pipeline: [{ $match: { $expr: { $gt: ['$age', '$$n'] } } }, { $project: { _id: 0, age: 1 } }] } },
             { $project: { older: '$older.age' } }]
            """));

    [Fact]
    public void Lookup_EqualityAndPipeline_RunsThePipelineOverTheMatches() => Assert.Equal(
        """{ "_id" : 2, "c" : ["a", "b"], "n" : [{ "count" : 2 }] }""",
        Bench.Aggregate("""
            [{ $match: { _id: 2 } },
             { $lookup: { from: 'customers', localField: 'c', foreignField: '_id', as: 'n', pipeline: [{ $count: 'count' }] } }]
            """));

    [Fact]
    public void Lookup_ForeignArrayAndDottedPaths_MatchByElement() => Assert.Equal(
        """{ "_id" : 1, "l" : [{ "k" : 1 }, { "k" : 2 }], "found" : [{ "_id" : 7, "ks" : [2, 3] }] }""",
        new PipelineBench().With("orders", "[{ _id: 1, l: [{ k: 1 }, { k: 2 }] }]").With("other", "[{ _id: 7, ks: [2, 3] }, { _id: 8, ks: [9] }]")
            .Aggregate("[{ $lookup: { from: 'other', localField: 'l.k', foreignField: 'ks', as: 'found' } }]"));

    [Fact]
    public void Lookup_CommandVariables_ReachTheSubPipeline() => Assert.Equal(
        """{ "_id" : 1, "c" : "a", "f" : [{ "_id" : "b", "age" : 40 }] }""",
        new PipelineBench { Let = new("least", 35) }.With("orders", "[{ _id: 1, c: 'a' }]").With("customers", "[{ _id: 'a', age: 30 }, { _id: 'b', age: 40 }]")
            .Aggregate("[{ $lookup: { from: 'customers', as: 'f', pipeline: [{ $match: { $expr: { $gt: ['$age', '$$least'] } } }] } }]"));

    [Theory]
    [InlineData("1", 9)]
    [InlineData("{ from: 'x' }", 40414)]
    [InlineData("{ from: 'x', as: 'y' }", 9)]
    [InlineData("{ from: 'x', as: 'y', localField: 'a' }", 9)]
    [InlineData("{ from: 'x', as: 'y', localField: 'a', foreignField: 'b', more: 1 }", 40415)]
    [InlineData("{ from: 'x', as: '', localField: 'a', foreignField: 'b' }", 40352)]
    public void Lookup_Wrong_IsRefusedWithTheServersCode(string specification, int code) =>
        Assert.Equal(code, PipelineBench.Fails($"[{{ $lookup: {specification} }}]").Code);
}
