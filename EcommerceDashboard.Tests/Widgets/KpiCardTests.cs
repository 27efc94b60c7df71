using Bunit;
using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Widgets;

public class KpiCardTests
{
    private static readonly DateRange Year2016 = new(new DateOnly(2016, 1, 1), new DateOnly(2016, 12, 31));
    private static readonly DateRange Year2017 = new(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31));

    [Fact]
    public void Value_IsShortToSeeAndWholeToHearAndHover()
    {
        using var context = new DashboardTestContext();
        var value = Render(context, new(733215.2552m, 609205.598m), Year2016).Find(".kpi-value");

        Assert.Equal("$733\u00A0k", value.QuerySelector("[aria-hidden]")!.TextContent);
        Assert.Equal("$733,215.26", value.QuerySelector(".visually-hidden")!.TextContent);
        Assert.Equal("$733,215.26", value.GetAttribute("title"));
    }

    [Theory]
    [InlineData("en-US", "▲\u00A020.4\u202F%", "vs 1 Jan – 31 Dec 2016")]
    [InlineData("fr-FR", "▲\u00A020,4\u202F%", "vs 1er janv. – 31 déc. 2016")]
    public void Change_HasArrowPercentAndTheComparedDates(string culture, string change, string compared)
    {
        using var context = new DashboardTestContext(culture);
        var card = Render(context, new(733215.2552m, 609205.598m), Year2016);

        Assert.Equal(change, card.Find(".change").TextContent);
        Assert.Contains("gain", card.Find(".change").ClassList);
        Assert.Equal(compared, card.Find(".kpi-change .note").TextContent);
    }

    [Fact]
    public void Change_Downwards_IsALoss()
    {
        using var context = new DashboardTestContext();

        Assert.Contains("loss", Render(context, new(90m, 100m), Year2016).Find(".change").ClassList);
    }

    [Fact]
    public void Change_FromNothing_IsNewAndNeverInfinite()
    {
        using var context = new DashboardTestContext();

        Assert.Equal("new", Render(context, new(90m, 0m), Year2016).Find(".change").TextContent);
    }

    [Fact]
    public void Value_Unknown_IsADashWithTheReason()
    {
        using var context = new DashboardTestContext();
        var card = Render(context, new(null, null), Year2016);

        Assert.Equal("–", card.Find(".kpi-value [aria-hidden]").TextContent);
        Assert.Equal("No value in this selection", card.Find(".kpi-change").TextContent.Trim());
    }

    [Fact]
    public void Comparison_None_SaysSo()
    {
        using var context = new DashboardTestContext();
        var card = Render(context, new(90m, null), compared: null);

        Assert.Empty(card.FindAll(".change"));
        Assert.Equal("no comparison", card.Find(".kpi-change [aria-hidden]").TextContent);
        Assert.Equal("No earlier period to compare with", card.Find(".kpi-change .visually-hidden").TextContent);
        Assert.Equal("No earlier period to compare with", card.Find(".kpi-change .note").GetAttribute("title"));
    }

    [Fact]
    public void Comparison_SwitchedOff_IsNotBlamedOnTheData()
    {
        using var context = new DashboardTestContext();
        context.Queries.Periods = context.Queries.Periods with { Comparison = null };

        Assert.Equal("The comparison is switched off", context.RenderPage<SalesPage>("/?compare=none").Find(".kpi-change .visually-hidden").TextContent);
    }

    [Fact]
    public void Trend_IsDrawnByTheServer()
    {
        using var context = new DashboardTestContext();
        var card = Render(context, new(90m, null), Year2016, [0m, 50m, 50m, 100m]);

        Assert.Equal("M0 38L66.7 20L133.3 20L200 2", card.Find(".sparkline-line").GetAttribute("d"));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("fr-FR")]
    public void Trend_WithAGap_IsBrokenThere(string culture)
    {
        using var context = new DashboardTestContext(culture);
        var card = Render(context, new(90m, null), Year2016, [0m, null, 50m, 100m]);

        Assert.Equal("M0 38m-1 0h2M133.3 20L200 2", card.Find(".sparkline-line").GetAttribute("d"));
        Assert.Equal("M0 40L0 38L0 40ZM133.3 40L133.3 20L200 2L200 40Z", card.Find(".sparkline-area").GetAttribute("d"));
    }

    [Fact]
    public void Trend_FourYearsOfDays_IsThinned()
    {
        using var context = new DashboardTestContext();
        var line = Render(context, new(90m, null), Year2016, [.. Enumerable.Range(0, 1461).Select(day => (decimal?)(day % 7))]).Find(".sparkline-line");

        Assert.InRange(line.GetAttribute("d")!.Count(character => character == 'L'), 50, 100);
    }

    private static IRenderedComponent<KpiCard> Render(DashboardTestContext context, KpiValue value, DateRange? compared, IReadOnlyList<decimal?>? trend = null)
    {
        var totals = new KpiTotals(new EffectivePeriods(Year2017, compared, IsRunning: false), new Dictionary<string, KpiValue> { [SalesKpis.Total.Id] = value });
        return context.Render<KpiCard>(parameters => parameters
            .Add(card => card.Kpi, SalesKpis.Total)
            .Add(card => card.Totals, new QueryState<KpiTotals>(QueryStatus.Ready, totals, () => Task.CompletedTask))
            .Add(card => card.Series, trend is null ? null : new QueryState<KpiSeries>(QueryStatus.Ready, SeriesOf(trend), () => Task.CompletedTask)));
    }

    private static KpiSeries SeriesOf(IReadOnlyList<decimal?> values) => new(
        new EffectivePeriods(Year2017, null, IsRunning: false),
        Granularity.Day,
        [.. values.Select((value, day) => new KpiBucket(
            Year2017.From.AddDays(day), Year2017.From.AddDays(day), false, null, new Dictionary<string, KpiValue> { [SalesKpis.Total.Id] = new(value, null) }))]);
}
