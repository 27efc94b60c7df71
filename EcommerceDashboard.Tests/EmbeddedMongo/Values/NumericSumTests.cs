using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

public class NumericSumTests
{
    private static readonly Gen<BsonValue> Numbers = Gen.OneOf(
        Gen.Int.Select(value => (BsonValue)new BsonInt32(value)),
        Gen.Long.Select(value => (BsonValue)new BsonInt64(value)),
        Gen.Double[-1e6, 1e6].Select(value => (BsonValue)new BsonDouble(value)),
        DecimalOracle.Finite.Select(value => (BsonValue)new BsonDecimal128(value)));

    private static NumericSum SumOf(params IEnumerable<BsonValue?> values)
    {
        var sum = default(NumericSum);
        foreach (var value in values)
            sum.Add(value);
        return sum;
    }

    [Fact]
    public void Total_AnyDecimals_EqualsAddingOneByOne() => DecimalOracle.Finite.List[1, 30].Sample(values =>
    {
        var sum = default(NumericSum);
        var expected = DecimalArithmetic.Zero;
        foreach (var value in values)
        {
            sum.Add(value);
            expected = DecimalArithmetic.Add(expected, value);
        }
        Assert.Equal(expected.ToString(), sum.Total().AsDecimal128.ToString());
    });

    [Fact]
    public void Total_MixedTypes_IsOfTheWidestType() => Numbers.List[1, 8].Sample(values =>
    {
        var type = values.Select(value => value.BsonType).Aggregate(EmbeddedMongo.Values.Numbers.Widest);
        var total = SumOf(values).Total().BsonType;
        // Integers may have overflown into the next wider type.
        if (type is BsonType.Int32 or BsonType.Int64)
            Assert.Contains(total, new[] { type, BsonType.Int64, BsonType.Double });
        else
            Assert.Equal(type, total);
    });

    [Fact]
    public void Add_MoneyInTwoParts_EqualsInOne() => Gen.Long[-100_000_000, 100_000_000].List[0, 50].Select(Gen.Int[0, 50]).Sample((cents, split) =>
    {
        var values = cents.ConvertAll(amount => (BsonValue)new BsonDecimal128(DecimalOracle.Make(amount < 0, (UInt128)Math.Abs(amount), -4)));
        var parts = SumOf(values.Take(split));
        parts.Add(SumOf(values.Skip(split)));
        Assert.Equal(SumOf(values).Total(), parts.Total());
        Assert.Equal(values.Count, parts.Count);
    });

    [Fact]
    public void Total_TenthsOfDoubles_IsCompensated() =>
        Assert.Equal(new BsonDouble(10.0), SumOf(Enumerable.Repeat<BsonValue>(0.1, 100)).Total());

    [Fact]
    public void Total_Int32Overflow_IsInt64() => Assert.Equal(new BsonInt64(2147483648), SumOf(int.MaxValue, 1).Total());

    [Fact]
    public void Total_Int64Overflow_IsDouble() => Assert.Equal(new BsonDouble(9223372036854775808.0), SumOf(long.MaxValue, 1L).Total());

    [Fact]
    public void Total_LargeIntegersThatCancel_IsExact() => Assert.Equal(new BsonInt64(1), SumOf(long.MaxValue, 2L, -long.MaxValue, -1L).Total());

    [Fact]
    public void Total_DoubleBesideDecimal_KeepsTheDigitsItHas() =>
        Assert.Equal("6.0", SumOf(2.5, new BsonDecimal128(3.5m)).Total().ToString());

    [Fact]
    public void Total_NoNumbers_IsInt32Zero() => Assert.Equal(new BsonInt32(0), SumOf("a", BsonNull.Value, null).Total());

    [Fact]
    public void Mean_NoNumbers_IsNull() => Assert.Equal(BsonNull.Value, default(NumericSum).Mean());

    [Fact]
    public void Mean_Decimals_IsDecimal() => Assert.Equal("20", SumOf(new BsonDecimal128(10m), 30).Mean().ToString());

    [Fact]
    public void Total_InfinitiesOfBothSigns_IsNaN() =>
        Assert.True(double.IsNaN(SumOf(double.PositiveInfinity, double.NegativeInfinity, 1).Total().AsDouble));
}
