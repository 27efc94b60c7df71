using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

public class DocumentWriterTests
{
    [Fact]
    public void Encode_AnyDocument_GivesTheBytesOfTheLibrary() => BsonGen.Document(BsonGen.Value).Sample(document =>
    {
        Assert.Equal(document.ToBson(), DocumentWriter.Encode(document));
    });

    [Fact]
    public void Encode_EveryType_GivesTheBytesOfTheLibrary()
    {
        var document = new BsonDocument
        {
            { "double", -0.0 }, { "string", "aé𝄞" }, { "document", new BsonDocument() }, { "array", new BsonArray(Enumerable.Range(0, 12)) },
            { "binary", new BsonBinaryData([1, 2, 3]) }, { "uuid", new BsonBinaryData(Guid.Empty, GuidRepresentation.Standard) },
            { "undefined", BsonUndefined.Value }, { "id", ObjectId.Empty }, { "flag", true }, { "date", new BsonDateTime(-1) }, { "null", BsonNull.Value },
            { "regex", new BsonRegularExpression("a.b", "i") }, { "code", new BsonJavaScript("x") }, { "symbol", BsonSymbol.Create("s") },
            { "scoped", new BsonJavaScriptWithScope("y", new BsonDocument("z", 1)) }, { "int", int.MinValue }, { "time", new BsonTimestamp(7, 8) },
            { "long", long.MaxValue }, { "decimal", new BsonDecimal128(-1.50m) }, { "min", BsonMinKey.Value }, { "max", BsonMaxKey.Value },
            { "long text", new string('x', 10_000) },
        };
        Assert.Equal(document.ToBson(), DocumentWriter.Encode(document));
    }

    [Fact]
    public void Encode_APatternWithAZeroByte_IsRefusedAndTheNextDocumentWhole()
    {
        Assert.Equal(2, Assert.Throws<CommandException>(() => DocumentWriter.Encode(new BsonDocument { { "a", 1 }, { "b", new BsonRegularExpression("b\0c") } })).Code);
        Assert.Equal(new BsonDocument("a", 1).ToBson(), DocumentWriter.Encode(new BsonDocument("a", 1)));
    }
}
