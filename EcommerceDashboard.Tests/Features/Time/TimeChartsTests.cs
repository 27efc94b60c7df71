using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Features.Time;

public sealed class TimeChartsTests : IDisposable
{
    private readonly DashboardTestContext _context = new("en-US", addServices: services => services.AddTime());

    private TimeCharts Charts => _context.Services.GetRequiredService<TimeCharts>();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Cumulative_PutsDaysOfBothRangesSideBySide()
    {
        var spec = Charts.Cumulative(
            new DailyFigures(new EffectivePeriods(Days("2017-03-01", "2017-03-02"), Days("2017-02-27", "2017-02-28"), false), Granularity.Day, [10m, 5m], [1m, 2m]), TimeMetric.Sales);

        Assert.Equal([10m, 15m], spec.Series[0].Values);
        Assert.Equal([1m, 3m], spec.Series[1].Values);
        Assert.Equal(["27 Feb 2017", "28 Feb 2017"], spec.Series[1].CategoryLabels);
        Assert.Equal(("27–28 Feb 2017", SeriesRole.Comparison), (spec.Series[1].Name, spec.Series[1].Role));
    }

    [Fact]
    public void Cumulative_OfALongerComparedRange_GoesOnToItsEnd()
    {
        var spec = Charts.Cumulative(
            new DailyFigures(new EffectivePeriods(Days("2017-02-28", "2017-02-28"), Days("2017-02-26", "2017-02-27"), false), Granularity.Day, [10m], [1m, 2m]), TimeMetric.Orders);

        Assert.Equal([10m, null], spec.Series[0].Values);
        Assert.Equal([1m, 3m], spec.Series[1].Values);
        Assert.Equal(["28 Feb 2017", "Day 1 after the range"], spec.Categories.Select(category => category.Label));
    }

    [Fact]
    public void Weekdays_WithoutOrders_StandThereWithNothing()
    {
        var rows = new KpiBreakdown(new EffectivePeriods(Days("2017-03-06", "2017-03-12"), null, false), [Row("7", 4m, 8m), Row("1", 3m, 6m)], 2);

        var spec = Charts.Weekdays(rows, TimeMetric.Sales);

        Assert.Equal(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], spec.Categories.Select(category => category.Label));
        Assert.Equal([3m, 0m, 0m, 0m, 0m, 0m, 4m], spec.Series[0].Values);
        Assert.Equal([6m, 0m, 0m, 0m, 0m, 0m, 8m], spec.Series[1].Values);
        Assert.Equal(SeriesRole.Beside, spec.Series[1].Role);
    }

    [Theory]
    [InlineData(Granularity.Week, "2017-03-06", "1–8 Mar 2017", "2017-03-06", "2017-03-08")]
    [InlineData(Granularity.Month, "2017-03-01", "Mar 2017", "2017-03-01", "2017-03-08")]
    public void Best_PeriodCutByTheRange_SaysSoAndNarrowsToWhatIsInIt(Granularity grain, string key, string label, string from, string to)
    {
        var range = Days("2017-03-01", "2017-03-08");
        var rows = new KpiBreakdown(new EffectivePeriods(range, null, false), [Row(key, 1m, 2m)], 1);

        var period = Assert.Single(Charts.Best(rows, TimeMetric.Sales, grain).Categories);

        Assert.True(period.IsIncomplete);
        Assert.Equal($"Incomplete: {DateFormatter.Range(Days(from, to))} only", period.Note);
        Assert.Equal(grain == Granularity.Week ? "6–8 Mar 2017" : label, period.Label);
        Assert.Equal(Days(from, to), Charts.DaysOf(key, grain, range));
    }

    [Fact]
    public void Hourly_OfDataWithoutTimesOfDay_IsNone()
    {
        Assert.Null(Charts.Hourly(new WeekHours([new(1, 0, 5m), new(7, 0, 3m)]), TimeMetric.Sales));
        Assert.Null(Charts.Hourly(new WeekHours([]), TimeMetric.Sales));
    }

    [Fact]
    public void Hourly_HasARowPerWeekdayAndAColumnPerHour()
    {
        var spec = Charts.Hourly(new WeekHours([new(1, 9, 5m), new(7, 23, 3m)]), TimeMetric.Sales)!;

        Assert.Equal(24, spec.Categories.Count);
        Assert.Equal(("Monday", 5m), (spec.Series[0].Name, spec.Series[0].Values[9]));
        Assert.Equal(("Sunday", 3m), (spec.Series[6].Name, spec.Series[6].Values[23]));
        Assert.Null(spec.Series[6].Values[9]);
    }

    [Fact]
    public void Seasonality_OfAnIndex_HasBarsAroundOne()
    {
        var rows = new KpiBreakdown(new EffectivePeriods(null, null, false), [Row("2", 1.5m, 0m), Row("1", 0.5m, 0m)], 2) { RowUnit = KpiUnit.Ratio };

        var spec = Charts.Seasonality(rows, Dimension.MonthOfYear);

        Assert.Equal((1m, KpiUnit.Ratio), (spec.Baseline, spec.Series[0].Unit));
        Assert.Equal(["Jan", "Feb"], spec.Categories.Select(category => category.Label));
    }

    [Fact]
    public void Seasonality_OfShares_HasBarsFromZero()
    {
        var rows = new KpiBreakdown(new EffectivePeriods(null, null, false), [Row("1", 0.25m, 0m), Row("2", 0.75m, 0m)], 2) { RowUnit = KpiUnit.Percent };

        Assert.Equal((0m, KpiUnit.Percent), (Charts.Seasonality(rows, Dimension.MonthOfYear).Baseline, Charts.Seasonality(rows, Dimension.MonthOfYear).Series[0].Unit));
    }

    [Fact]
    public void Calendar_OfARangeTooLongForDays_IsNone() =>
        Assert.Null(Charts.Calendar(new DailyFigures(new EffectivePeriods(Days("1990-01-01", "2017-12-31"), null, false), Granularity.Week, [], []), TimeMetric.Sales));

    private static KpiRow Row(string key, decimal perDay, decimal whole) => new(key, key, new Dictionary<string, KpiValue>
    {
        [TimeKpis.Seasonality.Id] = new(perDay, null),
        [TimeKpis.Peaks.Id] = new(perDay, null),
        [TimeKpis.SalesOverTime.Id] = new(whole, null),
    });

    private static DateRange Days(string from, string to) =>
        new(DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
