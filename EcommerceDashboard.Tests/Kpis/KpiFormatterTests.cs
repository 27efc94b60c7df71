using System.Globalization;

namespace EcommerceDashboard.Kpis;

public class KpiFormatterTests
{
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en"), Fr = CultureInfo.GetCultureInfo("fr");

    // ~ stands for a no-break space, _ for a narrow one, as they cannot be told apart when read.
    private static string Spaced(string text) => text.Replace('~', '\u00A0').Replace('_', '\u202F');

    [Theory]
    [InlineData("1234.56", KpiUnit.Money, "$1,234.56")]
    [InlineData("733215.2552", KpiUnit.Money, "$733,215.26")]
    [InlineData("-0.125", KpiUnit.Money, "-$0.13")]
    [InlineData("-0.001", KpiUnit.Money, "$0.00")]
    [InlineData("0", KpiUnit.Money, "$0.00")]
    [InlineData("37873", KpiUnit.Count, "37,873")]
    [InlineData("0.12467", KpiUnit.Percent, "12.5_%")]
    [InlineData("6.316519", KpiUnit.Ratio, "6.32")]
    [InlineData("188.0273", KpiUnit.Days, "188.0~days")]
    [InlineData("593.84", KpiUnit.Kilometres, "593.8~km")]
    [InlineData(null, KpiUnit.Money, "–")]
    public void Full_InEnglish_IsWhole(string? value, KpiUnit unit, string expected) =>
        Assert.Equal(Spaced(expected), new KpiFormatter("USD").Full(Decimal(value), unit, En));

    [Theory]
    [InlineData("1234.56", KpiUnit.Money, "1_234,56~€")]
    [InlineData("-1234.56", KpiUnit.Money, "-1_234,56~€")]
    [InlineData("37873", KpiUnit.Count, "37_873")]
    [InlineData("0.12467", KpiUnit.Percent, "12,5_%")]
    [InlineData("188.0273", KpiUnit.Days, "188,0~jours")]
    public void Full_InFrench_HasItsSeparatorsAndSymbolLast(string? value, KpiUnit unit, string expected) =>
        Assert.Equal(Spaced(expected), new KpiFormatter("EUR").Full(Decimal(value), unit, Fr));

    [Theory]
    [InlineData("2297200.8603", KpiUnit.Money, "$2.30~M", "2,30~M€")]
    [InlineData("733215.2552", KpiUnit.Money, "$733~k", "733~k€")]
    [InlineData("-25729.3563", KpiUnit.Money, "-$25.7~k", "-25,7~k€")]
    [InlineData("9999.994", KpiUnit.Money, "$9,999.99", "9_999,99~€")]
    [InlineData("10000", KpiUnit.Money, "$10.0~k", "10,0~k€")]
    [InlineData("999499", KpiUnit.Count, "999~k", "999~k")]
    [InlineData("999500", KpiUnit.Count, "1.00~M", "1,00~M")]
    [InlineData("99960", KpiUnit.Count, "100~k", "100~k")]
    [InlineData("9996000", KpiUnit.Count, "10.0~M", "10,0~M")]
    [InlineData("1234567890", KpiUnit.Money, "$1.23~bn", "1,23~Md€")]
    [InlineData("1687", KpiUnit.Count, "1,687", "1_687")]
    [InlineData("123456", KpiUnit.Days, "123,456.0~days", "123_456,0~jours")]
    public void Short_FromTenThousandOn_HasThreeDigits(string value, KpiUnit unit, string english, string french)
    {
        Assert.Equal(Spaced(english), new KpiFormatter("USD").Short(Decimal(value), unit, En));
        Assert.Equal(Spaced(french), new KpiFormatter("EUR").Short(Decimal(value), unit, Fr));
    }

    [Theory]
    [InlineData("JPY", "1234.56", "¥1,235")]
    [InlineData("KWD", "1.2345", "KWD~1.235")]
    [InlineData("CHF", "1234.5", "CHF~1,234.50")]
    [InlineData("GBP", "1234.5", "£1,234.50")]
    public void Full_InACurrency_HasItsSymbolAndDecimals(string currency, string value, string expected) =>
        Assert.Equal(Spaced(expected), new KpiFormatter(currency).Full(Decimal(value), KpiUnit.Money, En));

    [Theory]
    [InlineData("120.4", "100", KpiUnit.Money, "▲~20.4_%", "▲~20,4_%")]
    [InlineData("96.9", "100", KpiUnit.Money, "▼~3.1_%", "▼~3,1_%")]
    [InlineData("100", "100", KpiUnit.Money, "0_%", "0_%")]
    [InlineData("0", "0", KpiUnit.Money, "0_%", "0_%")]
    [InlineData("100.01", "100", KpiUnit.Money, "▲~<~0.1_%", "▲~<~0,1_%")]
    [InlineData("5", "0", KpiUnit.Money, "new", "nouveau")]
    [InlineData("5", null, KpiUnit.Money, "new", "nouveau")]
    [InlineData(null, "5", KpiUnit.Money, "", "")]
    [InlineData("50", "-100", KpiUnit.Money, "▲~150.0_%", "▲~150,0_%")]
    [InlineData("-150", "-100", KpiUnit.Money, "▼~50.0_%", "▼~50,0_%")]
    [InlineData("0.127", "0.124", KpiUnit.Percent, "▲~0.3~pp", "▲~0,3~pt")]
    public void Change_HasArrowAndLocalForm(string? value, string? previous, KpiUnit unit, string english, string french)
    {
        var change = KpiChange.Of(new KpiValue(Decimal(value), Decimal(previous)), unit);
        Assert.Equal(Spaced(english), new KpiFormatter("USD").Change(change, En));
        Assert.Equal(Spaced(french), new KpiFormatter("USD").Change(change, Fr));
    }

    [Fact]
    public void Change_WithoutComparison_SaysNothing() =>
        Assert.Equal("", new KpiFormatter("USD").Change(KpiChange.Of(new KpiValue(5m, null), KpiUnit.Money, isCompared: false), En));

    [Theory]
    [InlineData(BetterDirection.Higher, 1)]
    [InlineData(BetterDirection.Lower, -1)]
    [InlineData(BetterDirection.Neither, 0)]
    public void Judge_OfARise_FollowsTheBetterDirection(BetterDirection better, int expected) =>
        Assert.Equal(expected, KpiChange.Of(new KpiValue(2m, 1m), KpiUnit.Days).Judge(better));

    private static decimal? Decimal(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
