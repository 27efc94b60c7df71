using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Driver;

namespace EcommerceDashboard.Data;

public class DerivedFieldsTests(TestDatabase test) : IClassFixture<TestDatabase>
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_OrdersOfSeveralCustomers_NumbersCompletedOrdersByTimeThenId()
    {
        var collections = new DashboardCollections(test.Database);
        var load = new DataLoad(collections, new FakeTimeProvider(), []);
        OrderDocument[] orders =
        [
            Order("b2", 5, "bob"), Order("a3", 9, "ann"), Order("a1", 1, "ann"), Order("b1", 5, "bob"),
            Order("a2", 4, "ann", OrderStatus.Cancelled), Order("a4", 12, "ann", OrderStatus.Refund), Order("n1", 2, null), Order("n2", 3, null),
        ];
        await using var lease = await load.BeginAsync(keepOrders: false, Cancel);
        await load.AddAsync(orders, Cancel);
        await load.PublishAsync(new LoadDescription(LoadKind.File, "orders.csv", DateTimeOffset.UnixEpoch), Cancel);

        var stored = await collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).ToListAsync(Cancel);

        var expected = new Dictionary<string, (int? Number, DateTime? Previous, DateTime? Next)>(StringComparer.Ordinal)
        {
            ["a1"] = (1, null, Start.AddDays(9)),
            ["a3"] = (2, Start.AddDays(1), null),
            ["b1"] = (1, null, Start.AddDays(5)),
            ["b2"] = (2, Start.AddDays(5), null),
            ["a2"] = (null, null, null),
            ["a4"] = (null, null, null),
            ["n1"] = (null, null, null),
            ["n2"] = (null, null, null),
        };
        Assert.Equal(expected.Count, stored.Count);
        Assert.All(stored, order => Assert.Equal(expected[order.Id], (order.OrderNumberOfCustomer, order.PreviousOrderedAt, order.NextOrderedAt)));
        // What is not known is left out of the document, not null.
        Assert.Equal(2, await collections.Orders.CountDocumentsAsync(Builders<OrderDocument>.Filter.Exists(order => order.PreviousOrderedAt), cancellationToken: Cancel));
        Assert.Equal(2, await collections.Orders.CountDocumentsAsync(Builders<OrderDocument>.Filter.Exists(order => order.NextOrderedAt), cancellationToken: Cancel));
    }

    [Fact]
    public async Task Publish_NamesThatChange_KeepsTheMostRecent()
    {
        var collections = new DashboardCollections(test.Database);
        var load = new DataLoad(collections, new FakeTimeProvider(), []);
        OrderDocument[] orders =
        [
            Order("1", 1, "ann", name: "Ann Old", product: "Zebra lamp"), Order("2", 8, "ann", name: "Ann New", product: "Lamp"), Order("3", 3, "bob", name: null, product: "Middle lamp"),
        ];
        await using var lease = await load.BeginAsync(keepOrders: false, Cancel);
        await load.AddAsync(orders, Cancel);
        await load.PublishAsync(new LoadDescription(LoadKind.Sample, "Sample shop", DateTimeOffset.UnixEpoch), Cancel);
        var meta = (await collections.ReadMetaAsync(Cancel))!;

        var customers = await collections.Customers.Find(FilterDefinition<CustomerDocument>.Empty).SortBy(customer => customer.Id).ToListAsync(Cancel);
        var products = await collections.Products.Find(FilterDefinition<ProductDocument>.Empty).ToListAsync(Cancel);
        Assert.Equal(
            [new CustomerDocument { Id = "ann", Name = "Ann New", Segment = "Consumer" }, new CustomerDocument { Id = "bob", Name = null, Segment = "Consumer" }],
            customers);
        Assert.Equal([new ProductDocument { Id = "P1", Name = "Lamp", Category = "Home", SubCategory = null }], products);
        Assert.Equal((DataSource.Sample, Start.AddDays(1), Start.AddDays(8)), (meta.Source, meta.FirstOrderedAt, meta.LastOrderedAt));
    }

    private static OrderDocument Order(
        string id, int day, string? customer, string status = OrderStatus.Completed, string? name = "Somebody", string product = "Lamp") => new()
        {
            Id = id,
            OrderedAt = Start.AddDays(day),
            Status = status,
            Customer = customer is null ? null : new OrderCustomer(customer, name, "Consumer"),
            Lines = [new OrderLine { ProductId = "P1", Name = product, Category = "Home", Quantity = 1, Sales = 1m }],
            Sales = 1m,
            CostedSales = 0m,
            Units = 1,
            Categories = ["Home"],
        };
}
