using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Features.Places;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using MongoDB.Driver;

namespace EcommerceDashboard.Integration;

/// <summary>Real orders with both ends of their deliveries.</summary>
public sealed class OlistTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Import_WholeFile_HasTheKnownCountsAndDistances()
    {
        var path = SharedData.Require("olist/olist-lines.csv");
        var collections = new DashboardCollections(_database.Database);
        var load = new DataLoad(collections, TimeProvider.System, [new OrderLocating(collections, TestGazetteer.Shipped)]);

        var report = await new ImportService(collections, load, Calendars.Utc, new KpiFormatter("BRL"), TimeProvider.System).ImportAsync(ImportFile.OnDisk(path), null, false, null, Cancel);

        Assert.Equal((10_000L, 11_513L, 9_957L), (report.Orders, report.Lines, report.Customers));
        // One of 69 left from two places: an order has one distance, that of its first line.
        Assert.Equal(145, Assert.Single(report.Notices, notice => notice.Kind == ImportNoticeKind.SeveralOrigins).Count);
        var orders = await collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).ToListAsync(Cancel);
        // Those that both ends have coordinates of their own for; the reference counts lines.
        var lines = orders.Where(order => order is { DistanceKm: not null, ShipTo.LocatedBy: null, ShipFrom.LocatedBy: null }).SelectMany(order => order.Lines.Select(_ => order.DistanceKm!.Value)).Order().ToArray();
        Assert.InRange(lines.Length, 11_150, 11_300);
        AssertWithin(593.8, lines.Average());
        AssertWithin(426.7, lines[lines.Length / 2]);
        AssertWithin(3_302.6, lines[^1]);
        Assert.Single(orders, order => order.DeliveredAt is null);
        Assert.All(orders, order => Assert.Equal("Brazil", order.ShipTo!.Country));
    }

    private static void AssertWithin(double expected, double actual) => Assert.InRange(actual, expected * 0.995, expected * 1.005);
}
