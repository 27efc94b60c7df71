namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

public class LogicTests
{
    [Theory]
    [InlineData("{ $and: [] }", "true")]
    [InlineData("{ $or: [] }", "false")]
    [InlineData("{ $and: [1, 'a', []] }", "true")]
    [InlineData("{ $and: [1, null] }", "false")]
    [InlineData("{ $or: [0, NumberDecimal('0.00'), '$nope'] }", "false")]
    [InlineData("{ $or: [true, { $divide: [1, 0] }] }", "true")]
    [InlineData("{ $not: ['$nope'] }", "true")]
    [InlineData("{ $not: [[false]] }", "false")]
    [InlineData("{ $eq: [1, NumberDecimal('1.0')] }", "true")]
    [InlineData("{ $eq: ['$nope', null] }", "false")]
    [InlineData("{ $gt: ['a', 100] }", "true")]
    [InlineData("{ $lt: ['$nope', null] }", "true")]
    [InlineData("{ $cmp: [[1, 2], [1, 3]] }", "-1")]
    [InlineData("{ $cond: { if: { $gte: [5, 5] }, then: 'y', else: 'n' } }", "'y'")]
    [InlineData("{ $cond: [NaN, 1, 2] }", "1")]
    [InlineData("{ $ifNull: ['$nope', null, 3] }", "3")]
    [InlineData("{ $ifNull: ['$nope', null] }", "null")]
    [InlineData("{ $switch: { branches: [{ case: false, then: 1 }, { case: 1, then: 2 }], default: 3 } }", "2")]
    [InlineData("{ $switch: { branches: [{ case: '$nope', then: 1 }], default: 3 } }", "3")]
    public void Evaluate_Condition_FollowsMongoDB(string expression, string expected) => Evaluation.AssertIs(expected, expression);

    [Theory]
    [InlineData("{ $not: [1, 2] }", 16020)]
    [InlineData("{ $eq: [1] }", 16020)]
    [InlineData("{ $cond: [1, 2] }", 16020)]
    [InlineData("{ $cond: { then: 1, else: 2 } }", 17080)]
    [InlineData("{ $cond: { if: 1, else: 2 } }", 17081)]
    [InlineData("{ $cond: { if: 1, then: 2 } }", 17082)]
    [InlineData("{ $cond: { if: 1, then: 2, else: 3, or: 4 } }", 17083)]
    [InlineData("{ $ifNull: [1] }", 1257300)]
    [InlineData("{ $switch: 1 }", 40060)]
    [InlineData("{ $switch: { branches: [] } }", 40068)]
    [InlineData("{ $switch: { branches: [{ then: 1 }] } }", 40064)]
    [InlineData("{ $switch: { branches: [{ case: '$nope', then: 1 }] } }", 40069)]
    public void Evaluate_WrongOperands_IsRefused(string expression, int code) => Evaluation.AssertFails(code, expression);
}
