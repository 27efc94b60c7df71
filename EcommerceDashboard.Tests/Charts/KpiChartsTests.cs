using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Charts;

public class KpiChartsTests
{
    [Theory]
    [InlineData("en-US", "Total sales, 1 Jan – 31 Dec 2016", "Jan 2016", "Incomplete: 1–14 Feb 2017 only")]
    [InlineData("fr-FR", "Chiffre d’affaires, 1er janv. – 31 déc. 2016", "janv. 2016", "Incomplet\u00A0: 1er–14 févr. 2017 seulement")]
    public void OverTime_TwoFigures_ComparesTheFirst(string culture, string compared, string label, string note)
    {
        using var context = new DashboardTestContext(culture);
        var spec = Charts(context).OverTime(Series, SalesKpis.Total, SalesKpis.Profit);

        Assert.Equal([SeriesRole.Main, SeriesRole.Second, SeriesRole.Comparison], spec.Series.Select(series => series.Role));
        Assert.Equal(compared, spec.Series[2].Name);
        Assert.Equal([80m, null], spec.Series[2].Values);
        Assert.Equal([label, null], spec.Series[2].CategoryLabels);
        Assert.Equal([null, note], spec.Categories.Select(category => category.Note));
    }

    [Fact]
    public void OverTime_NothingCompared_HasNoLineForIt()
    {
        using var context = new DashboardTestContext();

        var spec = Charts(context).OverTime(Series with { Periods = Series.Periods with { Comparison = null } }, SalesKpis.Total);

        Assert.Equal(["Total sales"], spec.Series.Select(series => series.Name));
    }

    [Fact]
    public void PartsOverTime_StandOnEachOtherWithoutComparison()
    {
        using var context = new DashboardTestContext();

        var spec = Charts(context).PartsOverTime(Series, SalesKpis.Total, SalesKpis.Profit);

        Assert.Equal((ChartKind.Bar, true), (spec.Kind, spec.IsStacked));
        Assert.Equal([SeriesRole.Main, SeriesRole.Second], spec.Series.Select(series => series.Role));
    }

    [Fact]
    public void OverTime_FiguresOfTwoUnits_AreRefused()
    {
        using var context = new DashboardTestContext();

        Assert.Throws<ArgumentException>(() => Charts(context).OverTime(Series, SalesKpis.Total, SalesKpis.Orders));
    }

    [Fact]
    public void By_WithAFilter_MarksWhatItLeavesOut()
    {
        using var context = new DashboardTestContext();
        var breakdown = new KpiBreakdown(Series.Periods, [Row("West", 5m), Row("East", 3m)], TotalRows: 2);

        var spec = Charts(context).By(breakdown, SalesKpis.Total, Dimension.Region, ["East"]);

        Assert.Equal([true, false], spec.Categories.Select(category => category.IsOutOfFilter));
        Assert.Equal(["Outside the filter", null], spec.Categories.Select(category => category.Note));
        Assert.Equal("Region", spec.CategoryTitle);
    }

    private static KpiSeries Series { get; } = new(
        new EffectivePeriods(Year(2017), Year(2016), IsRunning: false),
        Granularity.Month,
        [
            new(new(2017, 1, 1), new(2017, 1, 31), IsIncomplete: false, new(new(2016, 1, 1), new(2016, 1, 31)), Values(100m, 80m)) { IsAsLong = true },
            new(new(2017, 2, 1), new(2017, 2, 14), IsIncomplete: true, null, Values(50m, null)),
        ]);

    private static KpiCharts Charts(DashboardTestContext context) => context.Services.GetRequiredService<KpiCharts>();

    private static DateRange Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static KpiRow Row(string region, decimal sales) => new(region, region, Values(sales, sales));

    private static Dictionary<string, KpiValue> Values(decimal value, decimal? previous) => new(StringComparer.Ordinal)
    {
        [SalesKpis.Total.Id] = new(value, previous),
        [SalesKpis.Profit.Id] = new(value / 10m, previous / 10m),
    };
}
