using System.Globalization;
using EcommerceDashboard.Features.Time;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using static EcommerceDashboard.TestKit.TestOrders;

namespace EcommerceDashboard.Integration;

/// <summary>The figures of time over orders whose answers are worked out by hand in the comments. It is 15 June 2030 in UTC.</summary>
public sealed class TimeFiguresTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private IKpiQueries Queries => TestQueries.Over(_database.Database, Calendars.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Peaks_ByWeekday_DivideByTheOccurrencesInTheCalendar()
    {
        await LoadAsync(("2017-03-01", 70m), ("2017-03-06", 10m), ("2017-03-13", 20m), ("2017-03-19", 6m));

        var weekdays = await RowsAsync(TimeKpis.Peaks, DashboardFilter.Everything, Dimension.Weekday);
        var totals = await Queries.TotalsAsync([TimeKpis.Peaks, TimeKpis.OrdersPerDay], DashboardFilter.Everything, Cancellation);

        // 1 to 19 March 2017 is 19 days. Mondays are the 6th and 13th; Wednesdays the 1st, 8th and 15th; Sundays the 5th, 12th and 19th.
        Assert.Equal([("1", 15m), ("3", 70m / 3m), ("7", 2m)], weekdays);
        Assert.Equal(106m / 19m, totals[TimeKpis.Peaks].Value);
        Assert.Equal(4m / 19m, totals[TimeKpis.OrdersPerDay].Value);
    }

    [Fact]
    public async Task Peaks_OfARangeBeyondTheData_CountTheDaysOfTheDataOnly()
    {
        await LoadAsync(("2017-03-01", 30m), ("2017-03-10", 10m));

        var totals = await Queries.TotalsAsync([TimeKpis.Peaks], Between("2017-03-05", "2017-12-31"), Cancellation);

        // 5 to 10 March; compared with the 302 days before, of which 1 to 4 March are days of the data.
        Assert.Equal(new KpiValue(10m / 6m, 30m / 4m), totals[TimeKpis.Peaks]);
    }

    [Fact]
    public async Task Peaks_OfARangeOutsideTheData_HaveNoValue()
    {
        await LoadAsync(("2017-03-01", 30m), ("2017-03-10", 10m));

        Assert.Null((await Queries.TotalsAsync([TimeKpis.Peaks], Between("2019-01-01", "2019-12-31"), Cancellation))[TimeKpis.Peaks].Value);
    }

    [Fact]
    public async Task Seasonality_ByWeekday_IsTheRatioToTheMeanDay()
    {
        await LoadAsync(("2017-03-06", 30m), ("2017-03-08", 10m), ("2017-03-19", 2m));

        var rows = await RowsAsync(TimeKpis.Seasonality, Between("2017-03-06", "2017-03-19"), Dimension.Weekday);

        // 42 in 14 days: the mean day is 3. Each weekday comes twice: Mondays 15, Wednesdays 5, Sundays 1, the others nothing.
        Assert.Equal([("1", 5m), ("2", 0m), ("3", 5m / 3m), ("4", 0m), ("5", 0m), ("6", 0m), ("7", 1m / 3m)], rows);
    }

    [Fact]
    public async Task Seasonality_OfTwoFullYears_IsTheIndexOfEachMonth()
    {
        await LoadAsync([.. Months(2015, 24).Select(month => (month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), month.Month == 12 ? 200m : 100m))]);

        var answer = await Queries.BreakdownAsync([TimeKpis.Seasonality], Between("2015-01-01", "2016-12-31"), Dimension.MonthOfYear, new BreakdownOrder(TimeKpis.Seasonality, Take: 2), Cancellation);

        // See SeasonalityTests: 12/13 and, for December, 24/13.
        Assert.Equal((KpiUnit.Ratio, 12), (answer.RowUnit, answer.TotalRows));
        Assert.Equal([("12", Math.Round(24m / 13m, 12)), ("1", Math.Round(12m / 13m, 12))], answer.Rows.Select(row => (row.Key, Math.Round(row.Values[TimeKpis.Seasonality.Id].Value!.Value, 12))));
    }

    [Fact]
    public async Task Seasonality_OfLessThanTwoFullYears_IsTheShareOfEachMonth()
    {
        await LoadAsync([.. Months(2015, 24).Select(month => (month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 100m))]);

        // The second December is cut: 23 full months. January is 200 of 2,400.
        var answer = await Queries.BreakdownAsync([TimeKpis.Seasonality], Between("2015-01-01", "2016-12-30"), Dimension.MonthOfYear, new BreakdownOrder(null, Descending: false), Cancellation);

        Assert.Equal((KpiUnit.Percent, "1", 200m / 2400m), (answer.RowUnit, answer.Rows[0].Key, answer.Rows[0].Values[TimeKpis.Seasonality.Id].Value));
    }

    [Fact]
    public async Task Seasonality_OfAFilterWithoutOrders_HasNoValues()
    {
        await LoadAsync(("2017-03-06", 30m), ("2017-03-19", 2m));

        var rows = await RowsAsync(TimeKpis.Seasonality, DashboardFilter.Everything with { Regions = DashboardFilter.NoValues.Add("Nowhere") }, Dimension.MonthOfYear);

        Assert.Equal([("3", null)], rows);
    }

    [Fact]
    public async Task Seasonality_WithoutData_HasNoRows() =>
        Assert.Empty(await RowsAsync(TimeKpis.Seasonality, DashboardFilter.Everything, Dimension.Weekday));

    [Fact]
    public async Task Seasonality_BesideAnotherFigure_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() =>
        Queries.BreakdownAsync([TimeKpis.Seasonality, SalesKpis.Total], DashboardFilter.Everything, Dimension.Weekday, new BreakdownOrder(null), Cancellation));

    private static IEnumerable<DateOnly> Months(int year, int count) => Enumerable.Range(0, count).Select(month => new DateOnly(year, 1, 1).AddMonths(month));

    private static DashboardFilter Between(string from, string to) =>
        new() { From = DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture), To = DateOnly.ParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture) };

    private Task LoadAsync(params (string Day, decimal Sales)[] orders) => TestQueries.LoadAsync(
        _database.Database,
        [.. orders.Select((order, number) => Order($"O{number}", order.Day + "T10:00:00Z", "C1", "Consumer", "West", Line("P1", "Technology", 1, order.Sales, 1m)))],
        Cancellation);

    private async Task<IEnumerable<(string Key, decimal? Value)>> RowsAsync(Kpi kpi, DashboardFilter filter, Dimension dimension)
    {
        var answer = await Queries.BreakdownAsync([kpi], filter, dimension, new BreakdownOrder(null, Descending: false), Cancellation);
        return answer.Rows.Select(row => (row.Key, row.Values[kpi.Id].Value));
    }
}
