using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Geography;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using MongoDB.Driver.GeoJsonObjectModel;
using static EcommerceDashboard.TestKit.TestOrders;

namespace EcommerceDashboard.Integration;

/// <summary>A few deliveries whose distances and times are worked out by hand in the comments. The shop is in New York.</summary>
public sealed class HandCountedDeliveriesTests(HandCountedDeliveriesTests.Shop shop) : IClassFixture<HandCountedDeliveriesTests.Shop>
{
    /// <summary>The orders, loaded once.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private readonly TestDatabase _database = new();

        public IKpiQueries Queries => TestQueries.Over(_database.Database, Calendars.In("America/New_York", new DateOnly(2018, 1, 1)));

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            await TestQueries.LoadAsync(_database.Database, Orders, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }

    private static readonly OrderDocument[] Orders =
    [
        // 22:00 on 1 March in New York, shipped at 01:00 on 2 March: one local day, in three hours.
        Delivery("D1", "2017-03-02T03:00:00Z", "Standard", 40, "2017-03-02T06:00:00Z", "2017-03-06T12:00:00Z", 100m, 30m),
        // The day on which clocks change, in between.
        Delivery("D2", "2017-03-10T12:00:00Z", "Standard", 50, "2017-03-13T12:00:00Z", "2017-03-17T12:00:00Z", 100m, 10m),
        Delivery("D3", "2017-03-15T12:00:00Z", "Express", 300.5, "2017-03-15T20:00:00Z", null, 200m, 40m),
        Delivery("D4", "2017-03-16T12:00:00Z", "Express", 1234.5, null, null, 50m, -20m) with { ShipFrom = new OrderPlace { Id = "W", LocatedBy = "city" } },
        Delivery("D5", "2017-03-17T12:00:00Z", "Standard", null, "2017-03-19T12:00:00Z", null, 80m, 8m) with { ShipTo = new OrderPlace { Region = "West", City = "Reno" } },
        // A refund and a cancelled order travel nowhere.
        Delivery("D6", "2017-03-20T12:00:00Z", "Standard", 9000, "2017-03-30T12:00:00Z", null, -100m, -30m) with { Status = OrderStatus.Refund },
        Delivery("D7", "2017-03-21T12:00:00Z", "Standard", 8000, "2017-03-30T12:00:00Z", null, 100m, 30m) with { Status = OrderStatus.Cancelled },
    ];

    private static readonly DashboardFilter March = new() { From = new DateOnly(2017, 3, 1), To = new DateOnly(2017, 3, 31), Compare = ComparisonMode.None };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Totals_OfMarch_AreAsCountedByHand()
    {
        var totals = await shop.Queries.TotalsAsync(GeoKpis.Area.Kpis, March, Cancellation);

        // 100 + 100 + 200 + 50 + 80 - 100; profit 30 + 10 + 40 - 20 + 8 - 30
        Assert.Equal(430m, totals[GeoKpis.SalesByRegion].Value);
        Assert.Equal(38m, totals[GeoKpis.ProfitableZones].Value);
        // (40 + 50 + 300.5 + 1,234.5) / 4; the middle of 50 and 300.5; of four values the last is the ninth in ten
        Assert.Equal(406.25m, totals[GeoKpis.Distance].Value);
        Assert.Equal(175.25m, totals[GeoKpis.MedianDistance].Value);
        Assert.Equal(1234.5m, totals[GeoKpis.NinetiethPercentileDistance].Value);
        // 4 of the 5 orders; D4 of these 4 is an estimate; the place of all but D5 is known
        Assert.Equal(0.8m, totals[GeoKpis.DistanceCoverage].Value);
        Assert.Equal(0.25m, totals[GeoKpis.DistanceEstimated].Value);
        Assert.Equal(0.8m, totals[GeoKpis.PlaceCoverage].Value);
        // D1 1, D2 3, D3 0, D5 2; delivered: D1 5, D2 7
        Assert.Equal(1.5m, totals[GeoKpis.TimeToShipment].Value);
        Assert.Equal(3m, totals[GeoKpis.NinetiethPercentileTimeToShipment].Value);
        Assert.Equal(6m, totals[GeoKpis.TimeToDelivery].Value);
        Assert.Equal(7m, totals[GeoKpis.NinetiethPercentileTimeToDelivery].Value);
    }

    [Fact]
    public async Task Totals_WhereNothingIsKnown_HaveNoDistanceAndNoTime()
    {
        var totals = await shop.Queries.TotalsAsync(GeoKpis.Area.Kpis, March.With(FilterField.City, "Nowhere"), Cancellation);

        Assert.All(GeoKpis.Area.Kpis.Where(kpi => kpi.Unit is not KpiUnit.Money), kpi => Assert.Null(totals[kpi].Value));
    }

    [Fact]
    public async Task Bands_HoldTheirLowerBoundAndStandInOrder()
    {
        var bands = await shop.Queries.BreakdownAsync(
            [SalesKpis.Orders, GeoKpis.TimeToShipment], March, Dimension.DistanceBand, new BreakdownOrder(null, Descending: false) { MinOrders = 1 }, Cancellation);

        // Not known: D5, and the bands of refunds alone are left out.
        Assert.Equal(
            [("0", 1m, 1m), ("50", 1m, 3m), ("250", 1m, 0m), ("1000", 1m, (decimal?)null), ("", 1m, 2m)],
            bands.Rows.Select(row => (row.Key, row.Values["sales.orders"].Value!.Value, row.Values["geo.delivery-time"].Value)));
        Assert.Equal(["0–50 km", "50–100 km", "250–500 km", "1,000–2,500 km", "Not known"], bands.Rows.Select(row => row.Label));
    }

    [Fact]
    public async Task Histogram_PutsAllBeyondItsLastBandIntoIt()
    {
        var bands = await shop.Queries.BreakdownAsync(
            [SalesKpis.Orders], March, Dimension.DistanceHistogram(25, 300), new BreakdownOrder(null, Descending: false) { MinOrders = 1 }, Cancellation);

        Assert.Equal(
            [("25", "25–50 km", 1m), ("50", "50–75 km", 1m), ("300", "Over 300 km", 2m), ("", "Not known", 1m)],
            bands.Rows.Select(row => (row.Key, row.Label, row.Values["sales.orders"].Value!.Value)));
    }

    [Theory]
    [InlineData(0, "Express", "Standard")]
    [InlineData(2, "Express", "Standard")]
    [InlineData(3, "Standard")]
    [InlineData(4)]
    public async Task Breakdown_WithAMinimumOfOrders_LeavesSmallerGroupsOut(int minOrders, params string[] expected)
    {
        var order = new BreakdownOrder(SalesKpis.Total, Take: 10) { MinOrders = minOrders };

        foreach (var comparison in new[] { ComparisonMode.None, ComparisonMode.Previous })
        {
            var modes = await shop.Queries.BreakdownAsync([SalesKpis.Profit], March with { Compare = comparison }, Dimension.ShipMode, order, Cancellation);

            Assert.Equal(expected, modes.Rows.Select(row => row.Key).Order());
            Assert.Equal(expected.Length, modes.TotalRows);
        }
    }

    [Fact]
    public async Task Places_AreWhereTheirOrdersGo()
    {
        var places = await shop.Queries.BreakdownAsync([GeoKpis.Latitude, GeoKpis.Longitude], March, Dimension.Place, new BreakdownOrder(null, Descending: false), Cancellation);

        Assert.Equal(
            [("Paris, France", 48.5m, (decimal?)2.25m), ("Reno", null, null)],
            places.Rows.Select(row => (row.Key, row.Values[GeoKpis.Latitude.Id].Value, row.Values[GeoKpis.Longitude.Id].Value)));
    }

    private static OrderDocument Delivery(string id, string orderedAt, string shipMode, double? distance, string? shippedAt, string? deliveredAt, decimal sales, decimal profit) =>
        Order(id, orderedAt, "C1", "Consumer", "West", Line("P1", "Technology", 1, sales, profit)) with
        {
            ShipMode = shipMode,
            DistanceKm = distance,
            ShippedAt = Instant(shippedAt),
            DeliveredAt = Instant(deliveredAt),
            ShipTo = new OrderPlace { Region = "West", Country = "France", City = "Paris", Location = GeoJson.Point(GeoJson.Geographic(2.25, 48.5)) },
        };

    private static DateTime? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
