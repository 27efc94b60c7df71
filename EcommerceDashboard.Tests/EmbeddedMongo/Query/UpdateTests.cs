using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace EcommerceDashboard.EmbeddedMongo.Query;

public class UpdateTests
{
    private static readonly DateTime Now = new(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    [Theory]
    [InlineData("{$set: {a: 1, 'b.c': 2}}", "{_id: 1}", "{_id: 1, a: 1, b: {c: 2}}")]
    [InlineData("{$set: {'a.1': 9}}", "{a: [1, 2]}", "{a: [1, 9]}")]
    [InlineData("{$set: {'a.3': 9}}", "{a: [1]}", "{a: [1, null, null, 9]}")]
    [InlineData("{$set: {'a.0.b': 9}}", "{a: [{b: 1}]}", "{a: [{b: 9}]}")]
    [InlineData("{$set: {'a.0': 9}}", "{}", "{a: {'0': 9}}")]
    [InlineData("{$set: {b: 1, a: 1}}", "{}", "{a: 1, b: 1}")]
    [InlineData("{$unset: {a: '', 'b.c': '', 'd.x.y': ''}}", "{a: 1, b: {c: 1, e: 2}, d: 1}", "{b: {e: 2}, d: 1}")]
    [InlineData("{$unset: {'a.0': ''}}", "{a: [1, 2]}", "{a: [null, 2]}")]
    [InlineData("{$inc: {a: 1, b: 2.5, c: -1}}", "{a: 1, b: 1}", "{a: 2, b: 3.5, c: -1}")]
    [InlineData("{$inc: {a: 1}}", "{a: 2147483647}", "{a: NumberLong('2147483648')}")]
    [InlineData("{$inc: {a: NumberDecimal('0.1')}}", "{a: NumberDecimal('0.20')}", "{a: NumberDecimal('0.30')}")]
    [InlineData("{$mul: {a: 3, b: 2}}", "{a: 2}", "{a: 6, b: 0}")]
    [InlineData("{$mul: {b: 2.5}}", "{}", "{b: 0.0}")]
    [InlineData("{$min: {a: 1, b: 5}}", "{a: 2, b: 3}", "{a: 1, b: 3}")]
    [InlineData("{$max: {a: 'x', b: 1}}", "{a: 2}", "{a: 'x', b: 1}")]
    [InlineData("{$rename: {a: 'b', 'c.d': 'e.f'}}", "{a: 1, b: 2, c: {d: 3}}", "{b: 1, c: {}, e: {f: 3}}")]
    [InlineData("{$rename: {x: 'b'}}", "{b: 2}", "{b: 2}")]
    [InlineData("{$mul: {a: NumberDecimal('-1')}}", "{a: NumberDecimal('-0')}", "{a: NumberDecimal('-0')}")]
    [InlineData("{$pull: {a: {$or: [{x: 1}, {x: 3}]}}}", "{a: [{x: 1}, {x: 2}, {x: 3}]}", "{a: [{x: 2}]}")]
    [InlineData("{$set: {'a.$b': 1}}", "{}", "{a: {$b: 1}}")]
    [InlineData("{$push: {a: 3, b: {$each: [1, 2]}}}", "{a: [1]}", "{a: [1, 3], b: [1, 2]}")]
    [InlineData("{$push: {a: {$each: [0, 9], $position: 1, $slice: 3}}}", "{a: [1, 2]}", "{a: [1, 0, 9]}")]
    [InlineData("{$push: {a: {$each: [0], $position: -1}}}", "{a: [1, 2]}", "{a: [1, 0, 2]}")]
    [InlineData("{$push: {a: {$each: [3, 1], $sort: -1, $slice: -2}}}", "{a: [2]}", "{a: [2, 1]}")]
    [InlineData("{$push: {a: {$each: [{b: 1}], $sort: {b: 1}}}}", "{a: [{b: 2}, 5]}", "{a: [5, {b: 1}, {b: 2}]}")]
    [InlineData("{$push: {a: {x: 1}}}", "{}", "{a: [{x: 1}]}")]
    [InlineData("{$addToSet: {a: {$each: [1, 2, 2]}, b: [1]}}", "{a: [1.0], b: []}", "{a: [1.0, 2], b: [[1]]}")]
    [InlineData("{$pop: {a: 1, b: -1, c: 1}}", "{a: [1, 2], b: [1, 2]}", "{a: [1], b: [2]}")]
    [InlineData("{$pull: {a: {$gte: 2}, b: {c: 1}, d: 'x', e: {$in: [1, 'y']}}}", "{a: [1, 2, 3], b: [{c: 1, z: 1}, {c: 2}], d: ['x', 'y'], e: [1, 'y', 2]}",
        "{a: [1], b: [{c: 2}], d: ['y'], e: [2]}")]
    [InlineData("{$pullAll: {a: [1, {b: 1}]}}", "{a: [1, 2, 1.0, {b: 1}]}", "{a: [2]}")]
    [InlineData("{$currentDate: {a: true, b: {$type: 'timestamp'}}}", "{}", "{a: ISODate('2024-05-06T07:08:09Z'), b: Timestamp(1714979289, 1)}")]
    [InlineData("{$setOnInsert: {a: 1}}", "{b: 1}", "{b: 1}")]
    [InlineData("{$set: {'a.$[]': 0, 'b.$[].c': 1}}", "{a: [1, 2], b: [{}, {c: 2}]}", "{a: [0, 0], b: [{c: 1}, {c: 1}]}")]
    [InlineData("{a: 5}", "{_id: 1, b: 1}", "{_id: 1, a: 5}")]
    public void Apply_AsMongoDbDoes(string update, string document, string expected)
    {
        var original = BsonDocument.Parse(document);

        var result = Update.Parse(BsonDocument.Parse(update), now: Now).Apply(original, false, []);

        AssertIdentical(expected, result);
        AssertIdentical(document, original);
    }

    [Theory]
    [InlineData("{$set: {'a.$': 0}}", "{a: {$gt: 1}}", "{a: [1, 2, 3]}", "{a: [1, 0, 3]}")]
    [InlineData("{$inc: {'a.$.n': 1}}", "{'a.k': 'y'}", "{a: [{k: 'x'}, {k: 'y'}]}", "{a: [{k: 'x'}, {k: 'y', n: 1}]}")]
    public void Apply_PositionalOperator_ChangesTheMatchedElement(string update, string filter, string document, string expected) =>
        AssertIdentical(expected, Update.Parse(BsonDocument.Parse(update)).Apply(BsonDocument.Parse(document), false, BsonDocument.Parse(filter)));

    [Fact]
    public void Apply_ArrayFilters_ChangeWhatTheyLetThrough()
    {
        var filters = new BsonArray { BsonDocument.Parse("{'x.b': {$gte: 4}}"), BsonDocument.Parse("{y: {$gte: 5}}") };
        var update = Update.Parse(BsonDocument.Parse("{$set: {'a.$[x].b.$[y]': 0}}"), filters);

        AssertIdentical(
            "{a: [{b: [1, 2]}, {b: [4, 0, 0]}]}",
            update.Apply(BsonDocument.Parse("{a: [{b: [1, 2]}, {b: [4, 5, 6]}]}"), false, []));
    }

    [Fact]
    public void Apply_Pipeline_RunsItsStagesOnTheDocument()
    {
        var update = Update.Parse(new BsonArray { BsonDocument.Parse("{$set: {b: {$add: ['$a', '$$n']}}}"), BsonDocument.Parse("{$unset: 'a'}") }, let: new BsonDocument("n", 2));

        AssertIdentical("{_id: 1, b: 3}", update.Apply(BsonDocument.Parse("{_id: 1, a: 1}"), false, []));
    }

    [Theory]
    [InlineData("{$set: {a: NumberDecimal('1.0')}}", "{a: NumberDecimal('1.0')}", true)]
    [InlineData("{$set: {a: NumberDecimal('1.00')}}", "{a: NumberDecimal('1.0')}", false)]
    [InlineData("{$set: {a: 1.0}}", "{a: 1}", false)]
    [InlineData("{$unset: {b: 1}}", "{a: 1}", true)]
    [InlineData("{$addToSet: {a: 1}}", "{a: [1]}", true)]
    [InlineData("{$set: {}}", "{a: 1}", true)]
    [InlineData("{a: 1}", "{a: 1}", true)]
    public void Apply_NothingChanges_GivesTheSameInstance(string update, string document, bool expected)
    {
        var original = BsonDocument.Parse(document);

        Assert.Equal(expected, ReferenceEquals(original, Update.Parse(BsonDocument.Parse(update)).Apply(original, false, [])));
    }

    [Theory]
    [InlineData("{$foo: {a: 1}}", 9)]
    [InlineData("{$bit: {a: {and: 1}}}", 9)]
    [InlineData("{$set: 1}", 9)]
    [InlineData("{a: 1, $set: {b: 1}}", 52)]
    [InlineData("{$set: {a: 1, 'a.b': 2}}", 40)]
    [InlineData("{$set: {a: 1}, $inc: {a: 1}}", 40)]
    [InlineData("{$rename: {a: 'b', b: 'c'}}", 40)]
    [InlineData("{$set: {'a..b': 1}}", 56)]
    [InlineData("{$set: {'$': 1}}", 2)]
    [InlineData("{$set: {'a.$.b.$': 1}}", 2)]
    [InlineData("{$set: {'a.$[x]': 1}}", 2)]
    [InlineData("{$inc: {a: 'x'}}", 14)]
    [InlineData("{$rename: {a: 'a'}}", 2)]
    [InlineData("{$pop: {a: 2}}", 9)]
    [InlineData("{$push: {a: {$each: 1}}}", 2)]
    [InlineData("{$addToSet: {a: {$each: 1}}}", 14)]
    [InlineData("{$currentDate: {a: {$type: 'x'}}}", 2)]
    public void Parse_WrongUpdate_FailsWithMongoDbsCode(string update, int code) =>
        Assert.Equal(code, Assert.Throws<CommandException>(() => Update.Parse(BsonDocument.Parse(update))).Code);

    [Theory]
    [InlineData("{$set: {'a.b': 1}}", "{a: 1}", 28)]
    [InlineData("{$set: {'a.b': 1}}", "{a: [1]}", 28)]
    [InlineData("{$set: {'a.$': 1}}", "{a: [1]}", 2)]
    [InlineData("{$set: {$a: 1}}", "{a: [1]}", 52)]
    [InlineData("{$rename: {a: '_id'}}", "{_id: 1, a: 1}", 66)]
    [InlineData("{$set: {'a.$[]': 1}}", "{}", 2)]
    [InlineData("{$set: {'a.$[]': 1}}", "{a: 1}", 2)]
    [InlineData("{$inc: {a: 1}}", "{a: 'x'}", 14)]
    [InlineData("{$inc: {a: 1}}", "{a: NumberLong('9223372036854775807')}", 2)]
    [InlineData("{$push: {a: 1}}", "{a: 1}", 2)]
    [InlineData("{$pop: {a: 1}}", "{a: 1}", 14)]
    [InlineData("{$pop: {'a.b': 1}}", "{a: 1}", 28)]
    [InlineData("{$pull: {a: 1}}", "{a: 1}", 2)]
    [InlineData("{$rename: {'a.0': 'b'}}", "{a: [1]}", 2)]
    public void Apply_UpdateThatDoesNotFit_FailsWithMongoDbsCode(string update, string document, int code) =>
        Assert.Equal(code, Assert.Throws<CommandException>(() => Update.Parse(BsonDocument.Parse(update)).Apply(BsonDocument.Parse(document), false, [])).Code);

    [Theory]
    [InlineData("{b: 1, _id: 5, 'c.d': {$eq: 2}, e: {$gt: 1}}", "{_id: 5, b: 1, c: {d: 2}}")]
    [InlineData("{$and: [{a: 1}, {b: {$all: [2]}}], $or: [{c: 3}]}", "{a: 1, b: 2, c: 3}")]
    [InlineData("{a: {$in: [1, 2]}, b: {$exists: true}}", "{}")]
    public void UpsertSeed_TakesEqualities(string filter, string expected) =>
        Assert.Equal(BsonDocument.Parse(expected), Update.UpsertSeed(BsonDocument.Parse(filter)));

    [Fact]
    public void UpsertSeed_PathFixedTwice_IsRefused() =>
        Assert.Equal(54, Assert.Throws<CommandException>(() => Update.UpsertSeed(BsonDocument.Parse("{a: 1, 'a.b': 2}"))).Code);

    /// <summary>Equality of BSON values overlooks the types of numbers; this does not.</summary>
    private static void AssertIdentical(string expected, BsonDocument actual) =>
        Assert.Equal(Canonical(BsonDocument.Parse(expected)), Canonical(actual));

    private static string Canonical(BsonDocument document) => document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson });
}
