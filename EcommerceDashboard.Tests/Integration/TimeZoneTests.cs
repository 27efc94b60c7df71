using System.Globalization;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Time;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using static EcommerceDashboard.TestKit.TestOrders;

namespace EcommerceDashboard.Integration;

/// <summary>
/// One local day of a shop, its first and last instants written out in UTC: the filter, the buckets, weekdays and hours, the labels of the charts and
/// their CSV all place the four orders at its edges on the same days. Summer time begins or ends on most of these days.
/// </summary>
public sealed class TimeZoneTests : IAsyncLifetime
{
    // The last instant before the day, its first, its last, and the first one after it.
    private const decimal Before = 1m, First = 10m, Last = 100m, After = 1000m;

    private readonly TestDatabase _database = new();

    public static TheoryData<string, string, string, string> Days => new()
    {
        // 23 hours
        { "America/New_York", "2017-03-12", "2017-03-12T05:00:00Z", "2017-03-13T04:00:00Z" },
        // 25 hours, a Sunday: the day after begins a week where weeks begin on Monday
        { "America/New_York", "2017-11-05", "2017-11-05T04:00:00Z", "2017-11-06T05:00:00Z" },
        { "Europe/Paris", "2017-03-26", "2017-03-25T23:00:00Z", "2017-03-26T22:00:00Z" },
        { "Europe/Paris", "2017-10-29", "2017-10-28T22:00:00Z", "2017-10-29T23:00:00Z" },
        // 24 hours, half an hour off; the first day of a month
        { "Asia/Kolkata", "2017-04-01", "2017-03-31T18:30:00Z", "2017-04-01T18:30:00Z" },
        // 25 hours, and 23
        { "Pacific/Auckland", "2017-04-02", "2017-04-01T11:00:00Z", "2017-04-02T12:00:00Z" },
        { "Pacific/Auckland", "2017-09-24", "2017-09-23T12:00:00Z", "2017-09-24T11:00:00Z" },
        // The first day of a year, thirteen hours before it begins in UTC
        { "Pacific/Auckland", "2017-01-01", "2016-12-31T11:00:00Z", "2017-01-01T11:00:00Z" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Filter_OfTheDay_HasItsFirstAndItsLastInstantAndIsComparedWithTheDayBefore(string zone, string day, string first, string next)
    {
        var queries = await LoadAsync(zone, first, next);
        var date = DayOf(day);

        var totals = await queries.TotalsAsync([SalesKpis.Total, TimeKpis.Peaks], Between(date, date), Cancellation);

        Assert.Equal(new KpiValue(First + Last, Before), totals[SalesKpis.Total]);
        Assert.Equal(new KpiValue(First + Last, Before), totals[TimeKpis.Peaks]);
        Assert.Equal(new DateRange(date.AddDays(-1), date.AddDays(-1)), totals.Periods.Comparison);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task AllTime_RunsFromTheDayBeforeToTheDayAfter(string zone, string day, string first, string next)
    {
        var queries = await LoadAsync(zone, first, next);
        var date = DayOf(day);

        var freshness = await queries.FreshnessAsync(Cancellation);
        var totals = await queries.TotalsAsync([SalesKpis.Total], DashboardFilter.Everything, Cancellation);

        Assert.Equal((date.AddDays(-1), date.AddDays(1)), (freshness.FirstDay, freshness.LastDay));
        Assert.Equal(new DateRange(date.AddDays(-1), date.AddDays(1)), totals.Periods.Current);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Buckets_TheirLabelsAndTheirExport_HaveTheOrdersOnTheirDay(string zone, string day, string first, string next)
    {
        var queries = await LoadAsync(zone, first, next);
        var date = DayOf(day);
        using var context = new DashboardTestContext();
        var charts = context.Services.GetRequiredService<KpiCharts>();
        var texts = context.Services.GetRequiredService<IStringLocalizer<ChartText>>();
        (DateOnly Day, decimal Sales)[] orders = [(date.AddDays(-1), Before), (date, First + Last), (date.AddDays(1), After)];

        foreach (var (grain, label) in new[] { (Granularity.Day, "d MMM yyyy"), (Granularity.Week, "'Week of' d MMM yyyy"), (Granularity.Month, "MMM yyyy"), (Granularity.Quarter, null), (Granularity.Year, "yyyy") })
        {
            // What the calendar on the wall says, without any instant.
            var expected = orders.GroupBy(order => StartOf(order.Day, grain), order => order.Sales).Select(bucket => (Start: bucket.Key, Sales: bucket.Sum())).ToArray();
            var whole = Between(expected[0].Start, date.AddDays(1));

            var series = await queries.SeriesAsync([SalesKpis.Total], whole, grain, Cancellation);

            var buckets = series.Buckets.Where(bucket => bucket.Values[SalesKpis.Total.Id].Value != 0m).ToArray();
            Assert.Equal(expected, buckets.Select(bucket => (bucket.Start, bucket.Values[SalesKpis.Total.Id].Value!.Value)));

            var spec = charts.OverTime(series with { Buckets = buckets }, SalesKpis.Total);
            Assert.Equal(expected.Select(bucket => (DateOnly?)bucket.Start), spec.Categories.Select(category => category.Start));
            if (label is not null) Assert.Equal(expected.Select(bucket => bucket.Start.ToString(label, CultureInfo.InvariantCulture)), spec.Categories.Select(category => category.Label));
            var rows = ChartCsv.Write(spec, texts).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
            Assert.Equal(
                expected.Select(bucket => string.Create(CultureInfo.InvariantCulture, $"{bucket.Start:yyyy-MM-dd},{bucket.Sales}")),
                rows.Select(row => string.Join(',', row.Split(',')[..2])));
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task WeekdaysMonthsAndHours_AreTheLocalOnes(string zone, string day, string first, string next)
    {
        var queries = await LoadAsync(zone, first, next);
        var date = DayOf(day);
        DateOnly[] days = [date.AddDays(-1), date, date.AddDays(1)];
        decimal[] sales = [Before, First + Last, After];

        var weekdays = await RowsAsync(queries, Dimension.Weekday);
        Assert.Equal(days.Select((on, i) => (KeyOf(IsoWeekday(on)), sales[i])).Order(), weekdays.Order());

        var months = await RowsAsync(queries, Dimension.MonthOfYear);
        Assert.Equal(days.Zip(sales).GroupBy(on => on.First.Month, on => on.Second).Select(month => (KeyOf(month.Key), month.Sum())).Order(), months.Order());

        var hours = await queries.MatrixAsync([SalesKpis.Total], DashboardFilter.Everything, Dimension.Weekday, Dimension.Hour, Cancellation);
        Assert.Equal(
            new[] { (days[0], 23, Before), (days[1], 0, First), (days[1], 23, Last), (days[2], 0, After) }.Select(cell => (KeyOf(IsoWeekday(cell.Item1)), KeyOf(cell.Item2), cell.Item3)).Order(),
            hours.Cells.Select(cell => (cell.RowKey, cell.ColumnKey, cell.Values[SalesKpis.Total.Id]!.Value)).Order());
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task BestDays_AClickOnOneNarrowsToItsOrders(string zone, string day, string first, string next)
    {
        var queries = await LoadAsync(zone, first, next);
        using var context = new DashboardTestContext("en-US", addServices: services => services.AddTime());
        var charts = context.Services.GetRequiredService<TimeCharts>();

        var best = await queries.BreakdownAsync([TimeKpis.SalesOverTime], DashboardFilter.Everything, Dimension.Time(Granularity.Day), new BreakdownOrder(TimeKpis.SalesOverTime, Take: 2), Cancellation);

        var spec = charts.Best(best, TimeMetric.Sales, Granularity.Day);
        Assert.Equal([FilterQueryString.FormatDay(DayOf(day).AddDays(1)), day], spec.Categories.Select(category => category.Key));
        Assert.Equal(DayOf(day).ToString("d MMM yyyy", CultureInfo.InvariantCulture), spec.Categories[1].Label);
        var days = charts.DaysOf(spec.Categories[1].Key, Granularity.Day, best.Periods.Current);
        Assert.Equal(First + Last, (await queries.TotalsAsync([SalesKpis.Total], Between(days.From, days.To), Cancellation))[SalesKpis.Total].Value);
    }

    private async Task<IKpiQueries> LoadAsync(string zone, string first, string next)
    {
        static OrderDocument At(string id, string instant, int milliseconds, decimal sales)
        {
            var order = Order(id, instant, "C1", "Consumer", "West", Line("P1", "Technology", 1, sales, 1m));
            return order with { OrderedAt = order.OrderedAt.AddMilliseconds(milliseconds) };
        }

        await TestQueries.LoadAsync(
            _database.Database, [At("O1", first, -1, Before), At("O2", first, 0, First), At("O3", next, -1, Last), At("O4", next, 0, After)], Cancellation);
        return TestQueries.Over(_database.Database, Calendars.In(zone, new DateOnly(2030, 6, 15)));
    }

    private static async Task<IEnumerable<(string Key, decimal Sales)>> RowsAsync(IKpiQueries queries, Dimension dimension)
    {
        var answer = await queries.BreakdownAsync([SalesKpis.Total], DashboardFilter.Everything, dimension, new BreakdownOrder(null), Cancellation);
        return answer.Rows.Select(row => (row.Key, row.Values[SalesKpis.Total.Id].Value!.Value));
    }

    private static DateOnly StartOf(DateOnly day, Granularity grain) => grain switch
    {
        Granularity.Week => day.AddDays(1 - IsoWeekday(day)),
        Granularity.Month => new DateOnly(day.Year, day.Month, 1),
        Granularity.Quarter => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        Granularity.Year => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    private static int IsoWeekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private static DashboardFilter Between(DateOnly from, DateOnly to) => new() { From = from, To = to };

    private static DateOnly DayOf(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string KeyOf(int number) => number.ToString(CultureInfo.InvariantCulture);
}
