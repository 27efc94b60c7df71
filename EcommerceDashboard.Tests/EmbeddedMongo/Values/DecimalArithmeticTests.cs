using System.Numerics;
using CsCheck;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

public class DecimalArithmeticTests
{
    [Fact]
    public void Add_AnyTwo_IsTheExactSumRounded() => DecimalOracle.Finite.Select(DecimalOracle.Finite).Sample((left, right) =>
    {
        var (x, xd) = DecimalOracle.Fraction(left);
        var (y, yd) = DecimalOracle.Fraction(right);
        DecimalOracle.AssertRounded((x * yd) + (y * xd), xd * yd, DecimalArithmetic.Add(left, right));
        DecimalOracle.AssertRounded((x * yd) - (y * xd), xd * yd, DecimalArithmetic.Subtract(left, right));
    });

    [Fact]
    public void Multiply_AnyTwo_IsTheExactProductRounded() => DecimalOracle.Finite.Select(DecimalOracle.Finite).Sample((left, right) =>
    {
        var (x, xd) = DecimalOracle.Fraction(left);
        var (y, yd) = DecimalOracle.Fraction(right);
        DecimalOracle.AssertRounded(x * y, xd * yd, DecimalArithmetic.Multiply(left, right));
    });

    [Fact]
    public void Divide_AnyTwo_IsTheExactQuotientRounded() => DecimalOracle.Finite.Select(DecimalOracle.Finite).Sample((left, right) =>
    {
        var (x, xd) = DecimalOracle.Fraction(left);
        var (y, yd) = DecimalOracle.Fraction(right);
        if (!y.IsZero)
            DecimalOracle.AssertRounded(x * yd, xd * y, DecimalArithmetic.Divide(left, right));
    });

    [Fact]
    public void Remainder_AnyTwo_IsWhatTruncatedDivisionLeaves() => DecimalOracle.Finite.Select(DecimalOracle.Finite).Sample((left, right) =>
    {
        var (x, xd) = DecimalOracle.Fraction(left);
        var (y, yd) = DecimalOracle.Fraction(right);
        if (!y.IsZero)
            DecimalOracle.AssertRounded(BigInteger.Remainder(x * yd, y * xd), xd * yd, DecimalArithmetic.Remainder(left, right));
    });

    [Fact]
    public void Add_ExactSum_HasTheLowerExponent() => Gen.Select(Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Int[-8, 4], Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Int[-8, 4])
        .Sample((x, xe, y, ye) =>
        {
            var sum = DecimalArithmetic.Add(
                DecimalOracle.Make(x < 0, (UInt128)Math.Abs(x), xe),
                DecimalOracle.Make(y < 0, (UInt128)Math.Abs(y), ye));
            Assert.Equal(Math.Min(xe, ye), DecimalOracle.Exponent(sum));
        });

    [Theory]
    [InlineData("1.10", "2.2", "3.30")]
    [InlineData("0", "1E+3", "1000")]
    [InlineData("-0", "0", "0")]
    [InlineData("-0", "-0", "-0")]
    [InlineData("5", "-5.00", "0.00")]
    [InlineData("9999999999999999999999999999999999", "1", "1.000000000000000000000000000000000E+34")]
    [InlineData("1", "1E-40", "1.000000000000000000000000000000000")]
    [InlineData("1", "-1E-40", "1.000000000000000000000000000000000")]
    [InlineData("1E+6144", "1E+6144", "2.000000000000000000000000000000000E+6144")]
    [InlineData("9.999999999999999999999999999999999E+6144", "1E+6144", "Infinity")]
    [InlineData("Infinity", "-Infinity", "NaN")]
    [InlineData("NaN", "1", "NaN")]
    public void Add_Case_KeepsSignAndExponent(string left, string right, string expected) =>
        Assert.Equal(expected, DecimalArithmetic.Add(Decimal128.Parse(left), Decimal128.Parse(right)).ToString());

    [Theory]
    [InlineData("10", "2", "5")]
    [InlineData("1.00", "4", "0.25")]
    [InlineData("10", "3", "3.333333333333333333333333333333333")]
    [InlineData("100", "7", "14.28571428571428571428571428571429")]
    [InlineData("10.0000000000000", "2", "5.0000000000000")]
    [InlineData("1", "0", "Infinity")]
    [InlineData("-1", "0", "-Infinity")]
    [InlineData("0", "0", "NaN")]
    [InlineData("0", "-2.00", "-0E+2")]
    public void Divide_Case_KeepsSignAndExponent(string left, string right, string expected) =>
        Assert.Equal(expected, DecimalArithmetic.Divide(Decimal128.Parse(left), Decimal128.Parse(right)).ToString());

    [Theory]
    [InlineData("10.5", "3.2", "0.9")]
    [InlineData("-7", "3", "-1")]
    [InlineData("1E+6144", "3", "1")]
    [InlineData("1E-6143", "3", "1E-6143")]
    [InlineData("5", "Infinity", "5")]
    [InlineData("Infinity", "5", "NaN")]
    public void Remainder_Case_HasTheSignOfTheDividend(string left, string right, string expected) =>
        Assert.Equal(expected, DecimalArithmetic.Remainder(Decimal128.Parse(left), Decimal128.Parse(right)).ToString());

    [Theory]
    [InlineData("2.5", 0, RoundingRule.HalfEven, "2")]
    [InlineData("3.5", 0, RoundingRule.HalfEven, "4")]
    [InlineData("-2.5", 0, RoundingRule.HalfEven, "-2")]
    [InlineData("2.51", 0, RoundingRule.HalfEven, "3")]
    [InlineData("1.005", -2, RoundingRule.HalfEven, "1.00")]
    [InlineData("1.015", -2, RoundingRule.HalfEven, "1.02")]
    [InlineData("-1.5", 0, RoundingRule.Up, "-1")]
    [InlineData("-1.5", 0, RoundingRule.Down, "-2")]
    [InlineData("-1.9", 0, RoundingRule.TowardsZero, "-1")]
    [InlineData("1.1", -3, RoundingRule.TowardsZero, "1.100")]
    [InlineData("23.298", 1, RoundingRule.TowardsZero, "2E+1")]
    [InlineData("1E+6144", 0, RoundingRule.Up, "NaN")]
    internal void Quantize_Case_EndsAtTheDigit(string value, int exponent, RoundingRule rule, string expected) =>
        Assert.Equal(expected, DecimalRounding.Quantize(Decimal128.Parse(value), exponent, rule).ToString());
}
