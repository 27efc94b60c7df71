namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

public class ObjectTests
{
    [Theory]
    [InlineData("{ $mergeObjects: [{ a: 1, b: 2 }, null, { b: 3 }] }", "{ a: 1, b: 3 }")]
    [InlineData("{ $mergeObjects: '$list' }", "{ a: 1, b: 2 }")]
    [InlineData("{ $objectToArray: { a: 1 } }", "[{ k: 'a', v: 1 }]")]
    [InlineData("{ $arrayToObject: [[['a', 1], ['a', 2]]] }", "{ a: 2 }")]
    [InlineData("{ $arrayToObject: [[{ k: 'a', v: 1 }]] }", "{ a: 1 }")]
    [InlineData("{ $getField: 'a.b' }", "5")]
    [InlineData("{ $getField: { field: 'x', input: { x: 1 } } }", "1")]
    [InlineData("{ $setField: { field: 'a.b', input: { c: 1 }, value: '$k' } }", "{ c: 1, 'a.b': 10 }")]
    [InlineData("{ $unsetField: { field: 'c', input: { c: 1, d: 2 } } }", "{ d: 2 }")]
    [InlineData("{ $let: { vars: { x: 1, y: '$k' }, in: { $add: ['$$x', '$$y'] } } }", "11")]
    [InlineData("{ $let: { vars: { x: 1 }, in: { $let: { vars: { x: 2, y: '$$x' }, in: ['$$x', '$$y'] } } } }", "[2, 1]")]
    [InlineData("{ $literal: { $add: [1, '$k'] } }", "{ $add: [1, '$k'] }")]
    public void Evaluate_Object_FollowsMongoDB(string expression, string expected) =>
        Evaluation.AssertIs(expected, expression, "{ k: 10, 'a.b': 5, list: [{ a: 1 }, { b: 2 }] }");

    [Theory]
    [InlineData("{ $mergeObjects: [1] }", 40400)]
    [InlineData("{ $objectToArray: [1] }", 40390)]
    [InlineData("{ $arrayToObject: [[1]] }", 40398)]
    [InlineData("{ $arrayToObject: [[['a']]] }", 40397)]
    [InlineData("{ $arrayToObject: [[{ k: 1, v: 1 }]] }", 40394)]
    [InlineData("{ $getField: 1 }", 3041704)]
    [InlineData("{ $setField: { field: '$k', input: {}, value: 1 } }", 4161108)]
    [InlineData("{ $let: { vars: 1, in: 1 } }", 10065)]
    [InlineData("{ $let: { vars: {} } }", 16877)]
    [InlineData("{ $let: { vars: { X: 1 }, in: 1 } }", 9)]
    public void Evaluate_WrongOperands_IsRefused(string expression, int code) => Evaluation.AssertFails(code, expression);
}
