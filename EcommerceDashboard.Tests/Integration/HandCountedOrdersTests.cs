using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using MongoDB.Driver;
using static EcommerceDashboard.TestKit.TestOrders;

namespace EcommerceDashboard.Integration;

/// <summary>A dozen orders whose figures are worked out by hand in the comments. The shop is in New York; March 2017 is compared with February.</summary>
public sealed class HandCountedOrdersTests(HandCountedOrdersTests.Shop shop) : IClassFixture<HandCountedOrdersTests.Shop>
{
    /// <summary>The orders, loaded once.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private readonly TestDatabase _database = new();

        public static BusinessCalendar Calendar { get; } = Calendars.In("America/New_York", new DateOnly(2018, 1, 1));

        public IMongoDatabase Database => _database.Database;

        public IKpiQueries Queries => TestQueries.Over(Database, Calendar);

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            await TestQueries.LoadAsync(Database, Orders, CancellationToken.None);
            await new DashboardCollections(Database).Products.InsertManyAsync(
                [new ProductDocument { Id = "P1", Name = "Phone <b>&amp;</b>" }, new ProductDocument { Id = "P2", Name = "Desk" }, new ProductDocument { Id = "P3" }]);
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }

    private static readonly OrderDocument[] Orders =
    [
        // The first and the last instant of March in New York (UTC-5, from 12 March UTC-4), and the ones beyond.
        Order("A1", "2017-03-01T05:00:00Z", "C1", "Consumer", "West", Line("P1", "Technology", 2, 100.10m, 20.02m), Line("P2", "Furniture", 1, 50.00m, -5m)),
        Order("A2", "2017-04-01T03:59:59.999Z", "C2", "Corporate", "East", Line("P3", "Office", 10, 10.0001m, 1m)),
        Order("A3", "2017-04-01T04:00:00Z", "C2", "Corporate", "East", Line("P3", "Office", 1, 7m, 1m)),
        Order("A4", "2017-03-01T04:59:59.999Z", "C1", "Consumer", "West", Line("P1", "Technology", 1, 80m, 16m)),
        Order("A5", "2017-03-10T15:00:00Z", "C3", "Consumer", "West", Line("P1", "Technology", 9, 999m, 99m)) with { Status = OrderStatus.Cancelled },
        Order("A6", "2017-03-15T12:00:00Z", "C1", "Consumer", "West", Line("P2", "Furniture", -1, -50.00m, 5m)) with { Status = OrderStatus.Refund },
        // Both on 12 March, the short day: 1:30 winter time and 23:30 summer time.
        Order("A7", "2017-03-12T06:30:00Z", null, null, "South", Line("P1", "Technology", 1, 50.05m, null)),
        Order("A8", "2017-03-13T03:30:00Z", "C4", "Home Office", null, Line("P2", "Furniture", 3, 150m, -15m), Line("P4", "Office", 2, 4.4m, null)),
        // February: its first instant, and the one before.
        Order("A9", "2017-02-01T05:00:00Z", "C2", "Corporate", "East", Line("P3", "Office", 5, 5m, 0.5m), Line("P1", "Technology", 1, 50m, 10m)),
        Order("A10", "2017-02-01T04:59:59.999Z", "C2", "Corporate", "East", Line("P3", "Office", 1, 11m, 1m)),
        Order("A11", "2017-02-14T12:00:00Z", "C2", "Corporate", "East", Line("P3", "Office", -5, -5m, -0.5m)) with { Status = OrderStatus.Refund },
        Order("A12", "2017-02-20T12:00:00Z", "C5", "Consumer", "South", Line("P2", "Furniture", 1, 500m, 50m)) with { Status = OrderStatus.Cancelled },
    ];

    private static readonly DashboardFilter March = new() { From = new DateOnly(2017, 3, 1), To = new DateOnly(2017, 3, 31) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Totals_OfMarch_AreAsCountedByHand()
    {
        var totals = await shop.Queries.TotalsAsync(TestKpis.All, March, Cancellation);

        Assert.Equal(new EffectivePeriods(Range("2017-03-01", "2017-03-31"), Range("2017-02-01", "2017-02-28"), false), totals.Periods);
        // A1 150.10 + A2 10.0001 + A6 -50 + A7 50.05 + A8 154.40; February: A4 80 + A9 55 + A11 -5
        Assert.Equal(new KpiValue(314.5501m, 130m), totals[SalesKpis.Total]);
        // A1 15.02 + A2 1 + A6 5 + A8 -15; A7 and one line of A8 have no cost. February: 16 + 10.5 - 0.5
        Assert.Equal(new KpiValue(6.02m, 26m), totals[SalesKpis.Profit]);
        // over 150.10 + 10.0001 - 50 + 150; February all 130
        Assert.Equal(new KpiValue(6.02m / 260.1001m, 0.2m), totals[SalesKpis.Margin]);
        Assert.Equal(new KpiValue(260.1001m / 314.5501m, 1m), totals[SalesKpis.CostCoverage]);
        // A1, A2, A7, A8; February: A4, A9
        Assert.Equal(new KpiValue(4m, 2m), totals[SalesKpis.Orders]);
        Assert.Equal(new KpiValue(78.637525m, 65m), totals[SalesKpis.AverageOrderValue]);
        // 3 + 10 - 1 + 1 + 5; February: 1 + 6 - 5
        Assert.Equal(new KpiValue(18m, 2m), totals[SalesKpis.Units]);
        // C1, C2, C4; February: C1, C2
        Assert.Equal(new KpiValue(3m, 2m), totals[TestKpis.Customers]);
    }

    [Fact]
    public async Task Totals_OfACategory_CountItsLinesOnly()
    {
        var totals = await shop.Queries.TotalsAsync(TestKpis.All, March with { Categories = DashboardFilter.NoValues.Add("Furniture") }, Cancellation);

        // A1 50 + A6 -50 + A8 150; none in February
        Assert.Equal(new KpiValue(150m, 0m), totals[SalesKpis.Total]);
        Assert.Equal(new KpiValue(-15m, 0m), totals[SalesKpis.Profit]);
        Assert.Equal(new KpiValue(-0.1m, null), totals[SalesKpis.Margin]);
        Assert.Equal(new KpiValue(2m, 0m), totals[SalesKpis.Orders]);
        Assert.Equal(new KpiValue(75m, null), totals[SalesKpis.AverageOrderValue]);
        Assert.Equal(new KpiValue(3m, 0m), totals[SalesKpis.Units]);
    }

    [Fact]
    public async Task Totals_OfAllTime_HaveTheDaysOfTheDataAndNoComparison()
    {
        var totals = await shop.Queries.TotalsAsync([SalesKpis.Total, SalesKpis.Orders], DashboardFilter.Everything, Cancellation);

        // A10 is on 31 January in New York, A3 on 1 April.
        Assert.Equal(new EffectivePeriods(Range("2017-01-31", "2017-04-01"), null, false), totals.Periods);
        // March 314.5501 + February 130 + A3 7 + A10 11
        Assert.Equal(new KpiValue(462.5501m, null), totals[SalesKpis.Total]);
        Assert.Equal(new KpiValue(8m, null), totals[SalesKpis.Orders]);
    }

    [Fact]
    public async Task Totals_WhereNoCostIsKnown_HaveNoProfit()
    {
        var totals = await shop.Queries.TotalsAsync([SalesKpis.Profit, SalesKpis.Total], March with { Regions = DashboardFilter.NoValues.Add("South") }, Cancellation);
        Assert.Equal(new KpiValue(50.05m, 0m), totals[SalesKpis.Total]);
        Assert.Null(totals[SalesKpis.Profit].Value);
    }

    [Fact]
    public async Task Totals_OfARangeWithoutOrders_AreZeroAndRatiosHaveNoValue()
    {
        var filter = new DashboardFilter { From = new DateOnly(2015, 1, 1), To = new DateOnly(2015, 1, 31) };
        var totals = await shop.Queries.TotalsAsync(TestKpis.All, filter, Cancellation);
        Assert.All(TestKpis.All, kpi => Assert.Equal(kpi is { Denominator: null, Numerator.By: Accumulation.Sum } ? 0m : null, totals[kpi].Value));
    }

    [Fact]
    public async Task Breakdown_ByRegion_IsSortedAndKeepsOrdersWithoutOne()
    {
        var breakdown = await shop.Queries.BreakdownAsync([SalesKpis.Total, SalesKpis.Orders], March, Dimension.Region, new BreakdownOrder(SalesKpis.Total), Cancellation);

        Assert.Equal(4, breakdown.TotalRows);
        Assert.Equal(
            [("", "Not known", 154.4m, 0m, 1m), ("West", "West", 100.10m, 80m, 1m), ("South", "South", 50.05m, 0m, 1m), ("East", "East", 10.0001m, 50m, 1m)],
            breakdown.Rows.Select(row => (row.Key, row.Label, row.Values["sales.total"].Value, row.Values["sales.total"].Previous, row.Values["sales.orders"].Value)));
    }

    [Fact]
    public async Task Breakdown_ByRegion_LeadsToAFilterOfTheSameFigure()
    {
        var kpis = TestKpis.All.Where(kpi => kpi.HasGroupsBy(Grain.Order)).ToArray();
        var breakdown = await shop.Queries.BreakdownAsync(kpis, March, Dimension.Region, new BreakdownOrder(null), Cancellation);
        foreach (var row in breakdown.Rows)
        {
            var totals = await shop.Queries.TotalsAsync(kpis, March with { Regions = DashboardFilter.NoValues.Add(row.Key) }, Cancellation);
            Assert.Equal(totals.Values.OrderBy(value => value.Key), row.Values.OrderBy(value => value.Key));
        }
    }

    [Fact]
    public async Task Breakdown_ByCategory_CountsAnOrderInEachOfItsCategories()
    {
        var breakdown = await shop.Queries.BreakdownAsync([SalesKpis.Total, SalesKpis.Orders, SalesKpis.Units], March, Dimension.Category, new BreakdownOrder(SalesKpis.Total), Cancellation);

        Assert.Equal(
            // Technology: A1 100.10 + A7 50.05; Office: A2 10.0001 + A8 4.4. The refund A6 is in Furniture's sales and units, not in its orders.
            [("Technology", 150.15m, 2m, 3m), ("Furniture", 150m, 2m, 3m), ("Office", 14.4001m, 2m, 12m)],
            breakdown.Rows.Select(row => (row.Key, row.Values["sales.total"].Value!.Value, row.Values["sales.orders"].Value!.Value, row.Values["sales.units"].Value!.Value)));
        Assert.Equal([new KpiValue(2m, 2m), new KpiValue(2m, 0m), new KpiValue(2m, 1m)], breakdown.Rows.Select(row => row.Values["sales.orders"]));
    }

    [Fact]
    public async Task Breakdown_ByProduct_ShowsNamesAndPages()
    {
        var order = new BreakdownOrder(SalesKpis.Total, Skip: 1, Take: 2);
        var breakdown = await shop.Queries.BreakdownAsync([SalesKpis.Total], March, Dimension.Product, order, Cancellation);

        Assert.Equal(4, breakdown.TotalRows);
        Assert.Equal([("P2", "Desk", 150m), ("P3", "P3", 10.0001m)], breakdown.Rows.Select(row => (row.Key, row.Label, row.Values["sales.total"].Value!.Value)));

        var beyond = await shop.Queries.BreakdownAsync([SalesKpis.Total], March, Dimension.Product, order with { Skip = 9 }, Cancellation);
        Assert.Equal((0, 4), (beyond.Rows.Count, beyond.TotalRows));
    }

    [Fact]
    public async Task Breakdown_SortedByARatio_PutsGroupsWithoutAValueLastInEitherDirection()
    {
        foreach (var descending in new[] { true, false })
        {
            var breakdown = await shop.Queries.BreakdownAsync([SalesKpis.Total], March, Dimension.Region, new BreakdownOrder(SalesKpis.Margin, descending), Cancellation);
            // West 20.02 / 100.10, East 1 / 10.0001, none -15 / 150; South has no costs.
            Assert.Equal(descending ? ["West", "East", "", "South"] : ["", "East", "West", "South"], breakdown.Rows.Select(row => row.Key));
        }
    }

    [Fact]
    public async Task Series_ByDay_IsZeroFilledOverTheClockChange()
    {
        var series = await shop.Queries.SeriesAsync([SalesKpis.Total, SalesKpis.Orders, SalesKpis.AverageOrderValue], March, null, Cancellation);

        Assert.Equal(Granularity.Day, series.Grain);
        Assert.Equal(31, series.Buckets.Count);
        var sold = new Dictionary<int, decimal> { [1] = 150.10m, [12] = 204.45m, [15] = -50m, [31] = 10.0001m };
        Assert.All(series.Buckets, bucket => Assert.Equal(sold.GetValueOrDefault(bucket.Start.Day), bucket.Values["sales.total"].Value));
        Assert.Equal(2m, series.Buckets[11].Values["sales.orders"].Value);
        Assert.Null(series.Buckets[1].Values["sales.average-order-value"].Value);
        Assert.False(series.Buckets[0].IsIncomplete);

        // 1 February stands beside 1 March; February has 28 days.
        Assert.Equal(new DateOnly(2017, 2, 1), series.Buckets[0].Compared?.From);
        Assert.Equal(55m, series.Buckets[0].Values["sales.total"].Previous);
        Assert.Equal(80m, series.Buckets[27].Values["sales.total"].Previous);
        Assert.Null(series.Buckets[28].Compared);
        Assert.Null(series.Buckets[28].Values["sales.total"].Previous);
    }

    [Fact]
    public async Task Series_OfARunningYear_HasNoValuesForWhatHasNotBegun()
    {
        var queries = TestQueries.Over(shop.Database, Calendars.In("America/New_York", new DateOnly(2017, 3, 15)));
        var year = new DashboardFilter { From = new DateOnly(2017, 1, 1), To = new DateOnly(2017, 12, 31) };
        var series = await queries.SeriesAsync([SalesKpis.Orders], year, Granularity.Quarter, Cancellation);

        Assert.True(series.Periods.IsRunning);
        Assert.Equal(Range("2016-01-01", "2016-03-14"), series.Periods.Comparison);
        Assert.Equal([true, true, true, true], series.Buckets.Select(bucket => bucket.IsIncomplete));
        Assert.Equal([7m, 1m, null, null], series.Buckets.Select(bucket => bucket.Values["sales.orders"].Value));
        Assert.Equal([0m, null, null, null], series.Buckets.Select(bucket => bucket.Values["sales.orders"].Previous));
    }

    [Fact]
    public async Task FilterOptions_UnderAFilter_CountOrdersUnderTheOthers()
    {
        var filter = March with { Regions = DashboardFilter.NoValues.Add("West"), Categories = DashboardFilter.NoValues.Add("Furniture") };
        var options = await shop.Queries.FilterOptionsAsync(filter, Cancellation);

        // Regions of orders with furniture: A1 in West, A8 without one.
        Assert.Equal([new FilterOption("", 1), new("East", 0), new("South", 0), new("West", 1)], options[FilterField.Region]);
        Assert.Equal([new FilterOption("Consumer", 1), new("Corporate", 0), new("Home Office", 0)], options[FilterField.Segment]);
        // Categories of orders in West: A1.
        Assert.Equal([new FilterOption("Furniture", 1), new("Office", 0), new("Technology", 1)], options[FilterField.Category]);
    }

    [Fact]
    public async Task Totals_OfARestrictedUser_AreOfWhatMayBeSeen()
    {
        var queries = TestQueries.Over(shop.Database, Shop.Calendar, new DataScope { Regions = DashboardFilter.NoValues.Add("East") });
        Assert.Equal(10.0001m, (await queries.TotalsAsync([SalesKpis.Total], March, Cancellation))[SalesKpis.Total].Value);
        Assert.Equal(["East"], (await queries.FilterOptionsAsync(DashboardFilter.Everything, Cancellation))[FilterField.Region].Select(option => option.Value));
    }

    [Fact]
    public async Task Freshness_IsThatOfTheLoad() =>
        Assert.Equal(
            new DataFreshness(new DateOnly(2017, 1, 31), new DateOnly(2017, 4, 1), 1, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), false),
            await shop.Queries.FreshnessAsync(Cancellation));

    private static DateRange Range(string from, string to) =>
        new(DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"));

    [Fact]
    public async Task Totals_OfTwoFieldsOfLines_CountLinesThatHaveBoth()
    {
        var ofFurniture = March.With(FilterField.Product, ["P2"]).With(FilterField.Category, ["Furniture"]);
        var totals = await shop.Queries.TotalsAsync([SalesKpis.Total, SalesKpis.Orders], ofFurniture, Cancellation);
        // A1 50, A6 -50 (a refund), A8 150.
        Assert.Equal(new KpiValue(150m, 0m), totals[SalesKpis.Total]);
        Assert.Equal(2m, totals[SalesKpis.Orders].Value);

        // A1 has a line of Technology and a line of P2, but no line of both.
        var ofNothing = await shop.Queries.TotalsAsync([SalesKpis.Total, SalesKpis.Orders], March.With(FilterField.Product, ["P2"]).With(FilterField.Category, ["Technology"]), Cancellation);
        Assert.Equal(0m, ofNothing[SalesKpis.Orders].Value);
    }

    [Theory]
    [InlineData("desk", "P2")]
    [InlineData("<B>", "P1")]
    [InlineData("p3", "P3")]
    [InlineData(".", "")]
    public async Task Breakdown_Searched_FindsNamesAndIdsAsPlainText(string search, string expected)
    {
        var order = new BreakdownOrder(SalesKpis.Total, Take: 10) { Search = search };
        var breakdown = await shop.Queries.BreakdownAsync([SalesKpis.Total], March, Dimension.Product, order, Cancellation);
        Assert.Equal(expected.Length == 0 ? [] : [expected], breakdown.Rows.Select(row => row.Key));
        Assert.Equal(breakdown.Rows.Count, breakdown.TotalRows);
    }

    [Fact]
    public async Task Breakdown_BySearchedRegion_FindsKeys()
    {
        var breakdown = await shop.Queries.BreakdownAsync([SalesKpis.Total], March, Dimension.Region, new BreakdownOrder(null, Descending: false) { Search = "ST" }, Cancellation);
        Assert.Equal(["East", "West"], breakdown.Rows.Select(row => row.Key));
    }

    [Fact]
    public async Task Breakdown_SortedByLabel_GoesByNamesWhereThereAreSome()
    {
        var breakdown = await shop.Queries.BreakdownAsync([SalesKpis.Total], March, Dimension.Product, new BreakdownOrder(null, Descending: false), Cancellation);
        Assert.Equal(["Desk", "P3", "P4", "Phone <b>&amp;</b>"], breakdown.Rows.Select(row => row.Label));
    }

    [Fact]
    public async Task Trends_OfAFewProducts_AreTheirSeries()
    {
        var trends = await shop.Queries.TrendsAsync(SalesKpis.Total, March, Dimension.Product, ["P1", "P9"], Cancellation);

        var alone = await shop.Queries.SeriesAsync([SalesKpis.Total], March.With(FilterField.Product, ["P1"]), trends.Grain, Cancellation);
        Assert.Equal(alone.Buckets.Select(bucket => bucket.Values[SalesKpis.Total.Id].Value), trends.Values["P1"]);
        Assert.Equal((31, 150.15m), (trends.Values["P1"].Count, trends.Values["P1"].Sum()));
        Assert.Equal((31, 0m), (trends.Values["P9"].Count, trends.Values["P9"].Sum()));
    }
}
