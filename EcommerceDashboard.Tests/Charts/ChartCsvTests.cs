using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Charts;

public class ChartCsvTests
{
    [Theory]
    [InlineData("en-US", "Month,Sales,Compared with,2016,Note")]
    [InlineData("fr-FR", "Month,Sales,Comparé à,2016,Remarque")]
    public void Write_AnyCulture_WritesNeutralNumbersAndDates(string culture, string header)
    {
        var lines = Write(Specs.Months, culture).Split("\r\n");

        Assert.Equal('\uFEFF' + header, lines[0]);
        Assert.Equal("2017-01-01,1234.5,Jan 2016,1000,", lines[1]);
        Assert.Equal("2017-02-01,2500,Feb 2016,,", lines[2]);
        Assert.Equal("2017-03-01,900,Mar 2016,800,Incomplete: 1–14 Mar 2017 only", lines[3]);
        Assert.Equal("", lines[4]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("x;=cmd|'/c calc'!A1", "\"x;'=cmd|'/c calc'!A1\"")]
    [InlineData("x\t+1", "\"x\t'+1\"")]
    [InlineData("two\r\n=1", "\"two\r\n'=1\"")]
    [InlineData("a;b; -20 %", "\"a;b; -20 %\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("<b>Lamp</b> 💡", "<b>Lamp</b> 💡")]
    public void Write_NameFromData_IsQuotedAndDefused(string name, string cell) =>
        Assert.StartsWith($"\uFEFFProduct,Sales\r\n{cell},1000000\r\n", Write(Specs.Bars(name), "en-US"));

    [Fact]
    public void Write_HeatMap_HasItsRowsByItsColumns() =>
        Assert.Equal("\uFEFFWeekday,Jan,Feb,Mar\r\nMonday,10,,30\r\n<img src=x onerror=alert(1)>,5,15,0\r\n", Write(Specs.HeatMap, "fr-FR"));

    [Fact]
    public void Write_Treemap_HasAllThatThePictureLeavesOut() => Assert.Contains("Bookcases,-50,\r\n", Write(Specs.Tree, "en-US"), StringComparison.Ordinal);

    [Fact]
    public void Write_NegativeNumber_StaysANumber()
    {
        var spec = Specs.Bars("Lamp") with { Series = [new("Profit", KpiUnit.Money, [-0.1234m])] };

        Assert.EndsWith("Lamp,-0.1234\r\n", Write(spec, "fr-FR"));
    }

    [Theory]
    [InlineData("Sales by region", "sales-by-region.csv")]
    [InlineData("Chiffre d’affaires / région", "chiffre-d-affaires-région.csv")]
    public void FileName_Title_BecomesAPlainName(string title, string expected) => Assert.Equal(expected, CsvText.FileName(title, "csv"));

    private static string Write(ChartSpec spec, string culture)
    {
        using var context = new DashboardTestContext(culture);
        return ChartCsv.Write(spec, context.Services.GetRequiredService<IStringLocalizer<ChartText>>());
    }
}
