using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

public class MatcherTests
{
    [Theory]
    // Equality and null
    [InlineData("{}", "{a: 1}", true)]
    [InlineData("{a: 1}", "{a: 1.0}", true)]
    [InlineData("{a: 1}", "{a: NumberDecimal('1.0')}", true)]
    [InlineData("{a: 1}", "{a: '1'}", false)]
    [InlineData("{a: null}", "{b: 1}", true)]
    [InlineData("{a: null}", "{a: null}", true)]
    [InlineData("{a: null}", "{a: 0}", false)]
    [InlineData("{a: null}", "{a: []}", false)]
    [InlineData("{a: null}", "{a: [1, null]}", true)]
    [InlineData("{'a.b': null}", "{a: 5}", true)]
    [InlineData("{'a.b': null}", "{a: []}", false)]
    [InlineData("{'a.b': null}", "{a: [1, 2]}", false)]
    [InlineData("{'a.b': null}", "{a: [{b: 1}, {c: 1}]}", true)]
    [InlineData("{a: {b: 1}}", "{a: {b: 1}}", true)]
    [InlineData("{a: {b: 1, c: 2}}", "{a: {c: 2, b: 1}}", false)]
    [InlineData("{a: {$eq: NaN}}", "{a: NaN}", true)]
    // Arrays on the path and at its end
    [InlineData("{a: 2}", "{a: [1, 2]}", true)]
    [InlineData("{a: [1, 2]}", "{a: [1, 2]}", true)]
    [InlineData("{a: [1, 2]}", "{a: [[1, 2]]}", true)]
    [InlineData("{a: [2, 1]}", "{a: [1, 2]}", false)]
    [InlineData("{'a.b': 1}", "{a: [{b: 1}]}", true)]
    [InlineData("{'a.b': 1}", "{a: [[{b: 1}]]}", false)]
    [InlineData("{'a.0.b': 1}", "{a: [[{b: 1}]]}", true)]
    [InlineData("{'a.0': 1}", "{a: [1]}", true)]
    [InlineData("{'a.0': 1}", "{a: [[1]]}", false)]
    [InlineData("{'a.0': 1}", "{a: {'0': 1}}", true)]
    [InlineData("{'a.0': 1}", "{a: [{'0': 1}]}", true)]
    [InlineData("{'a.00': 1}", "{a: [1]}", false)]
    [InlineData("{'a.0.b': 1}", "{a: [{b: 1}]}", true)]
    // Order within a type class
    [InlineData("{a: {$gt: 1}}", "{a: 2}", true)]
    [InlineData("{a: {$gt: 1}}", "{a: 'x'}", false)]
    [InlineData("{a: {$lt: 1}}", "{}", false)]
    [InlineData("{a: {$lt: 1}}", "{a: NaN}", false)]
    [InlineData("{a: {$lte: NaN}}", "{a: NaN}", true)]
    [InlineData("{a: {$gte: null}}", "{}", true)]
    [InlineData("{a: {$gt: null}}", "{a: null}", false)]
    [InlineData("{a: {$gt: {$minKey: 1}}}", "{a: 'x'}", true)]
    [InlineData("{a: {$lt: {$maxKey: 1}}}", "{a: 1}", true)]
    [InlineData("{a: {$gt: 5, $lt: 3}}", "{a: [2, 6]}", true)]
    [InlineData("{a: {$gte: [1]}}", "{a: [2]}", true)]
    [InlineData("{a: {$gt: NumberLong('9007199254740992')}}", "{a: NumberLong('9007199254740993')}", true)]
    // Negations
    [InlineData("{a: {$ne: 1}}", "{a: [1, 2]}", false)]
    [InlineData("{a: {$ne: 1}}", "{}", true)]
    [InlineData("{a: {$nin: [1, null]}}", "{}", false)]
    [InlineData("{a: {$not: {$gt: 1}}}", "{a: 'x'}", true)]
    [InlineData("{a: {$not: /^x/}}", "{a: 'xy'}", false)]
    [InlineData("{$nor: [{a: 1}, {b: 1}]}", "{a: 2, b: 1}", false)]
    // Sets
    [InlineData("{a: {$in: [1, 'b']}}", "{a: ['b']}", true)]
    [InlineData("{a: {$in: [null]}}", "{}", true)]
    [InlineData("{a: {$in: [/^x/, 1]}}", "{a: 'xy'}", true)]
    [InlineData("{a: {$in: [[1]]}}", "{a: [1]}", true)]
    [InlineData("{a: {$in: []}}", "{a: 1}", false)]
    [InlineData("{a: {$all: [1, 2]}}", "{a: [2, 1, 3]}", true)]
    [InlineData("{a: {$all: [1]}}", "{a: 1}", true)]
    [InlineData("{a: {$all: []}}", "{a: []}", false)]
    [InlineData("{a: {$all: [[1, 2]]}}", "{a: [1, 2]}", true)]
    [InlineData("{a: {$all: [{$elemMatch: {b: 1}}, {$elemMatch: {b: 2}}]}}", "{a: [{b: 1}, {b: 2}]}", true)]
    // Elements
    [InlineData("{a: {$elemMatch: {$gt: 5, $lt: 3}}}", "{a: [2, 6]}", false)]
    [InlineData("{a: {$elemMatch: {$gt: 1, $lt: 3}}}", "{a: [2, 6]}", true)]
    [InlineData("{a: {$elemMatch: {b: 1, c: 2}}}", "{a: [{b: 1, c: 1}, {b: 2, c: 2}]}", false)]
    [InlineData("{a: {$elemMatch: {$or: [{b: 1}, {c: 1}]}}}", "{a: [{c: 1}]}", true)]
    [InlineData("{a: {$elemMatch: {$elemMatch: {$gt: 1}}}}", "{a: [[1, 2]]}", true)]
    [InlineData("{a: {$elemMatch: {'0': 1}}}", "{a: [[1]]}", true)]
    [InlineData("{a: {$elemMatch: {$gt: 0}}}", "{a: 1}", false)]
    [InlineData("{a: {$size: 2}}", "{a: [1, 2]}", true)]
    [InlineData("{a: {$size: 2}}", "{a: [[1, 2]]}", false)]
    // Existence and type
    [InlineData("{a: {$exists: true}}", "{a: null}", true)]
    [InlineData("{a: {$exists: false}}", "{b: 1}", true)]
    [InlineData("{'a.b': {$exists: true}}", "{a: [{b: null}]}", true)]
    [InlineData("{a: {$type: 'number'}}", "{a: NumberLong(1)}", true)]
    [InlineData("{a: {$type: 'array'}}", "{a: []}", true)]
    [InlineData("{a: {$type: ['string', 10]}}", "{a: null}", true)]
    [InlineData("{a: {$type: 'int'}}", "{a: ['x', 1]}", true)]
    [InlineData("{_id: {$type: -1}}", "{_id: 1}", false)]
    // Evaluation
    [InlineData("{a: {$mod: [4, 1]}}", "{a: 5.9}", true)]
    [InlineData("{a: {$mod: [4, -1]}}", "{a: -5}", true)]
    [InlineData("{a: {$mod: [4, 1]}}", "{a: '5'}", false)]
    [InlineData("{a: {$regex: 'B', $options: 'i'}}", "{a: 'abc'}", true)]
    [InlineData("{a: {$regex: '^\\\\w+$'}}", "{a: 'é'}", false)]
    [InlineData("{a: {$regex: '^\\\\p{L}+$'}}", "{a: 'é'}", true)]
    [InlineData("{a: {$regex: '(?P<w>a)(?P=w)'}}", "{a: 'aa'}", true)]
    [InlineData("{a: /x/}", "{a: /x/}", true)]
    [InlineData("{$comment: 'why', a: 1}", "{a: 1}", true)]
    // Bits
    [InlineData("{a: {$bitsAllSet: [1, 3]}}", "{a: 10}", true)]
    [InlineData("{a: {$bitsAllSet: 3}}", "{a: 1}", false)]
    [InlineData("{a: {$bitsAnySet: 3}}", "{a: 1}", true)]
    [InlineData("{a: {$bitsAllClear: 4}}", "{a: 3}", true)]
    [InlineData("{a: {$bitsAnyClear: 3}}", "{a: 1.5}", false)]
    [InlineData("{a: {$bitsAllSet: [100]}}", "{a: -1}", true)]
    [InlineData("{$or: [{a: 1}, {b: {$gt: 1}}], c: 1}", "{b: 2, c: 1}", true)]
    public void Matches_AsMongoDbDoes(string filter, string document, bool expected) =>
        Assert.Equal(expected, Matcher.Parse(BsonDocument.Parse(filter)).Matches(BsonDocument.Parse(document)));

    [Theory]
    [InlineData("{a: {$foo: 1}}", 2, "unknown operator: $foo")]
    [InlineData("{a: {$gt: 1, b: 1}}", 2, "unknown operator: b")]
    [InlineData("{$foo: 1}", 2, "unknown top level operator: $foo")]
    [InlineData("{$and: []}", 2, "$and argument must be a non-empty array")]
    [InlineData("{$or: [1]}", 2, "$or/$and/$nor entries need to be full objects")]
    [InlineData("{a: {$not: {}}}", 2, "$not cannot be empty")]
    [InlineData("{a: {$in: 1}}", 2, "$in needs an array")]
    [InlineData("{a: {$in: [{$gt: 1}]}}", 2, "cannot nest $ under $in")]
    [InlineData("{a: {$ne: /x/}}", 2, "Can't have regex as arg to $ne.")]
    [InlineData("{a: {$type: 'x'}}", 2, "Unknown type name alias: x")]
    [InlineData("{a: {$type: true}}", 14, "type must be represented as a number or a string")]
    [InlineData("{a: {$type: []}}", 9, "$type must match at least one type")]
    [InlineData("{a: {$size: -1}}", 2, "$size may not be negative, but got: -1")]
    [InlineData("{a: {$mod: [0, 1]}}", 2, "divisor cannot be 0")]
    [InlineData("{a: {$mod: [1]}}", 2, "malformed mod, not enough elements")]
    [InlineData("{a: {$options: 'i'}}", 2, "$options needs a $regex")]
    [InlineData("{a: {$options: 'm', $regex: /x/i}}", 51074, "options set in both $regex and $options")]
    [InlineData("{a: {$regex: 'x', $options: 'g'}}", 51108, "invalid flag in regex options: g")]
    [InlineData("{a: {$elemMatch: 1}}", 2, "$elemMatch needs an Object")]
    [InlineData("{a: {$bitsAllSet: -1}}", 9, "Expected a non-negative number")]
    [InlineData("{a: {$elemMatch: {$expr: true}}}", 2, "$expr can only be applied to the top-level document")]
    public void Parse_WrongFilter_FailsWithMongoDbsCodeAndText(string filter, int code, string message)
    {
        var error = Assert.Throws<CommandException>(() => Matcher.Parse(BsonDocument.Parse(filter)));

        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{a: 2}", "{a: [1, 2]}", 1)]
    [InlineData("{'a.b': 2}", "{a: [{b: 1}, {b: [1, 2]}]}", 1)]
    [InlineData("{a: {$elemMatch: {$gt: 1}}}", "{a: [1, 1, 2]}", 2)]
    [InlineData("{b: 1}", "{a: [1], b: 1}", null)]
    [InlineData("{'a.0': 1}", "{a: [1]}", null)]
    public void Matches_ThroughAnArray_NotesThePosition(string filter, string document, int? expected)
    {
        var position = new ArrayPosition();

        Assert.True(Matcher.Parse(BsonDocument.Parse(filter)).Matches(BsonDocument.Parse(document), position));
        Assert.Equal(expected, position.Index);
    }

    [Theory]
    [InlineData("{'a.b': 1, $or: [{c: 1}, {$nor: [{'d.e': 2}]}]}", "a,c,d")]
    [InlineData("{}", "")]
    public void ReadPaths_OfAFilter_AreTheTopLevelFields(string filter, string expected) =>
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), Matcher.Parse(BsonDocument.Parse(filter)).ReadPaths!.Order());

    [Fact]
    public void Matches_PatternThatBacktracksForEver_EndsWithAnError()
    {
        var matcher = Matcher.Parse(BsonDocument.Parse("{a: {$regex: '^(?=(a+)+$)'}}"));

        var error = Assert.Throws<CommandException>(() => matcher.Matches(new BsonDocument("a", new string('a', 40) + "b")));

        Assert.Equal(51156, error.Code);
    }
}
