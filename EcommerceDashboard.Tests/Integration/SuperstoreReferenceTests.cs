using System.Globalization;
using System.Text.Json;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Customers;
using EcommerceDashboard.Features.Geography;
using EcommerceDashboard.Features.Import;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Products;
using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Features.Time;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Integration;

/// <summary>The sales figures of the Superstore data set, imported as a user would, against reference figures that were computed apart from this project.</summary>
public sealed class SuperstoreReferenceTests(SuperstoreReferenceTests.Superstore superstore) : IClassFixture<SuperstoreReferenceTests.Superstore>
{
    /// <summary>The data set, imported by the first test that needs it; a fixture cannot skip.</summary>
    public sealed class Superstore : IAsyncLifetime
    {
        private readonly TestDatabase _database = new();
        private readonly SemaphoreSlim _once = new(1);
        private IKpiQueries? _queries;

        public async Task<IKpiQueries> QueriesAsync(CancellationToken cancellationToken)
        {
            var file = SharedData.Require("superstore/superstore.csv");
            await _once.WaitAsync(cancellationToken);
            try
            {
                return _queries ??= await ImportAsync(file, cancellationToken);
            }
            finally
            {
                _once.Release();
            }
        }

        private async Task<IKpiQueries> ImportAsync(string file, CancellationToken cancellationToken)
        {
            await _database.InitializeAsync();
            var collections = new DashboardCollections(_database.Database);
            var load = new DataLoad(collections, TimeProvider.System, []);
            var import = new ImportService(collections, load, Calendars.Utc, new KpiFormatter("USD"), TimeProvider.System);
            await import.ImportAsync(ImportFile.OnDisk(file), null, false, null, cancellationToken);
            return TestQueries.Over(_database.Database, Calendars.Utc);
        }

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public ValueTask DisposeAsync()
        {
            _once.Dispose();
            return _database.DisposeAsync();
        }
    }

    private static readonly Dictionary<string, string> Filters = new(StringComparer.Ordinal)
    {
        ["all_time"] = "",
        ["year_2017"] = "from=2017-01-01&to=2017-12-31",
        ["west_all_time"] = "region=West",
        ["west_and_south_2016_q4"] = "from=2016-10-01&to=2016-12-31&region=West&region=South",
        ["technology_consumer_2015"] = "from=2015-01-01&to=2015-12-31&category=Technology&segment=Consumer",
    };

    public static TheoryData<string> Names => [.. Filters.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DashboardFilter FilterOf(string name) => FilterQueryString.Parse(
        Filters[name].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Filter;

    private static JsonElement Reference(string name) => JsonDocument.Parse(File.ReadAllText(SharedData.Require("superstore/reference.json"))).RootElement.GetProperty(name);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Totals_AreTheReferences(string name)
    {
        var queries = await superstore.QueriesAsync(Cancellation);
        var reference = Reference(name);
        var totals = await queries.TotalsAsync(SalesFeature.Area.Kpis, FilterOf(name), Cancellation);

        Assert.Equal(Exact(reference, "total_sales"), totals[SalesKpis.Total].Value);
        Assert.Equal(Exact(reference, "total_profit"), totals[SalesKpis.Profit].Value);
        Assert.Equal(Exact(reference, "orders"), totals[SalesKpis.Orders].Value);
        Assert.Equal(Exact(reference, "units"), totals[SalesKpis.Units].Value);
        Assert.Equal(Exact(reference, "margin"), totals[SalesKpis.Margin].Value!.Value, 12);
        Assert.Equal(Exact(reference, "average_order_value"), totals[SalesKpis.AverageOrderValue].Value!.Value, 10);
        Assert.Equal(1m, totals[SalesKpis.CostCoverage].Value);
        var hasPrevious = reference.TryGetProperty("previous_period", out var period);
        Assert.Equal(hasPrevious ? new DateRange(Day(period[0]), Day(period[1])) : null, totals.Periods.Comparison);
        Assert.Equal(hasPrevious ? Exact(reference, "previous_total_sales") : null, totals[SalesKpis.Total].Previous);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task CustomerTotals_AreTheReferences(string name)
    {
        var queries = await superstore.QueriesAsync(Cancellation);
        var reference = Reference(name);
        var totals = await queries.TotalsAsync(CustomerKpis.Area.Kpis, FilterOf(name), Cancellation);

        Assert.Equal(Exact(reference, "customers"), totals[CustomerKpis.Total].Value);
        Assert.Equal(0m, totals[CustomerKpis.OrdersWithoutCustomer].Value);
        Assert.Equal(Exact(reference, "orders_per_customer"), totals[CustomerKpis.OrdersPerCustomer].Value!.Value, 12);
        Assert.Equal(Exact(reference, "gaps"), totals[CustomerKpis.RepeatOrders].Value);
        Assert.Equal(Exact(reference, "mean_days_between_orders"), totals[CustomerKpis.DaysBetweenOrders].Value!.Value, 10);
        Assert.Equal(Exact(reference, "median_days_between_orders"), totals[CustomerKpis.MedianDaysBetweenOrders].Value);
        Assert.Equal(Exact(reference, "returning_customer_rate"), totals[CustomerKpis.ReturningRate].Value!.Value, 12);
        Assert.Equal(Exact(reference, "repeat_purchase_rate"), totals[CustomerKpis.RepeatRate].Value!.Value, 12);
        var hasPrevious = reference.TryGetProperty("retention_rate", out _);
        Assert.Equal<decimal?>(hasPrevious ? Math.Round(Exact(reference, "retention_rate"), 12) : null, totals[CustomerKpis.RetentionRate].Value is { } rate ? Math.Round(rate, 12) : null);
        Assert.Equal(hasPrevious ? Exact(reference, "previous_customers") : null, totals[CustomerKpis.Total].Previous);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ProductFigures_AreTheReferences(string name)
    {
        var queries = await superstore.QueriesAsync(Cancellation);
        var reference = Reference(name);
        var filter = FilterOf(name);

        var totals = await queries.TotalsAsync(ProductKpis.Area.Kpis, filter, Cancellation);
        Assert.Equal(Exact(reference, "total_sales"), totals[ProductKpis.Revenue].Value);
        Assert.Equal(Exact(reference, "units"), totals[ProductKpis.Quantity].Value);
        Assert.Equal(Exact(reference, "orders"), totals[ProductKpis.Orders].Value);
        Assert.Equal(Exact(reference, "units") / Exact(reference, "orders"), totals[ProductKpis.QuantityPerOrder].Value);
        Assert.Equal(Exact(reference, "products"), totals[ProductKpis.Sold].Value);

        await AssertRowsAsync(Dimension.Region, "by_region");
        await AssertRowsAsync(Dimension.Category, "by_category");
        await AssertRowsAsync(Dimension.Segment, "by_segment");
        await AssertRowsAsync(Dimension.Product, "top10_products");
        await AssertRowsAsync(Dimension.State, "most_profitable_states_top5");
        await AssertRowsAsync(Dimension.State, "least_profitable_states_bottom5");

        async Task AssertRowsAsync(Dimension dimension, string property)
        {
            Kpi[] kpis = [ProductKpis.Revenue, ProductKpis.Quantity, ProductKpis.Orders, ProductKpis.QuantityPerOrder];
            var rows = (await queries.BreakdownAsync(kpis, filter, dimension, new BreakdownOrder(null), Cancellation)).Rows.ToDictionary(row => row.Key, row => row.Values);
            foreach (var expected in reference.GetProperty(property).EnumerateObject())
            {
                decimal? Of(Kpi kpi) => rows[expected.Name][kpi.Id].Value;
                Assert.Equal(
                    (Exact(expected.Value, "sales"), Exact(expected.Value, "units"), Exact(expected.Value, "orders")),
                    (Of(ProductKpis.Revenue), Of(ProductKpis.Quantity), Of(ProductKpis.Orders)));
                Assert.Equal(Exact(expected.Value, "mean_quantity_per_order"), Of(ProductKpis.QuantityPerOrder)!.Value, 12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task DaysToShip_ByMode_AreTheReferences(string name)
    {
        var queries = await superstore.QueriesAsync(Cancellation);

        var modes = await queries.BreakdownAsync([GeoKpis.TimeToShipment], FilterOf(name), Dimension.ShipMode, new BreakdownOrder(null, Descending: false), Cancellation);

        Assert.Equal(
            Reference(name).GetProperty("mean_days_to_ship_by_mode_per_order").EnumerateObject().Select(mode => (mode.Name, Math.Round(Exact(mode.Value), 10))).Order(),
            modes.Rows.Select(row => (row.Key, Math.Round(row.Values[GeoKpis.TimeToShipment.Id].Value!.Value, 10))).Order());
    }

    [Fact]
    public async Task Distances_WithoutCoordinates_AreNotKnown()
    {
        var queries = await superstore.QueriesAsync(Cancellation);

        var totals = await queries.TotalsAsync(GeoKpis.Area.Kpis, DashboardFilter.Everything, Cancellation);

        Assert.Equal(0m, totals[GeoKpis.DistanceCoverage].Value);
        Assert.Equal(0m, totals[GeoKpis.PlaceCoverage].Value);
        Assert.All([GeoKpis.Distance, GeoKpis.MedianDistance, GeoKpis.NinetiethPercentileDistance, GeoKpis.DistanceEstimated, GeoKpis.TimeToDelivery], kpi => Assert.Null(totals[kpi].Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Breakdowns_AreTheReferences(string name)
    {
        var queries = await superstore.QueriesAsync(Cancellation);
        var reference = Reference(name);
        var filter = FilterOf(name);

        await AssertRowsAsync(Dimension.Region, "by_region", new BreakdownOrder(SalesKpis.Total));
        await AssertRowsAsync(Dimension.Category, "by_category", new BreakdownOrder(SalesKpis.Total));
        await AssertRowsAsync(Dimension.Segment, "by_segment", new BreakdownOrder(SalesKpis.Total));
        await AssertRowsAsync(Dimension.State, "most_profitable_states_top5", new BreakdownOrder(SalesKpis.Profit, Take: 5));
        var products = await AssertRowsAsync(Dimension.Product, "top10_products", new BreakdownOrder(SalesKpis.Total, Take: 10));
        Assert.Equal(reference.GetProperty("products").GetInt32(), products.TotalRows);
        Assert.All(products.Rows, row => Assert.NotEqual(row.Key, row.Label));
        await AssertRowsAsync(Dimension.State, "least_profitable_states_bottom5", new BreakdownOrder(SalesKpis.Profit, Descending: false, Take: 5), isReversed: true);

        async Task<KpiBreakdown> AssertRowsAsync(Dimension dimension, string property, BreakdownOrder order, bool isReversed = false)
        {
            var expected = reference.GetProperty(property).EnumerateObject().Select(row =>
                (row.Name, Exact(row.Value, "sales"), Exact(row.Value, "profit"), Exact(row.Value, "orders"), Exact(row.Value, "units")));
            var breakdown = await queries.BreakdownAsync(SalesFeature.Area.Kpis, filter, dimension, order, Cancellation);
            var rows = breakdown.Rows.Select(row => (row.Key, Of(row, SalesKpis.Total), Of(row, SalesKpis.Profit), Of(row, SalesKpis.Orders), Of(row, SalesKpis.Units)));
            Assert.Equal(expected, isReversed ? rows.Reverse() : rows);
            return breakdown;
        }

        static decimal Of(KpiRow row, Kpi kpi) => row.Values[kpi.Id].Value!.Value;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Series_AreTheReferences(string name)
    {
        var queries = await superstore.QueriesAsync(Cancellation);
        var reference = Reference(name);

        var months = await queries.SeriesAsync([SalesKpis.Total], FilterOf(name), Granularity.Month, Cancellation);
        Assert.Equal(
            reference.GetProperty("sales_by_month").EnumerateObject().Select(month => (month.Name, Exact(month.Value))),
            months.Buckets.Select(bucket => (bucket.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture), Of(bucket))).Where(month => month.Item2 != 0m));

        var days = await queries.SeriesAsync([SalesKpis.Total], FilterOf(name), Granularity.Day, Cancellation);
        Assert.Equal(
            reference.GetProperty("top5_days").EnumerateObject().Select(day => (day.Name, Exact(day.Value))),
            days.Buckets.OrderByDescending(Of).Take(5).Select(bucket => (FilterQueryString.FormatDay(bucket.Start), Of(bucket))));

        static decimal Of(KpiBucket bucket) => bucket.Values[SalesKpis.Total.Id].Value!.Value;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WeekdaysAndBestDays_AreTheReferences(string name)
    {
        var queries = await superstore.QueriesAsync(Cancellation);
        var reference = Reference(name);
        var filter = FilterOf(name);

        var weekdays = await queries.BreakdownAsync([TimeKpis.SalesOverTime, SalesKpis.Orders, TimeKpis.Peaks], filter, Dimension.Weekday, new BreakdownOrder(null, Descending: false), Cancellation);
        Assert.Equal(
            reference.GetProperty("by_iso_weekday").EnumerateObject().Select(day => (day.Name, Exact(day.Value, "sales"), Exact(day.Value, "orders"))),
            weekdays.Rows.Select(row => (row.Key, row.Values[TimeKpis.SalesOverTime.Id].Value!.Value, row.Values[SalesKpis.Orders.Id].Value!.Value)));
        // The data ends on 30 December 2017.
        var (from, to) = (weekdays.Periods.Current!.Value.From, weekdays.Periods.Current.Value.To);
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(day => day <= new DateOnly(2017, 12, 30)).ToLookup(day => ((int)day.DayOfWeek + 6) % 7 + 1);
        Assert.All(weekdays.Rows, row => Assert.Equal(
            row.Values[TimeKpis.SalesOverTime.Id].Value / days[int.Parse(row.Key, CultureInfo.InvariantCulture)].Count(), row.Values[TimeKpis.Peaks.Id].Value));

        var best = await queries.BreakdownAsync([TimeKpis.SalesOverTime], filter, Dimension.Time(Granularity.Day), new BreakdownOrder(TimeKpis.SalesOverTime, Take: 5), Cancellation);
        Assert.Equal(
            reference.GetProperty("top5_days").EnumerateObject().Select(day => (day.Name, Exact(day.Value))),
            best.Rows.Select(row => (row.Key, row.Values[TimeKpis.SalesOverTime.Id].Value!.Value)));
    }

    [Fact]
    public async Task Seasonality_IsTheIndexOfTheReferencesMonths()
    {
        var queries = await superstore.QueriesAsync(Cancellation);
        var months = Reference("all_time").GetProperty("sales_by_month").EnumerateObject().Select(month => Exact(month.Value)).ToArray();

        var answer = await queries.BreakdownAsync(
            [TimeKpis.Seasonality], new DashboardFilter { From = new DateOnly(2014, 1, 1), To = new DateOnly(2017, 12, 31) }, Dimension.MonthOfYear, new BreakdownOrder(null, Descending: false), Cancellation);

        Assert.Equal(KpiUnit.Ratio, answer.RowUnit);
        Assert.Equal(Seasonality.MonthIndex(1, months), answer.Rows.Select(row => row.Values[TimeKpis.Seasonality.Id].Value!.Value));
    }

    private static decimal Exact(JsonElement element, string property) => Exact(element.GetProperty(property));

    /// <summary>Money stands there as text, counts and ratios as numbers.</summary>
    private static decimal Exact(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDecimal();

    private static DateOnly Day(JsonElement value) => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
