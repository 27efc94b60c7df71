using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

public class PathTests
{
    [Theory]
    [InlineData("'$a.b'", "{ a: { b: 1 } }", "1")]
    [InlineData("'$a.b'", "{ a: [ { b: 1 }, { c: 2 }, { b: null }, 3 ] }", "[1, null]")]
    [InlineData("'$a.b.c'", "{ a: [ { b: [ { c: 1 }, { c: 2 } ] }, { b: { c: 3 } } ] }", "[[1, 2], 3]")]
    [InlineData("'$a.b'", "{ a: [ [ { b: 1 } ] ] }", "[]")]
    [InlineData("'$a.0'", "{ a: [ 1, 2 ] }", "[]")]
    [InlineData("'$$ROOT.a'", "{ a: 1 }", "1")]
    [InlineData("'$$CURRENT.a'", "{ a: 1 }", "1")]
    [InlineData("'$$ROOT'", "{ a: 1 }", "{ a: 1 }")]
    [InlineData("{ x: '$a', y: '$b' }", "{ a: 1 }", "{ x: 1 }")]
    [InlineData("['$a', '$b']", "{ a: 1 }", "[1, null]")]
    [InlineData("{ $let: { vars: { CURRENT: '$a' }, in: '$b' } }", "{ a: { b: 7 }, b: 8 }", "7")]
    public void Path_OverDocument_IsFollowed(string path, string document, string expected) => Evaluation.AssertIs(expected, path, document);

    [Theory]
    [InlineData("'$a.b'", "{}")]
    [InlineData("'$a.b'", "{ a: 1 }")]
    [InlineData("'$$REMOVE'", "{ a: 1 }")]
    [InlineData("'$$NOW.year'", "{ a: 1 }")]
    public void Path_ToNothing_IsMissing(string path, string document) => Assert.Null(Evaluation.Of(path, document));

    [Theory]
    [InlineData("'$'", 16872)]
    [InlineData("'$$'", 9)]
    [InlineData("'$$1'", 9)]
    [InlineData("'$$nope'", 17276)]
    [InlineData("'$a.'", 40353)]
    [InlineData("'$a..b'", 15998)]
    [InlineData("'$a.$b'", 16410)]
    [InlineData("{ 'a.b': 1 }", 16412)]
    [InlineData("{ $nope: 1 }", 168)]
    [InlineData("{ $function: { } }", 168)]
    [InlineData("{ $bitAnd: [1, 2] }", 168)]
    [InlineData("{ $add: [1], x: 1 }", 15983)]
    [InlineData("{ a: 1, $add: [1] }", 16410)]
    public void Parse_Wrong_IsRefused(string expression, int code) => Evaluation.AssertFails(code, expression);

    [Fact]
    public void Now_IsThatOfTheCommand() => Assert.Equal(Evaluation.Now, Evaluation.Of("'$$NOW'")!.ToUniversalTime());

    [Fact]
    public void Variables_FromOutside_AreSeen() => Assert.Equal(3, Evaluation.Of("{ $add: ['$$x', '$a'] }", "{ a: 1 }", "{ x: 2 }"));

    [Fact]
    public void Parse_ConstantOperands_AreEvaluatedAtOnce()
    {
        Assert.IsType<Constant>(Expression.Parse(BsonDocument.Parse("{ $add: [1, { $size: [[1, 2]] }] }")));
        Assert.Throws<CommandException>(() => Expression.Parse(BsonDocument.Parse("{ $cond: ['$a', { $divide: [1, 0] }, 1] }")));
    }

    [Fact]
    public void Parse_BranchNeverTaken_IsNotEvaluated() => Evaluation.AssertIs("1", "{ $cond: [true, 1, { $divide: [1, 0] }] }");

    [Fact]
    public void Parse_Random_StaysRandom() => Assert.IsNotType<Constant>(Expression.Parse(BsonDocument.Parse("{ $rand: {} }")));

    [Theory]
    [InlineData("{ $sum: ['$a.b', { $multiply: ['$c', 2] }] }", "a.b,c")]
    [InlineData("{ $map: { input: '$lines', as: 'l', in: { $add: ['$$l.sales', '$tax'] } } }", "lines,tax")]
    [InlineData("{ $literal: '$a' }", "")]
    [InlineData("{ $cond: [{ $gt: ['$$CURRENT.x', 1] }, '$y', '$$REMOVE'] }", "x,y")]
    public void AddDependencies_NamesTheFieldsRead(string expression, string expected)
    {
        var dependencies = new Dependencies();
        Expression.Parse(BsonDocument.Parse(expression)).AddDependencies(dependencies);
        Assert.Equal(expected, string.Join(',', dependencies.Paths.Order(StringComparer.Ordinal)));
        Assert.False(dependencies.WholeDocument);
    }

    [Fact]
    public void AddDependencies_Root_IsTheWholeDocument()
    {
        var dependencies = new Dependencies();
        Expression.Parse(BsonDocument.Parse("{ $mergeObjects: ['$$ROOT', { a: 1 }] }")).AddDependencies(dependencies);
        Assert.True(dependencies.WholeDocument);
    }
}
