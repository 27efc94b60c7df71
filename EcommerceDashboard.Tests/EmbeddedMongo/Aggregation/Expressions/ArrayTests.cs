using CsCheck;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

public class ArrayTests
{
    [Theory]
    [InlineData("{ $size: '$a' }", "3")]
    [InlineData("{ $isArray: ['$a'] }", "true")]
    [InlineData("{ $arrayElemAt: ['$a', -1] }", "3")]
    [InlineData("{ $arrayElemAt: ['$nope', 0] }", "null")]
    [InlineData("{ $first: '$a' }", "1")]
    [InlineData("{ $last: '$a' }", "3")]
    [InlineData("{ $in: [2.0, '$a'] }", "true")]
    [InlineData("{ $indexOfArray: ['$a', 3, 1] }", "2")]
    [InlineData("{ $indexOfArray: ['$a', 3, 0, 2] }", "-1")]
    [InlineData("{ $slice: ['$a', 2] }", "[1, 2]")]
    [InlineData("{ $slice: ['$a', -2] }", "[2, 3]")]
    [InlineData("{ $slice: ['$a', 1, 5] }", "[2, 3]")]
    [InlineData("{ $slice: ['$a', -5, 2] }", "[1, 2]")]
    [InlineData("{ $concatArrays: ['$a', [4]] }", "[1, 2, 3, 4]")]
    [InlineData("{ $concatArrays: ['$a', null] }", "null")]
    [InlineData("{ $reverseArray: '$a' }", "[3, 2, 1]")]
    [InlineData("{ $range: [5, 0, -2] }", "[5, 3, 1]")]
    [InlineData("{ $range: [0, 0] }", "[]")]
    [InlineData("{ $sortArray: { input: [3, 'a', null, 1], sortBy: -1 } }", "['a', 3, 1, null]")]
    [InlineData("{ $sortArray: { input: [{ x: 2, y: 1 }, { x: 1 }, { x: 2, y: 0 }], sortBy: { x: -1, y: 1 } } }", "[{ x: 2, y: 0 }, { x: 2, y: 1 }, { x: 1 }]")]
    [InlineData("{ $zip: { inputs: ['$a', ['x']], useLongestLength: true, defaults: [0, '-'] } }", "[[1, 'x'], [2, '-'], [3, '-']]")]
    [InlineData("{ $map: { input: '$a', as: 'n', in: { $multiply: ['$$n', '$k'] } } }", "[10, 20, 30]")]
    [InlineData("{ $map: { input: '$a', in: '$$this.x' } }", "[null, null, null]")]
    [InlineData("{ $map: { input: '$a', as: 'x', in: { $map: { input: '$a', as: 'y', in: { $add: ['$$x', '$$y'] } } } } }", "[[2, 3, 4], [3, 4, 5], [4, 5, 6]]")]
    [InlineData("{ $filter: { input: '$a', cond: { $gt: ['$$this', 1] }, limit: 1 } }", "[2]")]
    [InlineData("{ $reduce: { input: '$a', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }", "6")]
    [InlineData("{ $firstN: { n: 2, input: '$a' } }", "[1, 2]")]
    [InlineData("{ $maxN: { n: 2, input: '$a' } }", "[3, 2]")]
    [InlineData("{ $sum: '$a' }", "6")]
    [InlineData("{ $avg: ['$a', 4] }", "4.0")]
    [InlineData("{ $max: ['$a', 4] }", "[1, 2, 3]")]
    [InlineData("{ $stdDevSamp: '$a' }", "1.0")]
    [InlineData("{ $median: { input: '$a', method: 'approximate' } }", "2.0")]
    [InlineData("{ $percentile: { input: '$a', p: [0.9], method: 'approximate' } }", "[3.0]")]
    public void Evaluate_Array_FollowsMongoDB(string expression, string expected) => Evaluation.AssertIs(expected, expression, "{ a: [1, 2, 3], k: 10 }");

    [Theory]
    [InlineData("{ $arrayElemAt: [[1], 1] }")]
    [InlineData("{ $first: [[]] }")]
    public void Evaluate_ElementBeyondTheEnd_IsMissing(string expression) => Assert.Null(Evaluation.Of(expression));

    [Theory]
    [InlineData("{ $size: '$nope' }", 17124)]
    [InlineData("{ $arrayElemAt: [1, 0] }", 28689)]
    [InlineData("{ $arrayElemAt: [[1], 'a'] }", 28690)]
    [InlineData("{ $arrayElemAt: [[1], 0.5] }", 28691)]
    [InlineData("{ $in: [1, 2] }", 40081)]
    [InlineData("{ $slice: [[1], 'a'] }", 28725)]
    [InlineData("{ $slice: [[1], 0, 0] }", 28729)]
    [InlineData("{ $concatArrays: [[1], 2] }", 28664)]
    [InlineData("{ $range: [0, 5, 0] }", 34449)]
    [InlineData("{ $range: [0, 'a'] }", 34445)]
    [InlineData("{ $map: { input: [1] } }", 16882)]
    [InlineData("{ $map: { input: 1, in: 1 } }", 16883)]
    [InlineData("{ $map: { input: [1], as: 'X', in: 1 } }", 9)]
    [InlineData("{ $filter: { input: [1], cond: 1, limit: 0 } }", 327392)]
    [InlineData("{ $reduce: { input: [1], in: 1 } }", 40078)]
    [InlineData("{ $zip: { inputs: [1] } }", 34468)]
    [InlineData("{ $sortArray: { input: [1], sortBy: 2 } }", 2942506)]
    public void Evaluate_WrongOperands_IsRefused(string expression, int code) => Evaluation.AssertFails(code, expression);

    [Fact]
    public void SetOperators_AnyArrays_AgreeWithHashSets() => Gen.Select(BsonGen.Scalar.Array[0, 6], BsonGen.Scalar.Array[0, 12]).Sample((left, right) =>
    {
        var order = BsonOrder.Instance;
        var expected = left.ToHashSet(order);
        expected.IntersectWith(right);
        Assert.True(expected.SetEquals(Evaluate("$setIntersection", left, right).AsBsonArray));
        Assert.Equal(left.All(value => right.Contains(value, order)), Evaluate("$setIsSubset", left, right).AsBoolean);
        Assert.True(left.Union(right, order).ToHashSet(order).SetEquals(Evaluate("$setUnion", left, right).AsBsonArray));
        Assert.Equal(left.Except(right, order), Evaluate("$setDifference", left, right).AsBsonArray, order);
    });

    private static BsonValue Evaluate(string name, BsonValue?[] left, BsonValue?[] right) => Expression
        .Parse(new BsonDocument(name, new BsonArray { "$l", "$r" }))
        .Evaluate(new EvaluationContext(new BsonDocument { { "l", new BsonArray(left) }, { "r", new BsonArray(right) } }, Evaluation.Now))!;
}
