using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using static EcommerceDashboard.TestKit.TestOrders;

namespace EcommerceDashboard.Integration;

/// <summary>Single orders and whose they are, over a shop in New York.</summary>
public sealed class OrderListTests(OrderListTests.Shop shop) : IClassFixture<OrderListTests.Shop>
{
    /// <summary>The orders, loaded once.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private static readonly BusinessCalendar Calendar = Calendars.In("America/New_York", new DateOnly(2018, 1, 1));

        private readonly TestDatabase _database = new();

        public IKpiQueries Queries => QueriesOf(DataScope.Everything);

        public IKpiQueries QueriesOf(DataScope data) => TestQueries.Over(_database.Database, Calendar, data);

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            await TestQueries.LoadAsync(_database.Database, Orders, CancellationToken.None);
            await new DashboardCollections(_database.Database).Customers.InsertManyAsync(
                [
                    new CustomerDocument { Id = "C1", Name = "Ken Black", Segment = "Corporate" },
                    new CustomerDocument { Id = "C3", Name = "Only Cancelled" },
                    new CustomerDocument { Id = "C9", Name = "No Orders" },
                ]);
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }

    private static readonly OrderDocument[] Orders =
    [
        Order("A1", "2017-03-01T05:00:00Z", "C1", "Consumer", "West", Line("P1", "Technology", 2, 100.10m, 20.02m), Line("P2", "Furniture", 1, 50.00m, null)),
        // Still 31 March in New York.
        Order("A2", "2017-04-01T03:59:59.999Z", "C1", "Consumer", "East", Line("P3", "Office", 10, 10.0001m, 1m)),
        Order("A3", "2017-03-15T12:00:00Z", "C1", "Consumer", "West", Line("P2", "Furniture", -1, -50.00m, 5m)) with { Status = OrderStatus.Refund },
        Order("A4", "2017-03-16T12:00:00Z", "C1", "Consumer", "West", Line("P1", "Technology", 9, 999m, 99m)) with { Status = OrderStatus.Cancelled },
        Order("B1", "2017-03-16T12:00:00Z", "a/b ?", null, null, Line("P1", "Technology", 1, 7m, 2m)),
        Order("B2", "2017-03-16T12:00:00Z", null, null, null, Line("P1", "Technology", 1, 8m, 2m)),
        Order("C1", "2017-03-17T12:00:00Z", "C3", null, null, Line("P1", "Technology", 1, 8m, 2m)) with { Status = OrderStatus.Cancelled },
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DashboardFilter Of(string customer) => DashboardFilter.Everything.With(FilterField.Customer, customer);

    [Fact]
    public async Task Orders_OfACustomer_AreNewestFirstWithTheirSums()
    {
        var orders = await shop.Queries.OrdersAsync(Of("C1"), 0, 10, Cancellation);

        Assert.Equal(
            [
                new OrderRow("A2", new DateOnly(2017, 3, 31), IsRefund: false, 10.0001m, 1m, 10),
                new OrderRow("A3", new DateOnly(2017, 3, 15), IsRefund: true, -50m, 5m, -1),
                new OrderRow("A1", new DateOnly(2017, 3, 1), IsRefund: false, 150.10m, 20.02m, 3),
            ],
            orders.Rows);
        Assert.Equal(3, orders.TotalRows);
    }

    [Fact]
    public async Task Orders_OfAPage_AreCountedInAll()
    {
        var orders = await shop.Queries.OrdersAsync(DashboardFilter.Everything, 1, 2, Cancellation);

        // A2, then B1 and B2 of one instant by their ids.
        Assert.Equal(["B1", "B2"], orders.Rows.Select(order => order.Id));
        Assert.Equal(5, orders.TotalRows);
    }

    [Fact]
    public async Task Orders_OfACategory_HaveTheSumsOfItsLines()
    {
        var orders = await shop.Queries.OrdersAsync(Of("C1").With(FilterField.Category, "Furniture"), 0, 10, Cancellation);

        Assert.Equal(
            [
                new OrderRow("A3", new DateOnly(2017, 3, 15), IsRefund: true, -50m, 5m, -1),
                new OrderRow("A1", new DateOnly(2017, 3, 1), IsRefund: false, 50m, null, 1),
            ],
            orders.Rows);
    }

    [Fact]
    public async Task Orders_OfADayWithoutAny_AreNone()
    {
        var day = new DateOnly(2015, 1, 1);
        var orders = await shop.Queries.OrdersAsync(Of("C1") with { From = day, To = day }, 0, 10, Cancellation);

        Assert.Empty(orders.Rows);
        Assert.Equal(0, orders.TotalRows);
    }

    [Fact]
    public async Task Orders_OfARestrictedUser_AreThoseThatMayBeSeen()
    {
        var orders = await shop.QueriesOf(new DataScope { Regions = DashboardFilter.NoValues.Add("East") }).OrdersAsync(DashboardFilter.Everything, 0, 10, Cancellation);

        Assert.Equal(["A2"], orders.Rows.Select(order => order.Id));
        Assert.Equal(1, orders.TotalRows);
    }

    [Fact]
    public async Task Orders_OfAnEmptyPage_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => shop.Queries.OrdersAsync(Of("C1"), 0, 0, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => shop.Queries.OrdersAsync(Of("C1"), -1, 1, Cancellation));
    }

    [Theory]
    [InlineData("C1", "Ken Black", "Corporate")]
    [InlineData("a/b ?", "a/b ?", null)]
    public async Task Customer_WithOrders_IsKnownByTheLatestNameOrTheId(string id, string name, string? segment) =>
        Assert.Equal(new CustomerProfile(id, name, segment), await shop.Queries.CustomerAsync(id, Cancellation));

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("C3")]
    [InlineData("C9")]
    public async Task Customer_WithoutOrdersThatCount_IsNotKnown(string id) => Assert.Null(await shop.Queries.CustomerAsync(id, Cancellation));

    [Fact]
    public async Task Customer_WhoseOrdersMayNotBeSeen_IsNotKnown()
    {
        var queries = shop.QueriesOf(new DataScope { Regions = DashboardFilter.NoValues.Add("North") });

        Assert.Null(await queries.CustomerAsync("C1", Cancellation));
    }
}
