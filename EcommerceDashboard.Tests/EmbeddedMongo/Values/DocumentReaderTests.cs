using CsCheck;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace EcommerceDashboard.EmbeddedMongo.Values;

public class DocumentReaderTests
{
    [Fact]
    public void Read_AnyDocument_EqualsTheLibrarysDecoder() =>
        BsonGen.Document(BsonGen.Value).Sample(
            document =>
            {
                var bson = document.ToBson();
                Assert.Equal(bson, DocumentReader.Whole.Read(bson).ToBson());
            },
            iter: 5_000);

    [Fact]
    public void Read_EveryType_ComesBackByteForByte()
    {
        var document = BsonDocument.Parse("""
            { a: 1, b: NumberLong(2), c: 3.5, d: NumberDecimal('4.50'), e: 'é', f: true, g: null, h: ISODate('2026-01-02T03:04:05.678Z'), i: ObjectId('0123456789abcdef01234567'),
              j: /x/i, k: { l: [1, { m: 2 }, []] }, n: MinKey, o: MaxKey, p: Timestamp(7, 8), q: undefined, r: BinData(0, 'AQID'), s: UUID('00112233-4455-6677-8899-aabbccddeeff'), t: -1 }
            """);
        document.Add("u", new BsonJavaScript("f()")).Add("v", BsonSymbol.Create("s")).Add("w", new BsonJavaScriptWithScope("g()", new BsonDocument("x", 1)));

        var bson = document.ToBson();

        Assert.Equal(bson, DocumentReader.Whole.Read(bson).ToBson());
    }

    [Fact]
    public void Read_NegativeZero_KeepsItsSign() =>
        Assert.True(double.IsNegative(DocumentReader.Whole.Read(new BsonDocument("v", new BsonDouble(-0.0)).ToBson())["v"].AsDouble));

    [Theory]
    [InlineData("a", "{ a: 1, b: 2 }", "{ a: 1 }")]
    [InlineData("a.b", "{ x: 0, a: { c: 1, b: { d: 2 } } }", "{ a: { b: { d: 2 } } }")]
    [InlineData("a.b", "{ a: [{ b: 1, c: 2 }, 3, { c: 4 }, [{ b: 5, c: 6 }]] }", "{ a: [{ b: 1 }, 3, {}, [{ b: 5 }]] }")]
    [InlineData("a.b", "{ a: 7 }", "{ a: 7 }")]
    [InlineData("a.0.b", "{ a: [{ b: 1, c: 2 }] }", "{ a: [{ b: 1, c: 2 }] }")]
    [InlineData("a b.c a.d", "{ a: { d: 1, e: 2 }, b: { c: 3, f: 4 }, g: 5 }", "{ a: { d: 1, e: 2 }, b: { c: 3 } }")]
    [InlineData("", "{ a: 1 }", "{}")]
    public void Read_SomeFields_LeavesOutTheRest(string paths, string document, string expected)
    {
        var fields = FieldTree.Empty();
        foreach (var path in paths.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            fields.Add(path);

        Assert.Equal(BsonDocument.Parse(expected), new DocumentReader(fields).Read(BsonDocument.Parse(document).ToBson()));
    }

    [Fact]
    public void Read_ManyDifferentStrings_NeverConfusesThem() =>
        Gen.String.Array[50].Sample(
            texts =>
            {
                var bson = new BsonDocument("v", new BsonArray(texts.Select(text => text.Replace('\0', ' ')))).ToBson();
                Assert.Equal(BsonSerializer.Deserialize<BsonDocument>(bson), DocumentReader.Whole.Read(bson));
            },
            iter: 2_000);
}
