using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Customers;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace EcommerceDashboard.Integration;

/// <summary>A handful of customers whose figures are worked out by hand; loaded as an import loads, so that their order in time is derived, too.</summary>
public sealed class HandCountedCustomersTests(HandCountedCustomersTests.Shop shop) : IClassFixture<HandCountedCustomersTests.Shop>
{
    /// <summary>The orders, loaded once.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        private readonly TestDatabase _database = new();

        public IKpiQueries Queries => TestQueries.Over(_database.Database, Calendars.In("UTC", new DateOnly(2018, 1, 1)));

        public async ValueTask InitializeAsync()
        {
            await _database.InitializeAsync();
            var load = new DataLoad(new DashboardCollections(_database.Database), new FakeTimeProvider(), []);
            await using var lease = await load.BeginAsync(keepOrders: false, CancellationToken.None);
            await load.AddAsync(Orders, CancellationToken.None);
            await load.PublishAsync(new LoadDescription(LoadKind.File, "orders.csv", DateTimeOffset.UnixEpoch), CancellationToken.None);
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }

    private static readonly OrderDocument[] Orders =
    [
        Order("ann 1", "2017-01-10", "ann"), Order("ann 2", "2017-02-05", "ann"), Order("ann 3", "2017-03-07T08:00Z", "ann"), Order("ann 4", "2017-03-07T20:00Z", "ann"),
        Order("bob 1", "2017-02-20", "bob"), Order("bob 2", "2017-03-02", "bob"),
        // New in March; orders again in April.
        Order("cid 1", "2017-03-30", "cid"), Order("cid 2", "2017-04-02", "cid"),
        Order("dan 1", "2017-02-01", "dan"),
        Order("eve 1", "2017-03-15", "eve") with { Status = OrderStatus.Cancelled },
        // A refund is no order.
        Order("fay 1", "2017-02-25", "fay"), Order("fay 2", "2017-03-04", "fay") with { Status = OrderStatus.Refund },
        Order("no one", "2017-03-09", null),
    ];

    private static readonly DashboardFilter March = new() { From = new DateOnly(2017, 3, 1), To = new DateOnly(2017, 3, 31) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Totals_OfMarch_AreAsCountedByHand()
    {
        var totals = await shop.Queries.TotalsAsync(CustomerKpis.Area.Kpis, March, Cancellation);

        // March: ann, bob, cid. February: ann, bob, dan, fay.
        Assert.Equal(new KpiValue(3m, 4m), totals[CustomerKpis.Total]);
        Assert.Equal(new KpiValue(1m, 0m), totals[CustomerKpis.OrdersWithoutCustomer]);
        // cid; in February all but ann, who had ordered in January.
        Assert.Equal(new KpiValue(1m, 3m), totals[CustomerKpis.New]);
        Assert.Equal(new KpiValue(2m, 1m), totals[CustomerKpis.Returning]);
        Assert.Equal(new KpiValue(4m / 3m, 1m), totals[CustomerKpis.OrdersPerCustomer]);
        // ann 30 and 0, bob 10. In February ann alone: 26.
        Assert.Equal(new KpiValue(3m, 1m), totals[CustomerKpis.RepeatOrders]);
        Assert.Equal(new KpiValue(40m / 3m, 26m), totals[CustomerKpis.DaysBetweenOrders]);
        Assert.Equal(new KpiValue(10m, 26m), totals[CustomerKpis.MedianDaysBetweenOrders]);
        // Of ann, bob, dan and fay, ann and bob came back. February against January: ann, the only one, did.
        Assert.Equal(new KpiValue(0.5m, 1m), totals[CustomerKpis.RetentionRate]);
        // cid's second order is after the end of March, bob's after the end of February.
        Assert.Equal(new KpiValue(2m / 3m, 0.25m), totals[CustomerKpis.ReturningRate]);
        Assert.Equal(new KpiValue(1m / 3m, 0m), totals[CustomerKpis.RepeatRate]);
        Assert.Equal(new DateOnly(2017, 3, 2), KpiUnits.DayOf(totals[CustomerKpis.FirstOrder].Value!.Value));
        Assert.Equal(new DateOnly(2017, 3, 30), KpiUnits.DayOf(totals[CustomerKpis.LastOrder].Value!.Value));
    }

    [Fact]
    public async Task ReturningRate_OfARangeThatHasTheSecondOrder_CountsTheCustomer()
    {
        var totals = await shop.Queries.TotalsAsync([CustomerKpis.ReturningRate], March with { To = new DateOnly(2017, 4, 30) }, Cancellation);
        Assert.Equal(1m, totals[CustomerKpis.ReturningRate].Value);
    }

    [Fact]
    public async Task RetentionRate_OfAllTime_HasNoValue()
    {
        var totals = await shop.Queries.TotalsAsync([CustomerKpis.RetentionRate], DashboardFilter.Everything, Cancellation);
        Assert.Equal(new KpiValue(null, null), totals[CustomerKpis.RetentionRate]);
    }

    [Fact]
    public async Task Breakdown_ByOrdersPerCustomer_CountsCustomers()
    {
        var breakdown = await shop.Queries.BreakdownAsync([CustomerKpis.Total], March, Dimension.OrdersPerCustomer, new BreakdownOrder(null, Descending: false), Cancellation);
        // bob and cid ordered once, ann twice; what is left has no order of a customer.
        Assert.Equal([("1", 2m), ("2", 1m), ("", 0m)], breakdown.Rows.Select(row => (row.Key, row.Values[CustomerKpis.Total.Id].Value!.Value)));
    }

    [Fact]
    public async Task Breakdown_ByDaysSincePrevious_CountsRepeatOrdersInBands()
    {
        var breakdown = await shop.Queries.BreakdownAsync([CustomerKpis.RepeatOrders], March, Dimension.DaysSincePrevious, new BreakdownOrder(null, Descending: false), Cancellation);
        Assert.Equal([("0", "0–29 days", 2m), ("30", "30–59 days", 1m), ("", "Not known", 0m)], breakdown.Rows.Select(row => (row.Key, row.Label, row.Values[CustomerKpis.RepeatOrders.Id].Value!.Value)));
    }

    [Fact]
    public async Task Breakdown_SortedByAFigureOfItsOwnPipeline_IsPagedInThatOrder()
    {
        var order = new BreakdownOrder(CustomerKpis.MedianDaysBetweenOrders, Skip: 1, Take: 1);
        var breakdown = await shop.Queries.BreakdownAsync([CustomerKpis.MedianDaysBetweenOrders], March, Dimension.Customer, order, Cancellation);
        // ann: 0 and 30, so 15; bob 10; the others have none and come last.
        Assert.Equal([("bob", (decimal?)10m)], breakdown.Rows.Select(row => (row.Key, row.Values[CustomerKpis.MedianDaysBetweenOrders.Id].Value)));
        Assert.Equal(5, breakdown.TotalRows);
    }

    [Fact]
    public async Task Breakdown_OfRetention_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            shop.Queries.BreakdownAsync([CustomerKpis.RetentionRate], March, Dimension.Region, new BreakdownOrder(null), Cancellation));

    private static OrderDocument Order(string id, string orderedAt, string? customer) =>
        TestOrders.Order(id, orderedAt.Contains('T', StringComparison.Ordinal) ? orderedAt : orderedAt + "T12:00Z", customer, "Consumer", "West", TestOrders.Line("P1", "Home", 1, 10m, 1m));
}
