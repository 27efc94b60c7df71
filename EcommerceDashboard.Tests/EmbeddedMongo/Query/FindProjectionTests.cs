using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

public class FindProjectionTests
{
    [Theory]
    [InlineData("{}", "{_id: 1, a: 2, b: 3}")]
    [InlineData("{a: 1}", "{_id: 1, a: 2}")]
    [InlineData("{a: true, _id: 0}", "{a: 2}")]
    [InlineData("{_id: 1}", "{_id: 1}")]
    [InlineData("{_id: 0}", "{a: 2, b: 3}")]
    [InlineData("{a: 0}", "{_id: 1, b: 3}")]
    [InlineData("{_id: 1, a: 0}", "{_id: 1, b: 3}")]
    [InlineData("{c: '$a'}", "{_id: 1, c: 2}")]
    [InlineData("{c: {$add: ['$a', '$b']}, b: 1}", "{_id: 1, b: 3, c: 5}")]
    [InlineData("{'a.x': 1}", "{_id: 1}")]
    public void Apply_ToScalars_ChoosesFields(string projection, string expected) =>
        AssertProjects(projection, "{_id: 1, a: 2, b: 3}", expected);

    [Theory]
    [InlineData("{'a.b': 1}", "{a: [{b: 1}, {}, {b: 2}], z: 1}", "{a: [{b: 1}, {}, {b: 2}]}")]
    [InlineData("{'a.b': 1}", "{a: [1, {b: 2, c: 3}, [{b: 4}]]}", "{a: [{b: 2}, [{b: 4}]]}")]
    [InlineData("{'a.b': 0}", "{a: [1, {b: 2, c: 3}]}", "{a: [1, {c: 3}]}")]
    [InlineData("{a: {b: 1, c: 1}}", "{a: {b: 1, c: 2, d: 3}}", "{a: {b: 1, c: 2}}")]
    [InlineData("{a: {$slice: 2}}", "{a: [1, 2, 3], b: 1}", "{a: [1, 2], b: 1}")]
    [InlineData("{a: {$slice: -2}}", "{a: [1, 2, 3]}", "{a: [2, 3]}")]
    [InlineData("{a: {$slice: [1, 1]}}", "{a: [1, 2, 3]}", "{a: [2]}")]
    [InlineData("{a: {$slice: [-9, 2]}}", "{a: [1, 2, 3]}", "{a: [1, 2]}")]
    [InlineData("{a: {$slice: 1}, b: 1}", "{a: [1, 2], b: 1, c: 1}", "{a: [1], b: 1}")]
    [InlineData("{'a.b': {$slice: 1}}", "{a: [{b: [1, 2]}, {c: 1}]}", "{a: [{b: [1]}, {c: 1}]}")]
    [InlineData("{a: {$slice: ['$a', 1, 1]}}", "{a: [1, 2, 3], b: 1}", "{a: [2]}")]
    [InlineData("{a: {$elemMatch: {$gt: 1}}}", "{a: [1, 2, 3], b: 1}", "{a: [2]}")]
    [InlineData("{a: {$elemMatch: {b: 2}}, c: 0}", "{a: [{b: 1}, {b: 2}], c: 1, d: 1}", "{a: [{b: 2}], d: 1}")]
    [InlineData("{a: {$elemMatch: {$gt: 9}}}", "{a: [1, 2, 3]}", "{}")]
    public void Apply_ToArrays_ProjectsElements(string projection, string document, string expected) =>
        AssertProjects(projection, document, expected);

    [Theory]
    [InlineData("{'a.$': 1}", "{a: {$gt: 1}}", "{a: [1, 2, 3]}", "{a: [2]}")]
    [InlineData("{'a.$': 1}", "{'a.b': 2}", "{a: [{b: 1}, {b: 2}]}", "{a: [{b: 2}]}")]
    [InlineData("{'a.b.$': 1}", "{'a.b': 2}", "{a: {b: [1, 2]}, c: 1}", "{a: {b: [2]}}")]
    [InlineData("{'a.$': 1}", "{a: 1}", "{a: 1, b: 2}", "{a: 1}")]
    [InlineData("{'a.$': 1}", "{$or: [{a: 2}, {a: 3}]}", "{a: [1, 3, 2]}", "{a: [3]}")]
    [InlineData("{'a.$': 1}", "{a: {$elemMatch: {b: 2, c: 1}}}", "{a: [{b: 2}, {b: 2, c: 1}]}", "{a: [{b: 2, c: 1}]}")]
    public void Apply_Positional_KeepsTheMatchedElement(string projection, string filter, string document, string expected) =>
        Assert.Equal(BsonDocument.Parse(expected), FindProjection.Parse(BsonDocument.Parse(projection), BsonDocument.Parse(filter)).Apply(BsonDocument.Parse(document)));

    [Theory]
    [InlineData("{a: 1, b: 0}", 31254)]
    [InlineData("{a: 0, b: 1}", 31253)]
    [InlineData("{a: 0, b: '$c'}", 31310)]
    [InlineData("{a: 0, b: {$add: [1, 2]}}", 31252)]
    [InlineData("{a: 1, 'a.b': 1}", 31249)]
    [InlineData("{'a.b': 1, a: 1}", 31250)]
    [InlineData("{a: {$bogus: 1}}", 31325)]
    [InlineData("{a: {}}", 51270)]
    [InlineData("{a: {$elemMatch: {$gt: 2}, b: 1}}", 16410)]
    [InlineData("{'a.$': 1, 'b.$': 1}", 31276)]
    [InlineData("{'a.$.b': 1}", 31394)]
    [InlineData("{'a.$': 'x'}", 31308)]
    [InlineData("{'a.$': {$add: [1]}}", 31271)]
    [InlineData("{'a.$': 1, b: {$elemMatch: {c: 1}}}", 31255)]
    [InlineData("{b: {$elemMatch: {c: 1}}, 'a.$': 1}", 31256)]
    [InlineData("{'a.b': {$elemMatch: {c: 1}}}", 31275)]
    [InlineData("{a: {$elemMatch: 1}}", 31274)]
    [InlineData("{'': 1}", 40352)]
    [InlineData("{'a.': 1}", 40353)]
    [InlineData("{$a: 1}", 16410)]
    public void Parse_WrongProjection_FailsWithMongoDbsCode(string projection, int code) =>
        Assert.Equal(code, Assert.Throws<CommandException>(() => FindProjection.Parse(BsonDocument.Parse(projection))).Code);

    [Fact]
    public void Apply_PositionalWithoutArrayCondition_FailsWithMongoDbsCode()
    {
        var projection = FindProjection.Parse(BsonDocument.Parse("{'a.$': 1}"), BsonDocument.Parse("{b: 1}"));

        Assert.Equal(51246, Assert.Throws<CommandException>(() => projection.Apply(BsonDocument.Parse("{a: [1], b: 1}"))).Code);
    }

    private static void AssertProjects(string projection, string document, string expected)
    {
        var original = BsonDocument.Parse(document);

        Assert.Equal(BsonDocument.Parse(expected), FindProjection.Parse(BsonDocument.Parse(projection)).Apply(original));
        Assert.Equal(BsonDocument.Parse(document), original);
    }
}
