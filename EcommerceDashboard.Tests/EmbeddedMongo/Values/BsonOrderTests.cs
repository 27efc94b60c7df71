using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

public class BsonOrderTests
{
    private static readonly BsonOrder Order = BsonOrder.Instance;

    private static readonly BsonValue?[] OneOfEachClass =
    [
        BsonMinKey.Value, null, BsonNull.Value, 1, "a", new BsonDocument("a", 1), new BsonArray { 1 }, new BsonBinaryData([1]),
        new BsonObjectId(ObjectId.Empty), BsonBoolean.False, new BsonDateTime(0), new BsonTimestamp(0, 1), new BsonRegularExpression("a"),
        new BsonJavaScript("a"), new BsonJavaScriptWithScope("a", []), BsonMaxKey.Value,
    ];

    [Fact]
    public void Compare_ValuesOfDifferentTypes_FollowsTheOrderOfTheManual()
    {
        for (var i = 0; i < OneOfEachClass.Length; i++)
        {
            for (var j = 0; j < OneOfEachClass.Length; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(Order.Compare(OneOfEachClass[i], OneOfEachClass[j])));
        }
    }

    [Theory]
    [InlineData(9007199254740993L, 9007199254740992.0, 1)]
    [InlineData(long.MaxValue, 9223372036854775808.0, -1)]
    [InlineData(long.MinValue, -9223372036854775808.0, 0)]
    [InlineData(5L, 5.5, -1)]
    [InlineData(-5L, -5.5, 1)]
    [InlineData(0L, -0.0, 0)]
    [InlineData(0L, double.NaN, 1)]
    [InlineData(0L, double.NegativeInfinity, 1)]
    [InlineData(0L, double.Epsilon, -1)]
    public void Compare_LongWithDouble_IsExact(long whole, double real, int expected)
    {
        Assert.Equal(expected, Math.Sign(Order.Compare(whole, real)));
        Assert.Equal(-expected, Math.Sign(Order.Compare(real, whole)));
    }

    [Theory]
    [InlineData("0.1", 0.1, -1)]
    [InlineData("0.5", 0.5, 0)]
    [InlineData("5.00", 5.0, 0)]
    [InlineData("1E400", double.MaxValue, 1)]
    [InlineData("1E-400", double.Epsilon, -1)]
    [InlineData("-1E-400", 0.0, -1)]
    [InlineData("NaN", double.NaN, 0)]
    [InlineData("NaN", double.NegativeInfinity, -1)]
    [InlineData("Infinity", double.PositiveInfinity, 0)]
    [InlineData("Infinity", 1.5, 1)]
    [InlineData("-Infinity", double.MinValue, -1)]
    [InlineData("-0", 0.0, 0)]
    [InlineData("9007199254740993", 9007199254740992.0, 1)]
    [InlineData("1E300", 1e300, -1)]
    public void Compare_DecimalWithDouble_IsExact(string exact, double real, int expected)
    {
        var number = new BsonDecimal128(Decimal128.Parse(exact));

        Assert.Equal(expected, Math.Sign(Order.Compare(number, real)));
        Assert.Equal(-expected, Math.Sign(Order.Compare(real, number)));
    }

    [Theory]
    [InlineData("1.10", "1.1", 0)]
    [InlineData("1E3", "1000", 0)]
    [InlineData("9999999999999999999999999999999999", "1E34", -1)]
    [InlineData("-2", "-10", 1)]
    [InlineData("0E10", "-0", 0)]
    [InlineData("1E-6176", "0", 1)]
    public void Compare_Decimals_ComparesValuesNotDigits(string x, string y, int expected) =>
        Assert.Equal(expected, Math.Sign(Order.Compare(Decimal128.Parse(x), Decimal128.Parse(y))));

    [Fact]
    public void Compare_TextOutsideTheBasicPlane_OrdersByCodePoint() =>
        Assert.True(Order.Compare("\uFFFD", "\U0001F600") < 0);

    [Fact]
    public void Compare_Documents_LooksAtTypeThenNameThenValue()
    {
        Assert.True(Order.Compare(new BsonDocument("z", 1), new BsonDocument("a", "x")) < 0);
        Assert.True(Order.Compare(new BsonDocument("a", 9), new BsonDocument("b", 1)) < 0);
        Assert.True(Order.Compare(new BsonDocument("a", 1), new BsonDocument("a", 2)) < 0);
        Assert.True(Order.Compare(new BsonDocument("a", 1), new BsonDocument { { "a", 1 }, { "b", 1 } }) < 0);
    }

    [Fact]
    public void Compare_Binary_LooksAtLengthThenSubtypeThenBytes()
    {
        Assert.True(Order.Compare(new BsonBinaryData([9]), new BsonBinaryData([1, 1])) < 0);
        Assert.True(Order.Compare(new BsonBinaryData([9]), new BsonBinaryData([1], BsonBinarySubType.UserDefined)) < 0);
    }

    [Fact]
    public void Compare_AnyThreeValues_IsATotalOrder() =>
        Gen.Select(BsonGen.Value, BsonGen.Value, BsonGen.Value).Sample((x, y, z) =>
        {
            Assert.Equal(0, Order.Compare(x, x));
            Assert.Equal(Math.Sign(Order.Compare(x, y)), -Math.Sign(Order.Compare(y, x)));
            if (Order.Compare(x, y) <= 0 && Order.Compare(y, z) <= 0)
                Assert.True(Order.Compare(x, z) <= 0);
        });

    [Fact]
    public void GetHashCode_EqualValues_AgreesWithEquality() =>
        Gen.Select(BsonGen.Value, BsonGen.Value).Sample((x, y) =>
        {
            if (Order.Equals(x, y))
                Assert.Equal(Order.GetHashCode(x), Order.GetHashCode(y));
        });

    [Fact]
    public void GetHashCode_SameNumberInEveryType_IsTheSame() =>
        BsonGen.Whole.Sample(whole =>
        {
            var hash = Order.GetHashCode(new BsonInt64(whole));
            Assert.Equal(hash, Order.GetHashCode(new BsonDecimal128(new Decimal128(whole))));
            if ((long)(double)whole == whole && Order.Equals(whole, (double)whole))
                Assert.Equal(hash, Order.GetHashCode((double)whole));
        });
}
