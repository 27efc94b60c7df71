using System.Globalization;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Features.Time;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using static EcommerceDashboard.TestKit.TestOrders;

namespace EcommerceDashboard.Integration;

/// <summary>Which bucket of a comparison stands beside which, and what becomes of the others. An order a day, which sells 10,000 × month + 100 × day + year − 2000.</summary>
public sealed class SeriesComparisonTests(SeriesComparisonTests.Shop shop) : IClassFixture<SeriesComparisonTests.Shop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2017-03-01", "2016-03-01")]
    [InlineData("2017-02-28", "2016-02-28")]
    [InlineData("2017-12-31", "2016-12-31")]
    public async Task DaysOfAYear_StandBesideTheirDatesAYearEarlier_AsEachDoesAlone(string day, string before)
    {
        var series = await shop.Queries.SeriesAsync([SalesKpis.Total], Filter("2017-01-01", "2017-12-31", ComparisonMode.Year), Granularity.Day, Cancellation);
        var alone = await shop.Queries.TotalsAsync([SalesKpis.Total], Filter(day, day, ComparisonMode.Year), Cancellation);

        var bucket = series.Buckets.Single(bucket => bucket.Start == Day(day));
        Assert.Equal(new DateRange(Day(before), Day(before)), bucket.Compared);
        Assert.Equal(new KpiValue(SoldOn(Day(day)), SoldOn(Day(before))), bucket.Values[SalesKpis.Total.Id]);
        Assert.Equal(alone[SalesKpis.Total], bucket.Values[SalesKpis.Total.Id]);
    }

    [Theory]
    [InlineData("2017-01-01", "2017-12-31", ComparisonMode.Year, Granularity.Day, "2016-02-29")]
    [InlineData("2016-01-01", "2016-12-31", ComparisonMode.Year, Granularity.Day, "")]
    [InlineData("2017-02-01", "2017-02-28", ComparisonMode.Previous, Granularity.Day, "2017-01-29 2017-01-30 2017-01-31")]
    [InlineData("2017-02-01", "2017-02-28", ComparisonMode.Previous, Granularity.Week, "2017-01-30..2017-01-31")]
    [InlineData("2017-06-01", "2017-06-30", ComparisonMode.Year, Granularity.Week, "")]
    [InlineData("2017-01-01", "2017-12-31", ComparisonMode.Year, Granularity.Month, "")]
    public async Task WhatIsBesideNothing_IsToldApart_SoThatAllAddsUpToTheTotal(string from, string to, ComparisonMode mode, Granularity grain, string unmatched)
    {
        var filter = Filter(from, to, mode);
        var series = await shop.Queries.SeriesAsync([SalesKpis.Total], filter, grain, Cancellation);
        var total = (await shop.Queries.TotalsAsync([SalesKpis.Total], filter, Cancellation))[SalesKpis.Total];

        Assert.Equal(unmatched, string.Join(' ', series.Unmatched.Select(bucket => bucket.Days is { Days: 1 } day ? $"{day.From:yyyy-MM-dd}" : $"{bucket.Days.From:yyyy-MM-dd}..{bucket.Days.To:yyyy-MM-dd}")));
        Assert.Equal(total.Previous, series.Buckets.Sum(bucket => bucket.Values[SalesKpis.Total.Id].Previous) + series.Unmatched.Sum(bucket => bucket.Values[SalesKpis.Total.Id].Previous));
        Assert.Equal(total.Value, series.Buckets.Sum(bucket => bucket.Values[SalesKpis.Total.Id].Value));
    }

    [Fact]
    public async Task The29thOfFebruary_HasNothingBesideIt()
    {
        var series = await shop.Queries.SeriesAsync([SalesKpis.Total], Filter("2016-02-01", "2016-02-29", ComparisonMode.Year), Granularity.Day, Cancellation);

        Assert.Equal((Day("2016-02-29"), null), (series.Buckets[^1].Start, series.Buckets[^1].Compared));
        Assert.Equal(Day("2015-02-28"), series.Buckets[^2].Compared?.From);
    }

    [Fact]
    public async Task Weeks_StandBesideTheSameWeekOfTheYear_AndSayWhichAreCut()
    {
        var series = await shop.Queries.SeriesAsync([SalesKpis.Total], Filter("2017-01-01", "2017-12-31", ComparisonMode.Year), Granularity.Week, Cancellation);

        // 1 January 2017 is a Sunday, 1 January 2016 a Friday.
        Assert.Equal(new DateRange(Day("2016-01-01"), Day("2016-01-03")), series.Buckets[0].Compared);
        Assert.False(series.Buckets[0].IsAsLong);
        Assert.Equal((Day("2017-06-05"), new DateRange(Day("2016-06-06"), Day("2016-06-12"))), (series.Buckets[23].Start, series.Buckets[23].Compared!.Value));
        Assert.All(series.Buckets.Skip(1).SkipLast(1), bucket => Assert.True(bucket.IsAsLong));
    }

    [Fact]
    public async Task Months_AreAsLongAsEachOther_ThoughTheirDaysDiffer()
    {
        var series = await shop.Queries.SeriesAsync([SalesKpis.Total], Filter("2017-02-01", "2017-02-28", ComparisonMode.Previous), Granularity.Month, Cancellation);
        var cut = await shop.Queries.SeriesAsync([SalesKpis.Total], Filter("2017-02-11", "2017-03-31", ComparisonMode.Previous), Granularity.Month, Cancellation);

        Assert.Equal([true], series.Buckets.Select(bucket => bucket.IsAsLong));
        // 11 to 28 February beside 24 to 31 December, March beside January.
        Assert.Equal([false, true], cut.Buckets.Select(bucket => bucket.IsAsLong));
    }

    [Fact]
    public async Task ALongerComparison_IsWholeInTheRunningTotal()
    {
        var daily = await DailyFigures.AskAsync(shop.Queries, SalesKpis.Total, Filter("2017-02-01", "2017-02-28", ComparisonMode.Previous), Cancellation);

        Assert.Equal(28, daily.Values.Count);
        Assert.Equal(Enumerable.Range(1, 31).Select(day => (decimal?)SoldOn(new DateOnly(2017, 1, day))), daily.Previous);
    }

    [Fact]
    public async Task WhatIsBesideNothing_IsInTheTableTheFileAndTheSentenceUnderTheChart()
    {
        using var context = new DashboardTestContext();
        var texts = context.Services.GetRequiredService<IStringLocalizer<ChartText>>();
        var series = await shop.Queries.SeriesAsync([SalesKpis.Total], Filter("2017-01-01", "2017-12-31", ComparisonMode.Year), Granularity.Day, Cancellation);

        var spec = context.Services.GetRequiredService<KpiCharts>().OverTime(series, [SalesKpis.Total]);

        Assert.Equal([new ChartRemainder("29 Feb 2016", SoldOn(Day("2016-02-29")))], spec.Unmatched);
        Assert.Contains("29 Feb 2016", ChartOmissions.Note(spec, texts), StringComparison.Ordinal);
        var last = ChartCsv.Write(spec, texts).TrimEnd().Split("\r\n")[^1];
        Assert.StartsWith(",,", last, StringComparison.Ordinal);
        Assert.EndsWith(",22916", last, StringComparison.Ordinal);
    }

    private static DashboardFilter Filter(string from, string to, ComparisonMode mode) => new() { From = Day(from), To = Day(to), Compare = mode };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal SoldOn(DateOnly day) => (10_000 * day.Month) + (100 * day.Day) + day.Year - 2000;

    /// <summary>An order a day from December 2014 to the end of 2017.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private readonly TestDatabase _database = new();

        public IKpiQueries Queries => TestQueries.Over(_database.Database, Calendars.Utc);

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            var days = Enumerable.Range(0, 1127).Select(number => new DateOnly(2014, 12, 1).AddDays(number));
            await TestQueries.LoadAsync(
                _database.Database,
                [.. days.Select(day => Order($"A{day.DayNumber}", $"{day:yyyy-MM-dd}T12:00:00Z", "C1", "Consumer", "West", Line("P1", "Technology", 1, SoldOn(day), 1m)))],
                CancellationToken.None);
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }
}
