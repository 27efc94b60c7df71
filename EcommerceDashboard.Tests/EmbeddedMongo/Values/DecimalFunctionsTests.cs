using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

public class DecimalFunctionsTests
{
    [Theory]
    [InlineData("2", "1.414213562373095048801688724209698")]
    [InlineData("0.25", "0.5")]
    [InlineData("1.0000", "1.00")]
    [InlineData("1E+6144", "1.00000000000000000E+3072")]
    [InlineData("-0", "-0")]
    [InlineData("-1", "NaN")]
    public void Sqrt_Case_IsRounded(string value, string expected) =>
        Assert.Equal(expected, DecimalFunctions.Sqrt(Decimal128.Parse(value)).ToString());

    [Theory]
    [InlineData("1", "2.718281828459045235360287471352662")]
    [InlineData("-1", "0.3678794411714423215955237701614609")]
    [InlineData("0", "1")]
    [InlineData("-100000", "0E-6176")]
    [InlineData("100000", "Infinity")]
    public void Exp_Case_IsRounded(string value, string expected) =>
        Assert.Equal(expected, DecimalFunctions.Exp(Decimal128.Parse(value)).ToString());

    [Theory]
    [InlineData("1", "0")]
    [InlineData("10", "2.302585092994045684017991454684364")]
    [InlineData("1E-6176", "-14220.76553433122614449511522413063")]
    [InlineData("2.718281828459045", "0.9999999999999999134157889710887612")]
    public void Ln_Case_IsRounded(string value, string expected) =>
        Assert.Equal(expected, DecimalFunctions.Ln(Decimal128.Parse(value)).ToString());

    [Theory]
    [InlineData("2", "3", "8.000000000000000000000000000000000")]
    [InlineData("10", "20", "100000000000000000000.0000000000000")]
    [InlineData("2", "-2", "0.2500000000000000000000000000000000")]
    [InlineData("4", "0.5", "2.000000000000000000000000000000000")]
    [InlineData("-Infinity", "3", "-Infinity")]
    [InlineData("-2", "0.5", "NaN")]
    public void Pow_Case_FillsAllDigits(string value, string exponent, string expected) =>
        Assert.Equal(expected, DecimalFunctions.Pow(Decimal128.Parse(value), Decimal128.Parse(exponent)).ToString());

    [Fact]
    public void Log10_PowersOfTen_AreExact() => Gen.Int[-6176, 6111].Sample(exponent =>
        Assert.Equal(Decimal128.Parse(exponent.ToString(System.Globalization.CultureInfo.InvariantCulture)), DecimalFunctions.Log10(DecimalOracle.Make(false, 1, exponent))));

    [Fact]
    public void Ln_OfExp_ComesBack() => Gen.Double[-50, 50].Where(value => Math.Abs(value) > 1e-3).Sample(value =>
    {
        var x = DecimalConversion.FromDouble(value);
        var back = DecimalConversion.ToDouble(DecimalFunctions.Ln(DecimalFunctions.Exp(x)));
        Assert.Equal(DecimalConversion.ToDouble(x), back, Math.Abs(value) * 1e-14);
    }, iter: 200);
}
