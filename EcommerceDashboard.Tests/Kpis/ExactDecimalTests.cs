using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

public class ExactDecimalTests
{
    [Theory]
    [InlineData("2297200.8603", "2297200.8603")]
    [InlineData("1E-4", "0.0001")]
    [InlineData("7.33E+5", "733000")]
    [InlineData("-0", "0")]
    // 30 digits: rounded to the 29 that fit, half to even.
    [InlineData("1.00000000000000000000000000005", "1.0000000000000000000000000000")]
    [InlineData("1.00000000000000000000000000015", "1.0000000000000000000000000002")]
    [InlineData("1.000000000000000000000000000050001", "1.0000000000000000000000000001")]
    [InlineData("0.1246721724031560512345678901234567", "0.1246721724031560512345678901")]
    public void From_ADecimal128_KeepsEveryDigitThatFits(string number, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), ExactDecimal.From(new BsonDecimal128(Decimal128.Parse(number))));

    [Fact]
    public void From_OtherNumbers_IsTheirValue()
    {
        Assert.Equal(7m, ExactDecimal.From(7));
        Assert.Equal(70_000_000_000m, ExactDecimal.From(70_000_000_000L));
        Assert.Equal(0.5m, ExactDecimal.From(0.5));
    }

    [Fact]
    public void From_NoNumber_IsNoValue()
    {
        Assert.Null(ExactDecimal.From(null));
        Assert.Null(ExactDecimal.From(BsonNull.Value));
        Assert.Null(ExactDecimal.From(double.NaN));
        Assert.Null(ExactDecimal.From(new BsonDecimal128(Decimal128.QNaN)));
    }

    [Fact]
    public void From_ABeyondDecimal_Overflows() =>
        Assert.Throws<OverflowException>(() => ExactDecimal.From(new BsonDecimal128(Decimal128.Parse("1E+40"))));

    [Fact]
    public void From_Text_IsRefused() => Assert.Throws<FormatException>(() => ExactDecimal.From("12"));
}
