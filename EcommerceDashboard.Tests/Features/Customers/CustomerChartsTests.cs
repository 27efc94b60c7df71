using System.Globalization;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Features.Customers;

public sealed class CustomerChartsTests : IDisposable
{
    private static readonly EffectivePeriods AllTime = new(new(new DateOnly(2014, 1, 3), new DateOnly(2017, 12, 30)), null, IsRunning: false);

    private readonly DashboardTestContext _context = new();

    private CustomerCharts Charts => _context.Services.GetRequiredService<CustomerCharts>();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Gaps_AreBandsWithoutHolesAndWithoutFirstOrders()
    {
        var spec = Charts.Gaps(Counts(CustomerKpis.RepeatOrders, ("90", 2), ("", 500), ("0", 7)), null);

        Assert.Equal(["0–29 days", "30–59 days", "60–89 days", "90–119 days"], spec.Categories.Select(band => band.Label));
        Assert.Equal(["0", "30", "60", "90"], spec.Categories.Select(band => band.Tick));
        Assert.Equal([7m, 0m, 0m, 2m], spec.Series.Single().Values);
        Assert.Empty(spec.Marks);
    }

    [Fact]
    public void Gaps_BeyondTwoYears_ShareTheLastBand()
    {
        var spec = Charts.Gaps(Counts(CustomerKpis.RepeatOrders, ("0", 7), ("690", 1), ("720", 2), ("1500", 3)), null);

        Assert.Equal(CustomerCharts.MostGapBands + 1, spec.Categories.Count);
        Assert.Equal(("690–719 days", 1m), (spec.Categories[^2].Label, spec.Series.Single().Values[^2]));
        Assert.Equal(("720 days or more", "720+", 5m), (spec.Categories[^1].Label, spec.Categories[^1].Tick, spec.Series.Single().Values[^1]));
    }

    [Fact]
    public void Gaps_MeanAndMedian_StandAtTheirDays()
    {
        var spec = Charts.Gaps(Counts(CustomerKpis.RepeatOrders, ("0", 7), ("60", 1)), Totals(mean: 75m, median: 15m));

        Assert.Equal([new ChartMark("Mean", 75m, KpiUnit.Days, 2.5m), new ChartMark("Median", 15m, KpiUnit.Days, 0.5m)], spec.Marks);
    }

    [Fact]
    public void Gaps_MeanInTheRest_StandsInItsMiddle()
    {
        var spec = Charts.Gaps(Counts(CustomerKpis.RepeatOrders, ("0", 1), ("3000", 9)), Totals(mean: 2715m, median: null));

        Assert.Equal([CustomerCharts.MostGapBands + 0.5m], spec.Marks.Select(mark => mark.Place));
    }

    [Fact]
    public void Gaps_OfNoRepeatOrders_AreEmpty()
    {
        var spec = Charts.Gaps(Counts(CustomerKpis.RepeatOrders, ("", 12)), Totals(mean: null, median: null));

        Assert.Empty(spec.Categories);
        Assert.Empty(spec.Marks);
    }

    [Fact]
    public void OrdersPerCustomer_BeginsAtOneAndEndsWithTheMost()
    {
        var spec = Charts.OrdersPerCustomer(Counts(CustomerKpis.Total, ("15", 4), ("1", 10), ("", 99), ("3", 2)));

        Assert.Equal([.. Enumerable.Range(1, 14).Select(orders => orders.ToString(CultureInfo.InvariantCulture)), "15 or more"], spec.Categories.Select(orders => orders.Label));
        Assert.Equal(["14", "15+"], spec.Categories.Select(orders => orders.Tick).TakeLast(2));
        Assert.Equal([10m, 0m, 2m], spec.Series.Single().Values.Take(3));
        Assert.Equal(4m, spec.Series.Single().Values[^1]);
    }

    [Fact]
    public void OrdersPerCustomer_OfNobody_IsEmpty() => Assert.Empty(Charts.OrdersPerCustomer(Counts(CustomerKpis.Total, ("", 3))).Categories);

    private static KpiBreakdown Counts(Kpi kpi, params (string Key, decimal Count)[] rows) => new(
        AllTime,
        [.. rows.Select(row => new KpiRow(row.Key, row.Key, new Dictionary<string, KpiValue> { [kpi.Id] = new(row.Count, null) }))],
        rows.Length);

    private static KpiTotals Totals(decimal? mean, decimal? median) => new(AllTime, new Dictionary<string, KpiValue>
    {
        [CustomerKpis.DaysBetweenOrders.Id] = new(mean, null),
        [CustomerKpis.MedianDaysBetweenOrders.Id] = new(median, null),
    });
}
