using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

public class IndexKeyTests
{
    private static readonly BsonValue[] Samples =
    [
        BsonMinKey.Value, BsonNull.Value, double.NaN, double.NegativeInfinity, -1e300, long.MinValue, -(1L << 53) - 1, -(1L << 53), -2.5,
        -2, new BsonDecimal128(-1.1m), -1.1, -1, -1e-300, 0, -0.0, 1e-300, new BsonDecimal128(0.1m), 0.1, new BsonDecimal128(Decimal128.Parse("0.1000")), 1, 1L, 1.0,
        new BsonDecimal128(1m), 1.5, 2, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, (1L << 53) + 2, long.MaxValue - 1, long.MaxValue, 9.223372036854775807E18,
        new BsonDecimal128(Decimal128.Parse("9223372036854775807.5")), new BsonDecimal128(Decimal128.Parse("1E+400")), new BsonDecimal128(Decimal128.Parse("-1E+6000")),
        new BsonDecimal128(Decimal128.Parse("1E-6000")), new BsonDecimal128(Decimal128.PositiveInfinity), double.PositiveInfinity, new BsonDecimal128(Decimal128.QNaN),
        "", "\0", "\0a", "a", "a\0", "a\0b", "ab", "b", "é", BsonSymbol.Create("ab"),
        new BsonDocument(), new BsonDocument("a", 1), new BsonDocument("a", 1.0), new BsonDocument("a", "1"), new BsonDocument { { "a", 1 }, { "b", 1 } }, new BsonDocument("b", 0),
        new BsonArray(), new BsonArray { 1 }, new BsonArray { 1, 2 }, new BsonArray { 2 }, new BsonArray { "a" },
        new BsonBinaryData([1, 2]), new BsonBinaryData([3]), new BsonBinaryData([1, 2], BsonBinarySubType.UserDefined),
        new BsonObjectId(new ObjectId("000000000000000000000001")), new BsonObjectId(new ObjectId("ff0000000000000000000001")),
        false, true, new BsonDateTime(-1), new BsonDateTime(0), new BsonDateTime(1), new BsonTimestamp(1, 2), new BsonTimestamp(2, 1),
        new BsonRegularExpression("a", ""), new BsonRegularExpression("a", "i"), new BsonRegularExpression("b", ""), BsonMaxKey.Value,
    ];

    [Fact]
    public void Keys_OfAllPairs_CompareAsMongoDBOrdersTheValues()
    {
        foreach (var x in Samples)
        {
            foreach (var y in Samples)
            {
                var expected = Math.Sign(BsonOrder.Instance.Compare(x, y));
                Assert.True(expected == Compare(x, y, descending: false), $"{x} ({x.BsonType}) and {y} ({y.BsonType}) ascending");
                Assert.True(-expected == Compare(x, y, descending: true), $"{x} ({x.BsonType}) and {y} ({y.BsonType}) descending");
            }
        }
    }

    [Fact]
    public void Entry_OfARecord_GivesItBack() => Assert.Equal(1234567890123, IndexKey.RecordOf(new IndexKey().Append("x").ToEntry(1234567890123)));

    // Followed by a record, as in an index, so that a key that is the start of another shows.
    private static int Compare(BsonValue x, BsonValue y, bool descending) =>
        Math.Sign(new IndexKey().Append(x, descending).ToEntry(5).AsSpan().SequenceCompareTo(new IndexKey().Append(y, descending).ToEntry(5)));
}
