namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

public class TrigonometryTests
{
    [Theory]
    [InlineData("{ $sin: 0 }", "0.0")]
    [InlineData("{ $cos: 0 }", "1.0")]
    [InlineData("{ $acos: 1 }", "0.0")]
    [InlineData("{ $atan2: [0, 1] }", "0.0")]
    [InlineData("{ $tanh: { $divide: [1, 0.0001] } }", "1.0")]
    [InlineData("{ $degreesToRadians: 180 }", "3.141592653589793")]
    [InlineData("{ $radiansToDegrees: { $degreesToRadians: 90 } }", "90.0")]
    [InlineData("{ $sin: '$nope' }", "null")]
    public void Function_OfANumber_IsADouble(string expression, string expected) => Evaluation.AssertIs(expected, expression);

    [Theory]
    [InlineData("{ $asin: 2 }", 50989)]
    [InlineData("{ $acosh: 0 }", 50989)]
    [InlineData("{ $sin: 'a' }", 28765)]
    [InlineData("{ $sin: NumberDecimal('1') }", 115)]
    public void Function_OutsideItsDomain_IsRefused(string expression, int code) => Evaluation.AssertFails(code, expression);
}
