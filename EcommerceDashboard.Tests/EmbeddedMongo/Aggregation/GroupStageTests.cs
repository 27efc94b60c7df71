namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

public class GroupStageTests
{
    [Fact]
    public void Group_NumbersOfDifferentTypes_AreOneKeyOfTheFirstType()
    {
        var result = PipelineBench.Run(
            "[{ k: 1 }, { k: 1.0 }, { k: NumberDecimal('1') }, { k: NumberLong(1) }, { k: '1' }]",
            "[{ $group: { _id: '$k', n: { $sum: 1 } } }]");

        Assert.Equal("""
            { "_id" : 1, "n" : 4 }
            { "_id" : "1", "n" : 1 }
            """, result);
    }

    [Fact]
    public void Group_MissingKey_IsNull() =>
        Assert.Equal("""{ "_id" : null, "n" : 2 }""", PipelineBench.Run("[{}, { k: null }]", "[{ $group: { _id: '$k', n: { $sum: 1 } } }]"));

    [Fact]
    public void Group_MissingPartOfCompoundKey_IsNotNull()
    {
        var result = PipelineBench.Run("[{ a: 1 }, { a: 1, b: null }, { a: 1 }]", "[{ $group: { _id: { a: '$a', b: '$b' }, n: { $sum: 1 } } }]");

        Assert.Equal("""
            { "_id" : { "a" : 1 }, "n" : 2 }
            { "_id" : { "a" : 1, "b" : null }, "n" : 1 }
            """, result);
    }

    [Fact]
    public void Group_NoDocuments_GivesNone() => Assert.Equal("", PipelineBench.Run("[]", "[{ $group: { _id: null, n: { $sum: 1 } } }]"));

    [Fact]
    public void Group_ByDocument_TellsFieldOrderApart()
    {
        var result = PipelineBench.Run("[{ k: { a: 1, b: 2 } }, { k: { b: 2, a: 1 } }, { k: { a: 1.0, b: 2 } }]", "[{ $group: { _id: '$k', n: { $sum: 1 } } }]");

        Assert.Equal("""
            { "_id" : { "a" : 1, "b" : 2 }, "n" : 2 }
            { "_id" : { "b" : 2, "a" : 1 }, "n" : 1 }
            """, result);
    }

    [Theory]
    [InlineData("[{ $group: 1 }]", 15947)]
    [InlineData("[{ $group: { n: { $sum: 1 } } }]", 15955)]
    [InlineData("[{ $group: { _id: null, 'a.b': { $sum: 1 } } }]", 40235)]
    [InlineData("[{ $group: { _id: null, $a: { $sum: 1 } } }]", 40236)]
    [InlineData("[{ $group: { _id: null, a: 1 } }]", 40234)]
    [InlineData("[{ $group: { _id: null, a: {} } }]", 40234)]
    [InlineData("[{ $group: { _id: null, a: { $sum: 1, $avg: 1 } } }]", 40238)]
    [InlineData("[{ $group: { _id: null, a: { $sum: [1, 2] } } }]", 40237)]
    [InlineData("[{ $group: { _id: null, a: { $mean: '$x' } } }]", 15952)]
    [InlineData("[{ $group: { _id: { a: 1 } } }]", 17390)]
    public void Group_WrongSpecification_IsRefusedWithTheServersCode(string pipeline, int code) =>
        Assert.Equal(code, PipelineBench.Fails(pipeline, "[]").Code);
}
