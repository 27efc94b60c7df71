using CsCheck;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

public class ArithmeticTests
{
    [Theory]
    [InlineData("{ $add: [1, 2] }", "3")]
    [InlineData("{ $add: [] }", "0")]
    [InlineData("{ $add: [2147483647, 1] }", "NumberLong(2147483648)")]
    [InlineData("{ $add: [NumberLong('9223372036854775807'), 1] }", "9223372036854775808.0")]
    [InlineData("{ $add: [1, 0.5] }", "1.5")]
    [InlineData("{ $add: [1.5, NumberDecimal('1.10')] }", "NumberDecimal('2.60000000000000')")]
    [InlineData("{ $add: [ISODate('2026-01-01T00:00:00Z'), 1.5] }", "ISODate('2026-01-01T00:00:00.002Z')")]
    [InlineData("{ $add: [1, '$nope'] }", "null")]
    [InlineData("{ $subtract: [5, NumberLong(7)] }", "NumberLong(-2)")]
    [InlineData("{ $subtract: [ISODate('2026-01-02T00:00:00Z'), ISODate('2026-01-01T00:00:00Z')] }", "NumberLong(86400000)")]
    [InlineData("{ $subtract: [ISODate('2026-01-02T00:00:00Z'), 1000] }", "ISODate('2026-01-01T23:59:59Z')")]
    [InlineData("{ $subtract: [null, 'a'] }", "null")]
    [InlineData("{ $multiply: [] }", "1")]
    [InlineData("{ $multiply: [65536, 65536] }", "NumberLong(4294967296)")]
    [InlineData("{ $multiply: [NumberDecimal('0.15'), 3] }", "NumberDecimal('0.45')")]
    [InlineData("{ $divide: [7, 2] }", "3.5")]
    [InlineData("{ $divide: [NumberDecimal('10'), 4] }", "NumberDecimal('2.5')")]
    [InlineData("{ $mod: [-7, 3] }", "-1")]
    [InlineData("{ $mod: [7.5, 2] }", "1.5")]
    [InlineData("{ $abs: -2147483648 }", "NumberLong(2147483648)")]
    [InlineData("{ $ceil: -1.5 }", "-1.0")]
    [InlineData("{ $floor: NumberDecimal('-1.5') }", "NumberDecimal('-2')")]
    [InlineData("{ $round: [2.5] }", "2.0")]
    [InlineData("{ $round: [1234.5678, 2] }", "1234.57")]
    [InlineData("{ $round: [1250, -2] }", "1200")]
    [InlineData("{ $trunc: [0.29, 2] }", "0.28")]
    [InlineData("{ $trunc: [NumberDecimal('0.29'), 2] }", "NumberDecimal('0.29')")]
    [InlineData("{ $pow: [2, 62] }", "NumberLong('4611686018427387904')")]
    [InlineData("{ $pow: [2, -1] }", "0.5")]
    [InlineData("{ $sqrt: 9 }", "3.0")]
    [InlineData("{ $log: [8, 2] }", "3.0")]
    [InlineData("{ $log10: NumberDecimal('1000') }", "NumberDecimal('3')")]
    public void Evaluate_Numbers_PromotesAsMongoDB(string expression, string expected) => Evaluation.AssertIs(expected, expression);

    [Theory]
    [InlineData("{ $add: [1, 'a'] }", 14)]
    [InlineData("{ $add: [ISODate('2026-01-01'), ISODate('2026-01-01')] }", 16612)]
    [InlineData("{ $subtract: [1] }", 16020)]
    [InlineData("{ $subtract: [1, ISODate('2026-01-01')] }", 14)]
    [InlineData("{ $multiply: [true] }", 14)]
    [InlineData("{ $divide: [1, 0] }", 2)]
    [InlineData("{ $divide: [1, NumberDecimal('0.00')] }", 2)]
    [InlineData("{ $mod: [1, 0] }", 16610)]
    [InlineData("{ $mod: ['a', 1] }", 16611)]
    [InlineData("{ $abs: NumberLong('-9223372036854775808') }", 28680)]
    [InlineData("{ $sqrt: -1 }", 28714)]
    [InlineData("{ $ln: 0 }", 28766)]
    [InlineData("{ $log: [1, 1] }", 28759)]
    [InlineData("{ $pow: [0, -1] }", 28764)]
    [InlineData("{ $round: [1, 101] }", 51083)]
    [InlineData("{ $round: [1, 1.5] }", 51082)]
    [InlineData("{ $round: ['a'] }", 51081)]
    [InlineData("{ $trunc: [1, 2, 3] }", 28667)]
    public void Evaluate_WrongOperands_IsRefused(string expression, int code) => Evaluation.AssertFails(code, expression);

    [Fact]
    public void Add_Numbers_HasTheWidestType() => Gen.Select(BsonGen.Number, BsonGen.Number).Sample((left, right) =>
    {
        var sum = Expression.Parse(new BsonDocument("$add", new BsonArray { left, right })).Evaluate(EvaluationContext.WithoutDocument())!;
        var widest = Numbers.Widest(left.BsonType, right.BsonType);
        Assert.True(Numbers.Widest(sum.BsonType, widest) == sum.BsonType, $"{left.BsonType} + {right.BsonType} = {sum.BsonType}");
    });
}
