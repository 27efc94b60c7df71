using System.Globalization;

namespace EcommerceDashboard.Features.Import.Reading;

public class WrittenNumberTests
{
    [Theory]
    [InlineData("6.62", '.', "6.62", "")]
    [InlineData("$6.62 ", '.', "6.62", "$")]
    [InlineData("-$5", '.', "-5", "$")]
    [InlineData("$-5", '.', "-5", "$")]
    [InlineData("(5.00)", '.', "-5.00", "")]
    [InlineData("($1,234.50)", '.', "-1234.50", "$")]
    [InlineData("5.00-", '.', "-5.00", "")]
    [InlineData("1,234,567.89", '.', "1234567.89", "")]
    [InlineData("1.234,56", ',', "1234.56", "")]
    [InlineData("1 234,56 €", ',', "1234.56", "€")]
    [InlineData("1\u00A0234,56\u00A0€", ',', "1234.56", "€")]
    [InlineData("1\u202F234", ',', "1234", "")]
    [InlineData("1’234.50", '.', "1234.50", "")]
    [InlineData("EUR 12", ',', "12", "EUR")]
    [InlineData("12,50 zł", ',', "12.50", "zł")]
    [InlineData("1E-05", '.', "0.00001", "")]
    [InlineData("1,5E+3", ',', "1500", "")]
    [InlineData("+7", '.', "7", "")]
    [InlineData(".5", '.', "0.5", "")]
    public void Read_NumbersAsPeopleWriteThem_GivesTheirValue(string text, char mark, string expected, string expectedSign)
    {
        Assert.True(WrittenNumber.TryRead(text, mark, out var number, out var sign));
        Assert.Equal((decimal.Parse(expected, CultureInfo.InvariantCulture), expectedSign), (number, sign.ToString()));
    }

    [Theory]
    [InlineData("12.3.4", '.')]
    [InlineData("1,23", '.')]
    [InlineData("1.234", ',', "1234")]
    [InlineData("1,2345", '.')]
    [InlineData("12345,678", '.')]
    [InlineData("--5", '.')]
    [InlineData("(-5)", '.')]
    [InlineData("$5$", '.')]
    [InlineData("", '.')]
    [InlineData("-", '.')]
    [InlineData("1 23", '.')]
    [InlineData("1e999", '.')]
    public void Read_WhatIsNoNumberUnderTheMark_IsRefused(string text, char mark, string? expected = null) =>
        Assert.Equal(expected, WrittenNumber.TryRead(text, mark, out var number, out _) ? number.ToString(CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData('.', "12", "7")]
    [InlineData('.', "1,234.50")]
    [InlineData(',', "1.234,50")]
    [InlineData('.', "1,234", "12.5")]
    [InlineData(',', "1.234", "12,5", "€ 3,99")]
    [InlineData('.', "0.123")]
    [InlineData('.', "1234.567")]
    [InlineData(',', "1.234.567")]
    [InlineData(',', "1 234,567")]
    [InlineData('.', "12.5", "12.3.4", "abc", "1,2 apples")]
    [InlineData(null, "1,234")]
    [InlineData(null, "12.5", "12,5")]
    public void Decide_NumbersOfAFile_OrLeavesItToTheUser(char? expected, params string[] numbers)
    {
        var evidence = new NumberEvidence();
        foreach (var number in numbers) evidence.Add(number);

        Assert.Equal(expected, evidence.Decide());
        if (expected is null) Assert.NotEmpty(evidence.Examples);
    }
}
