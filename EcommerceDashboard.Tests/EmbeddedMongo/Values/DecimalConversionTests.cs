using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

public class DecimalConversionTests
{
    [Theory]
    [InlineData(2.5, "2.50000000000000")]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(42.0, "42.0000000000000")]
    [InlineData(0.9999999999999996, "1.00000000000000")]
    [InlineData(9007199254740992.0, "9.00719925474099E+15")]
    [InlineData(double.MaxValue, "1.79769313486232E+308")]
    [InlineData(double.Epsilon, "4.94065645841247E-324")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void FromDouble_Value_HasFifteenDigits(double value, string expected) =>
        Assert.Equal(expected, DecimalConversion.FromDouble(value).ToString());

    [Theory]
    [InlineData(2.5, "2.5")]
    [InlineData(10.0, "10")]
    [InlineData(0.1, "0.1000000000000000055511151231257827")]
    public void FromDoubleExactly_Value_KeepsItsDigits(double value, string expected) =>
        Assert.Equal(expected, DecimalConversion.FromDoubleExactly(value).ToString());

    [Fact]
    public void ToDouble_OfExactDecimal_ComesBack() => Gen.Double.Where(double.IsFinite).Sample(value =>
        Assert.Equal(value, DecimalConversion.ToDouble(DecimalConversion.FromDoubleExactly(value))));

    [Theory]
    [InlineData("2.5", RoundingRule.HalfEven, 2L)]
    [InlineData("-2.9", RoundingRule.TowardsZero, -2L)]
    [InlineData("9223372036854775807", RoundingRule.HalfEven, long.MaxValue)]
    [InlineData("-9223372036854775808", RoundingRule.HalfEven, long.MinValue)]
    [InlineData("9223372036854775808", RoundingRule.HalfEven, null)]
    [InlineData("1E+3", RoundingRule.HalfEven, 1000L)]
    [InlineData("1E-50", RoundingRule.Up, 1L)]
    [InlineData("NaN", RoundingRule.HalfEven, null)]
    internal void ToInt64_Case_RoundsOrIsNull(string value, RoundingRule rule, long? expected) =>
        Assert.Equal(expected, DecimalConversion.ToInt64(Decimal128.Parse(value), rule));

    [Theory]
    [InlineData("1.5E+3", "1.5E+3")]
    [InlineData("-.5", "-0.5")]
    [InlineData("007", "7")]
    [InlineData("iNf", "Infinity")]
    [InlineData("1.00000000000000000000000000000000055", "1.000000000000000000000000000000001")]
    public void TryParse_Number_IsRead(string text, string expected)
    {
        Assert.True(DecimalConversion.TryParse(text, out var value));
        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1e")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("1E+7000")]
    [InlineData("1E-7000")]
    public void TryParse_NoNumber_IsRefused(string text) => Assert.False(DecimalConversion.TryParse(text, out _));
}
