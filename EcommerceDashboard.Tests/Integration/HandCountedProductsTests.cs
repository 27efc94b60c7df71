using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Products;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using static EcommerceDashboard.TestKit.TestOrders;

namespace EcommerceDashboard.Integration;

/// <summary>A handful of orders whose product figures are worked out by hand in the comments. March 2017 is compared with February.</summary>
public sealed class HandCountedProductsTests : IAsyncLifetime
{
    private static readonly OrderDocument[] Orders =
    [
        // The lamp on two lines of one order: one order, three lamps.
        Order("B1", "2017-03-02T10:00:00Z", "C1", "Consumer", "West", Lamp(2, 40m), Lamp(1, 20m), Chair(4, 100m)),
        Order("B2", "2017-03-09T10:00:00Z", "C2", "Consumer", "East", Lamp(1, 20m)),
        // A refund is in revenue and quantity, and no order; the desk was only refunded in March.
        Order("B3", "2017-03-20T10:00:00Z", "C1", "Consumer", "West", Chair(-1, -25m), Desk(-1, -200m)) with { Status = OrderStatus.Refund },
        Order("B4", "2017-03-21T10:00:00Z", "C1", "Consumer", "West", Lamp(50, 999m)) with { Status = OrderStatus.Cancelled },
        Order("B5", "2017-02-10T10:00:00Z", "C1", "Consumer", "West", Desk(1, 200m)),
    ];

    private static readonly DashboardFilter March = new() { From = new DateOnly(2017, 3, 1), To = new DateOnly(2017, 3, 31) };

    private readonly TestDatabase _database = new();
    private IKpiQueries _queries = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await TestQueries.LoadAsync(_database.Database, Orders, CancellationToken.None);
        await new DashboardCollections(_database.Database).Products.InsertOneAsync(
            new ProductDocument { Id = "LAMP/1", Name = "A <b>lamp</b>", Category = "Light", SubCategory = "Lamps" });
        _queries = TestQueries.Over(_database.Database, Calendars.Utc);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Totals_OfMarch_AreAsCountedByHand()
    {
        var totals = await _queries.TotalsAsync(ProductKpis.Area.Kpis, March, Cancellation);

        // B1 160 + B2 20 + B3 -225; February: B5
        Assert.Equal(new KpiValue(-45m, 200m), totals[ProductKpis.Revenue]);
        // 7 + 1 - 2
        Assert.Equal(new KpiValue(6m, 1m), totals[ProductKpis.Quantity]);
        Assert.Equal(new KpiValue(2m, 1m), totals[ProductKpis.Orders]);
        Assert.Equal(new KpiValue(3m, 1m), totals[ProductKpis.QuantityPerOrder]);
        // Lamp and chair; February: the desk
        Assert.Equal(new KpiValue(2m, 1m), totals[ProductKpis.Sold]);
    }

    [Fact]
    public async Task ByProduct_AnOrderCountsForEachOfItsProducts()
    {
        Kpi[] kpis = [ProductKpis.Revenue, ProductKpis.Quantity, ProductKpis.Orders, ProductKpis.QuantityPerOrder];
        var breakdown = await _queries.BreakdownAsync(kpis, March, Dimension.Product, new BreakdownOrder(ProductKpis.Revenue), Cancellation);

        Assert.Equal(
            [("LAMP/1", "A <b>lamp</b>", 80m, 4m, 2m, 2m), ("CHAIR", "CHAIR", 75m, 3m, 1m, 3m), ("DESK", "DESK", -200m, -1m, 0m, null)],
            breakdown.Rows.Select(row => (row.Key, row.Label, row.Values["products.revenue"].Value!.Value, row.Values["products.quantity"].Value!.Value,
                row.Values["products.orders"].Value!.Value, row.Values["products.quantity-per-order"].Value)));
    }

    [Fact]
    public async Task ProductsSold_ByRegionAndUnderALinesFilter_AreCountedDistinctInEach()
    {
        var byRegion = await _queries.BreakdownAsync([ProductKpis.Sold], March, Dimension.Region, new BreakdownOrder(ProductKpis.Sold), Cancellation);
        Assert.Equal([("West", 2m), ("East", 1m)], byRegion.Rows.Select(row => (row.Key, row.Values["products.sold"].Value!.Value)));

        var light = await _queries.TotalsAsync([ProductKpis.Sold], March.With(FilterField.Category, "Light"), Cancellation);
        Assert.Equal(new KpiValue(1m, 0m), light[ProductKpis.Sold]);
    }

    [Fact]
    public async Task AProductsFigures_AreItsRowOfTheTable()
    {
        Kpi[] kpis = [ProductKpis.Revenue, ProductKpis.Quantity, ProductKpis.Orders, ProductKpis.QuantityPerOrder];
        var breakdown = await _queries.BreakdownAsync(kpis, March, Dimension.Product, new BreakdownOrder(null), Cancellation);
        foreach (var row in breakdown.Rows)
        {
            var totals = await _queries.TotalsAsync(kpis, March.With(FilterField.Product, row.Key), Cancellation);
            Assert.Equal(row.Values.OrderBy(value => value.Key), totals.Values.OrderBy(value => value.Key));
        }
    }

    private static OrderLine Lamp(int quantity, decimal sales) => Line("LAMP/1", "Light", quantity, sales, sales / 10m, "Lamps");

    private static OrderLine Chair(int quantity, decimal sales) => Line("CHAIR", "Furniture", quantity, sales, -1m, "Chairs");

    private static OrderLine Desk(int quantity, decimal sales) => Line("DESK", "Furniture", quantity, sales, null, "Desks");
}
