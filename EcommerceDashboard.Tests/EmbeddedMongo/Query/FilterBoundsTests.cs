using CsCheck;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

public class FilterBoundsTests
{
    private static readonly Gen<BsonDocument> Condition = Gen.OneOf(
        BsonGen.Scalar.Where(IsComparable).Select(value => new BsonDocument("$eq", value)),
        Gen.Select(BsonGen.AnyOf("$gt", "$gte", "$lt", "$lte"), BsonGen.Value.Where(IsComparable)).Select((name, value) => new BsonDocument(name, value)),
        BsonGen.Value.Where(IsComparable).Array[0, 3].Select(values => new BsonDocument("$in", new BsonArray(values))));

    [Fact]
    public void Of_AnyFilterAndDocument_NeverExcludesAMatch() =>
        Gen.Select(BsonGen.AnyOf("a", "a.b", "b"), Condition, BsonGen.Document(BsonGen.Value)).Sample((path, condition, document) =>
        {
            var matcher = Matcher.Parse(new BsonDocument(path, condition));
            if (!matcher.Matches(document))
                return;
            foreach (var bounds in FilterBounds.Of(matcher))
                Assert.Contains(Keys(document, bounds.Path.Split('.')), key => bounds.Intervals.Any(interval => interval.Contains(key)));
        }, iter: 20_000);

    [Fact]
    public void Of_ConditionsSideBySide_GivesOneBoundEach()
    {
        var bounds = FilterBounds.Of(Matcher.Parse(BsonDocument.Parse("{a: {$gte: 1, $lt: 9}, b: 'x', $or: [{c: 1}, {c: 2}], d: {$ne: 1}, 'e.0': 1}")));

        Assert.Equal(["a", "a", "b", "c"], bounds.Select(bound => bound.Path));
        Assert.Equal([false, false, true, true], bounds.Select(bound => bound.IsEquality));
    }

    private static bool IsComparable(BsonValue value) => !value.IsBsonUndefined && !value.IsBsonRegularExpression;

    /// <summary>The index keys of a document: what an index on the path holds for it.</summary>
    private static IEnumerable<BsonValue> Keys(BsonValue value, string[] path) => (value, path) switch
    {
        (BsonArray array, []) => array.Count == 0 ? [BsonUndefined.Value] : array,
        (_, []) => [value],
        (BsonDocument document, [var field, .. var rest]) => document.TryGetValue(field, out var inner) ? Keys(inner, rest) : [BsonNull.Value],
        (BsonArray array, _) => array.Count == 0 ? [BsonNull.Value] : array.SelectMany(element => element is BsonArray ? [BsonNull.Value] : Keys(element, path)),
        _ => [BsonNull.Value],
    };
}
