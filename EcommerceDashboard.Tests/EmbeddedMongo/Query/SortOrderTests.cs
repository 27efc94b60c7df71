using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

public class SortOrderTests
{
    [Theory]
    [InlineData("{a: 1}", "{a: 1}", "{a: 2}", -1)]
    [InlineData("{a: -1}", "{a: 1}", "{a: 2}", 1)]
    [InlineData("{a: 1}", "{}", "{a: null}", 0)]
    [InlineData("{a: 1}", "{}", "{a: 0}", -1)]
    [InlineData("{a: 1}", "{a: []}", "{a: null}", -1)]
    [InlineData("{a: 1}", "{a: [5, 1]}", "{a: 2}", -1)]
    [InlineData("{a: -1}", "{a: [5, 1]}", "{a: 2}", -1)]
    [InlineData("{a: 1}", "{a: [[1]]}", "{a: 9}", 1)]
    [InlineData("{'a.b': 1}", "{a: [{b: 3}, {b: 1}]}", "{a: {b: 2}}", -1)]
    [InlineData("{'a.b': 1}", "{a: []}", "{a: {b: null}}", 0)]
    [InlineData("{'a.0': 1}", "{a: [2, 0]}", "{a: [1, 9]}", 1)]
    [InlineData("{a: 1, b: -1}", "{a: 1, b: 1}", "{a: 1.0, b: 2}", 1)]
    // Both paths go through one array: {b: 1, c: 9} is the smallest pair of the first, {b: 1, c: 5} of the second.
    [InlineData("{'a.b': 1, 'a.c': 1}", "{a: [{b: 1, c: 9}, {b: 2, c: 0}]}", "{a: [{b: 1, c: 5}]}", 1)]
    public void Compare_AsMongoDbDoes(string sort, string x, string y, int expected)
    {
        var order = SortOrder.Parse(BsonDocument.Parse(sort));
        var (left, right) = (BsonDocument.Parse(x), BsonDocument.Parse(y));

        Assert.Equal(expected, Math.Sign(order.Compare(left, right)));
        Assert.Equal(-expected, Math.Sign(order.Compare(right, left)));
        Assert.Equal(expected, Math.Sign(order.CompareKeys(order.KeyOf(left), order.KeyOf(right))));
    }

    [Fact]
    public void Sort_EqualKeys_KeepTheirOrder()
    {
        var documents = Enumerable.Range(0, 20).Select(i => new BsonDocument { { "i", i }, { "a", i % 2 } }).ToList();

        var sorted = SortOrder.Parse(new BsonDocument("a", 1)).Sort(documents);

        Assert.Equal(documents.Where(d => d["a"] == 0).Concat(documents.Where(d => d["a"] == 1)), sorted);
    }

    [Theory]
    [InlineData("{a: 'asc'}", 15974)]
    [InlineData("{a: 0}", 15975)]
    [InlineData("{'a.': 1}", 40353)]
    [InlineData("{$a: 1}", 16410)]
    [InlineData("{a: {$foo: 1}}", 17312)]
    [InlineData("{a: {$meta: 'textScore'}}", 40218)]
    [InlineData("{}", 15976)]
    public void Parse_WrongSort_FailsWithMongoDbsCode(string sort, int code) =>
        Assert.Equal(code, Assert.Throws<CommandException>(() => SortOrder.Parse(BsonDocument.Parse(sort))).Code);

    [Fact]
    public void Compare_FieldsInDifferentArrays_IsRefused()
    {
        var order = SortOrder.Parse(BsonDocument.Parse("{a: 1, b: 1}"));

        Assert.Equal(2, Assert.Throws<CommandException>(() => order.KeyOf(BsonDocument.Parse("{a: [1, 2], b: [1, 2]}"))).Code);
    }
}
