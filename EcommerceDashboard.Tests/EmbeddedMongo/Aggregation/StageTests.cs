namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

public class StageTests
{
    private const string Tagged = "[{ _id: 1, t: ['a', 'b'] }, { _id: 2, t: [] }, { _id: 3, t: null }, { _id: 4 }, { _id: 5, t: 'c' }]";

    [Fact]
    public void Unwind_Plain_LeavesOutWhatHasNoElement() => Assert.Equal(
        """
        { "_id" : 1, "t" : "a" }
        { "_id" : 1, "t" : "b" }
        { "_id" : 5, "t" : "c" }
        """, PipelineBench.Run(Tagged, "[{ $unwind: '$t' }]"));

    [Fact]
    public void Unwind_PreservingWithIndex_KeepsAllAndNumbersElements() => Assert.Equal(
        """
        { "_id" : 1, "t" : "a", "i" : NumberLong(0) }
        { "_id" : 1, "t" : "b", "i" : NumberLong(1) }
        { "_id" : 2, "i" : null }
        { "_id" : 3, "t" : null, "i" : null }
        { "_id" : 4, "i" : null }
        { "_id" : 5, "t" : "c", "i" : null }
        """, PipelineBench.Run(Tagged, "[{ $unwind: { path: '$t', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }]"));

    [Fact]
    public void Redact_ByLevel_KeepsPrunesAndDescends() => Assert.Equal(
        """{ "_id" : 1, "level" : 1, "open" : { "level" : 1, "x" : 1 }, "list" : [{ "level" : 0 }, 7], "kept" : { "level" : -1, "in" : { "level" : 9 } } }""",
        PipelineBench.Run(
            "[{ _id: 1, level: 1, open: { level: 1, x: 1 }, secret: { level: 5 }, list: [{ level: 0 }, { level: 6 }, 7], kept: { level: -1, in: { level: 9 } } }, { level: 8 }]",
            "[{ $redact: { $switch: { branches: [{ case: { $lt: ['$level', 0] }, then: '$$KEEP' }, { case: { $gt: ['$level', 4] }, then: '$$PRUNE' }], default: '$$DESCEND' } } }]"));

    [Theory]
    [InlineData("[{ $redact: 'keep' }]", 17053)]
    [InlineData("[{ $set: { a: '$$KEEP' } }]", 17276)]
    [InlineData("[{ $project: { 'a.$': 1 } }]", 31324)]
    [InlineData("[{ $limit: 1 }, { $match: { $text: { $search: 'a' } } }]", 17313)]
    [InlineData("[{ $merge: { into: 'a', whenMatched: [null] } }]", 14)]
    public void Pipeline_ThatIsWrong_IsRefusedWithTheServersCode(string pipeline, int code) => Assert.Equal(code, PipelineBench.Fails(pipeline).Code);

    [Theory]
    [InlineData("{ a: 1 }", """{ "_id" : 1, "a" : { "b" : 2, "c" : 3 } }""")]
    [InlineData("{ 'a.b': 1, _id: 0 }", """{ "a" : { "b" : 2 } }""")]
    [InlineData("{ a: { b: 1 }, d: 1 }", """{ "_id" : 1, "a" : { "b" : 2 }, "d" : [{ "e" : 1 }, 7, { "e" : 2, "f" : 3 }] }""")]
    [InlineData("{ 'd.e': 1, _id: 0 }", """{ "d" : [{ "e" : 1 }, { "e" : 2 }] }""")]
    [InlineData("{ 'd.e': 0, a: 0 }", """{ "_id" : 1, "d" : [{ }, 7, { "f" : 3 }] }""")]
    [InlineData("{ _id: 0 }", """{ "a" : { "b" : 2, "c" : 3 }, "d" : [{ "e" : 1 }, 7, { "e" : 2, "f" : 3 }] }""")]
    [InlineData("{ _id: 0, x: '$a.b', y: 'text' }", """{ "x" : 2, "y" : "text" }""")]
    [InlineData("{ _id: 0, 'a.x': '$d.e' }", """{ "a" : { "x" : [1, 2] } }""")]
    public void Project_AnyMode_ShapesTheDocument(string projection, string expected) => Assert.Equal(
        expected, PipelineBench.Run("[{ _id: 1, a: { b: 2, c: 3 }, d: [{ e: 1 }, 7, { e: 2, f: 3 }] }]", $"[{{ $project: {projection} }}]"));

    [Theory]
    [InlineData("1", 15969)]
    [InlineData("{}", 51272)]
    [InlineData("{ a: 1, b: 0 }", 31254)]
    [InlineData("{ a: 0, b: 1 }", 31253)]
    [InlineData("{ a: 1, 'a.b': 1 }", 31249)]
    [InlineData("{ 'a.b': 1, a: 1 }", 31250)]
    [InlineData("{ a: {} }", 51270)]
    [InlineData("{ 'a.': 1 }", 40353)]
    [InlineData("{ a: 0, b: 'x' }", 31310)]
    [InlineData("{ a: { $nothing: 1 } }", 31325)]
    public void Project_WrongSpecification_IsRefusedWithTheServersCode(string projection, int code) =>
        Assert.Equal(code, PipelineBench.Fails($"[{{ $project: {projection} }}]").Code);

    [Theory]
    [InlineData("{ b: 2 }", """{ "a" : { "x" : 1 }, "l" : [{ "y" : 1 }, 5], "b" : 2 }""")]
    [InlineData("{ 'a.z': '$a.x' }", """{ "a" : { "x" : 1, "z" : 1 }, "l" : [{ "y" : 1 }, 5] }""")]
    [InlineData("{ 'l.z': 3 }", """{ "a" : { "x" : 1 }, "l" : [{ "y" : 1, "z" : 3 }, { "z" : 3 }] }""")]
    [InlineData("{ a: '$none' }", """{ "l" : [{ "y" : 1 }, 5] }""")]
    [InlineData("{ a: {} }", """{ "a" : { }, "l" : [{ "y" : 1 }, 5] }""")]
    public void Set_Fields_AreAddedOrReplacedInPlace(string fields, string expected) =>
        Assert.Equal(expected, PipelineBench.Run("[{ a: { x: 1 }, l: [{ y: 1 }, 5] }]", $"[{{ $set: {fields} }}]"));

    [Fact]
    public void Unset_Paths_Go() =>
        Assert.Equal("""{ "a" : { "y" : 2 } }""", PipelineBench.Run("[{ a: { x: 1, y: 2 }, b: 3 }]", "[{ $unset: ['a.x', 'b'] }]"));

    [Fact]
    public void SortSkipLimit_Together_GiveAPageInOrder() => Assert.Equal(
        """
        { "v" : 3 }
        { "v" : 2 }
        """, PipelineBench.Run("[{ v: 1 }, { v: 4 }, { v: 2 }, { v: 3 }]", "[{ $sort: { v: -1 } }, { $skip: 1 }, { $limit: 2 }]"));

    [Fact]
    public void Sort_EqualKeys_KeepTheirOrder() => Assert.Equal(
        """
        { "v" : 1, "n" : "b" }
        { "v" : 1, "n" : "c" }
        { "v" : 2, "n" : "a" }
        """, PipelineBench.Run("[{ v: 2, n: 'a' }, { v: 1, n: 'b' }, { v: 1, n: 'c' }]", "[{ $sort: { v: 1 } }, { $limit: 3 }]"));

    [Fact]
    public void Facet_SubPipelines_SeeTheSameDocuments() => Assert.Equal(
        """{ "all" : [{ "n" : 3 }], "big" : [{ "v" : 3 }], "none" : [] }""",
        PipelineBench.Run("[{ v: 1 }, { v: 2 }, { v: 3 }]", "[{ $facet: { all: [{ $count: 'n' }], big: [{ $match: { v: { $gt: 2 } } }], none: [{ $match: { v: 9 } }] } }]"));

    [Fact]
    public void Bucket_WithDefault_GroupsByLowerBound() => Assert.Equal(
        """
        { "_id" : 0, "n" : 2 }
        { "_id" : 10, "n" : 1 }
        { "_id" : "other", "n" : 2 }
        """,
        PipelineBench.Run(
            "[{ v: 0 }, { v: 9.5 }, { v: 10 }, { v: 20 }, {}]",
            "[{ $bucket: { groupBy: '$v', boundaries: [0, 10, 20], default: 'other', output: { n: { $sum: 1 } } } }]"));

    [Theory]
    [InlineData("{ groupBy: '$v', boundaries: [0] }", 40192)]
    [InlineData("{ groupBy: '$v', boundaries: [0, 'a'] }", 40193)]
    [InlineData("{ groupBy: '$v', boundaries: [1, 0] }", 40194)]
    [InlineData("{ groupBy: '$v', boundaries: [0, 9], default: 5 }", 40199)]
    [InlineData("{ groupBy: '$v' }", 40198)]
    [InlineData("{ groupBy: 'v', boundaries: [0, 1] }", 40202)]
    [InlineData("{ groupBy: '$v', boundaries: [0, 1] }", 40066)]
    public void Bucket_Wrong_IsRefusedWithTheServersCode(string specification, int code) =>
        Assert.Equal(code, PipelineBench.Fails($"[{{ $bucket: {specification} }}]", "[{ v: 7 }]").Code);

    [Fact]
    public void BucketAuto_EqualValues_StayTogether() => Assert.Equal(
        """
        { "_id" : { "min" : 1, "max" : 3 }, "count" : 3 }
        { "_id" : { "min" : 3, "max" : 4 }, "count" : 2 }
        """, PipelineBench.Run("[{ v: 1 }, { v: 2 }, { v: 2 }, { v: 3 }, { v: 4 }]", "[{ $bucketAuto: { groupBy: '$v', buckets: 2 } }]"));

    [Fact]
    public void SortByCount_Values_MostFrequentFirst() => Assert.Equal(
        """
        { "_id" : "b", "count" : 2 }
        { "_id" : "a", "count" : 1 }
        """, PipelineBench.Run("[{ v: 'a' }, { v: 'b' }, { v: 'b' }]", "[{ $sortByCount: '$v' }]"));

    [Fact]
    public void ReplaceRoot_NoDocument_IsRefused() => Assert.Equal(40228, PipelineBench.Fails("[{ $replaceRoot: { newRoot: '$none' } }]").Code);

    [Fact]
    public void UnionWith_OtherCollection_ComesAfter() => Assert.Equal(
        """
        { "v" : 1 }
        { "v" : 3 }
        """,
        new PipelineBench().With("orders", "[{ v: 1 }]").With("more", "[{ v: 2 }, { v: 3 }]")
            .Aggregate("[{ $unionWith: { coll: 'more', pipeline: [{ $match: { v: 3 } }] } }]"));

    [Fact]
    public void Out_Last_WritesTheResultsAndGivesNone()
    {
        var bench = new PipelineBench().With("orders", "[{ v: 1 }, { v: 2 }]");

        Assert.Equal("", bench.Aggregate("[{ $match: { v: 2 } }, { $out: { db: 'backup', coll: 'copy' } }]"));

        Assert.Equal("""{ "v" : 2 }""", PipelineBench.Text(bench.Written["backup.copy"]));
    }

    [Theory]
    [InlineData("[1]", 14)]
    [InlineData("[{}]", 40323)]
    [InlineData("[{ $foo: 1 }]", 40324)]
    [InlineData("[{ $out: 'x' }, { $limit: 1 }]", 40601)]
    [InlineData("[{ $facet: { a: [{ $out: 'x' }] } }]", 40600)]
    [InlineData("[{ $lookup: { from: 'x', as: 'y', pipeline: [{ $out: 'z' }] } }]", 51047)]
    [InlineData("[{ $limit: 0 }]", 15958)]
    [InlineData("[{ $limit: -1 }]", 5107201)]
    [InlineData("[{ $skip: 1.5 }]", 5107200)]
    [InlineData("[{ $count: 'a.b' }]", 40160)]
    [InlineData("[{ $unwind: 'a' }]", 28818)]
    [InlineData("[{ $merge: { into: 'x', whenMatched: 'guess' } }]", 2)]
    public void Pipeline_Wrong_IsRefusedBeforeAnyDocumentIsRead(string pipeline, int code) =>
        Assert.Equal(code, Assert.Throws<CommandException>(() => Pipeline.Parse(PipelineBench.Array(pipeline))).Code);
}
