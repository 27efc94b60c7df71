using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources;

/// <summary>Random lines, mapped by the database and, as plainly as can be, in memory.</summary>
public sealed class SourceOracleTests : IAsyncLifetime
{
    private readonly SourceShop _shop = new();

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Run_RandomLines_AgreesWithTheOracle(int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 400).Select(i =>
        {
            var order = random.Next(120);
            return (Id: i, Order: $"O{order:D3}", Customer: $"C{order % 7}", Product: $"P{random.Next(12)}", Sales: random.Next(-2_000, 50_000) / 100m, Quantity: random.Next(1, 9), Day: order % 28 + 1);
        }).ToList();
        BsonValue Number(decimal value) => random.Next(3) switch { 0 => (double)value, 1 => new BsonDecimal128(value), _ => value.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        await _shop.InsertAsync("Customers", Enumerable.Range(0, 7).Select(i => new BsonDocument { { "Customer ID", $"C{i}" }, { "Customer Name", $"Name {i}" } }));
        await _shop.InsertAsync("Products", Enumerable.Range(0, 9).Select(i => new BsonDocument { { "Product ID", $"P{i}" }, { "Category", $"K{i % 3}" } }));
        await _shop.InsertAsync("Orders", lines.OrderBy(_ => random.Next()).ToList().Select(line => new BsonDocument
        {
            { "_id", line.Id }, { "Order ID", line.Order }, { "Customer ID", line.Customer }, { "Product ID", line.Product }, { "Sales", Number(line.Sales) }, { "Quantity", line.Quantity },
            { "Order Date", new DateTime(2026, 1, line.Day, 0, 0, 0, DateTimeKind.Utc) },
        }));

        await _shop.RunAsync(_shop.Of(SourceLayouts.Retail));

        var expected = lines.GroupBy(line => line.Order).OrderBy(order => order.Key, StringComparer.Ordinal).Select(order => (
            order.Key,
            order.Sum(line => line.Sales),
            (long)order.Sum(line => line.Quantity),
            order.All(line => line.Sales < 0) ? "refund" : "completed",
            $"Name {order.First().Customer[1..]}",
            string.Join(',', order.OrderBy(line => line.Id).Select(line => $"{line.Product} {line.Sales:0.00}")),
            string.Join(',', order.Select(line => int.Parse(line.Product[1..], System.Globalization.CultureInfo.InvariantCulture)).Where(product => product < 9).Select(product => $"K{product % 3}").Distinct().Order(StringComparer.Ordinal))));
        Assert.Equal(expected, (await _shop.OrdersAsync()).Select(order => (
            order.Id, order.Sales, order.Units, order.Status, order.Customer!.Name!, string.Join(',', order.Lines.Select(line => $"{line.ProductId} {line.Sales:0.00}")), string.Join(',', order.Categories))));
    }
}
