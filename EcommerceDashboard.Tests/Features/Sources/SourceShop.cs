using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Runs;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources;

/// <summary>A dashboard's database and, beside it, a database of a shop.</summary>
public sealed class SourceShop : IAsyncLifetime
{
    private readonly TestDatabase _dashboard = new(), _shop = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    public DashboardCollections Collections => field ??= new DashboardCollections(_dashboard.Database);

    public IMongoDatabase Database => _shop.Database;

    public IMongoDatabase DashboardDatabase => _dashboard.Database;

    public DataLoad Load => field ??= new DataLoad(Collections, Time, []);

    public SourceStore Store => field ??= new SourceStore(Collections);

    public SourceRunner Runner => field ??= new SourceRunner(Collections, Load, Store, Calendars.Utc, Time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The definition of a layout over the shop's database.</summary>
    public SourceDefinition Of(SourceLayout layout) => layout.Definition with { Name = "shop", Database = Database.DatabaseNamespace.DatabaseName };

    public Task InsertAsync(string collection, params string[] documents) => InsertAsync(collection, documents.Select(BsonDocument.Parse));

    public Task InsertAsync(string collection, IEnumerable<BsonDocument> documents) => Database.GetCollection<BsonDocument>(collection).InsertManyAsync(documents, cancellationToken: Cancel);

    /// <summary>Two orders of three lines, as the seed layout has them.</summary>
    public async Task AddRetailAsync()
    {
        await InsertAsync("Customers", """{ "Customer ID": "C1", "Customer Name": "Ann", Segment: "Consumer" }""", """{ "Customer ID": "C2", "Customer Name": "Bob", Segment: "Corporate" }""");
        await InsertAsync("Products", """{ "Product ID": "P1", "Product Name": "Desk", Category: "Furniture", "Sub-Category": "Tables" }""", """{ "Product ID": "P2", "Product Name": "Pen", Category: "Supplies", "Sub-Category": "Art" }""");
        await InsertAsync("Orders", RetailLine(1, "A", "P1", "12.5", 2), RetailLine(2, "A", "P2", "NumberDecimal('0.1')", 1), RetailLine(3, "B", "P1", "'7.25'", 1, customer: "C2"));
    }

    public static string RetailLine(int id, string order, string product, string sales, int quantity, string customer = "C1", string date = "ISODate('2026-01-05T00:00:00Z')", int version = 1) =>
        $$"""
        { _id: {{id}}, "Order ID": "{{order}}", "Order Date": {{date}}, "Ship Date": ISODate('2026-01-07T00:00:00Z'), "Ship Mode": "Second Class", "Customer ID": "{{customer}}",
          Country: "United States", Region: "West", State: "Nevada", City: "Reno", "Postal Code": 89501, "Product ID": "{{product}}", Sales: {{sales}}, Quantity: {{quantity}},
          Discount: 0.2, Profit: -1.5, updatedAt: {{version}} }
        """;

    public async Task<IReadOnlyList<OrderDocument>> OrdersAsync() => await Collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).SortBy(order => order.Id).ToListAsync(Cancel);

    public async Task<long?> VersionAsync() => (await Collections.ReadMetaAsync(Cancel))?.Version;

    public Task<SourceReport> RunAsync(SourceDefinition definition, bool onlyChanges = false, bool acceptRejects = false) => Runner.RunAsync(definition, onlyChanges, acceptRejects, null, Cancel);

    public async ValueTask InitializeAsync()
    {
        await _dashboard.InitializeAsync();
        await _shop.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        await _dashboard.DisposeAsync();
    }
}
