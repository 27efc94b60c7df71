using System.Diagnostics;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Customers;
using EcommerceDashboard.Features.Import;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using MongoDB.Driver;

namespace EcommerceDashboard.Integration;

/// <summary>A real shop with 541,909 lines: what the file says raw, and what a figure makes of it.</summary>
public sealed class OnlineRetailTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Import_WholeFile_HasTheRawSumsAndTheCleanView()
    {
        var file = Unpacked(SharedData.Require("online-retail/online-retail.csv.xz"));
        var collections = new DashboardCollections(_database.Database);
        var load = new DataLoad(collections, TimeProvider.System, []);

        var report = await new ImportService(collections, load, Calendars.Utc, new KpiFormatter("GBP"), TimeProvider.System).ImportAsync(file, null, false, null, Cancel);

        Assert.Equal((25_900L, 541_909L, 4_372L, 9_747_747.934m), (report.Orders, report.Lines, report.Customers, report.Sales));
        Assert.Equal((new DateOnly(2010, 12, 1), new DateOnly(2011, 12, 9)), (report.Days!.Value.From, report.Days.Value.To));
        var orders = collections.Orders.AsQueryable();
        Assert.Equal(9_747_747.934m, orders.Sum(order => order.Sales));
        Assert.Equal(541_909, orders.Sum(order => order.Lines.Count));
        Assert.Equal(135_080, orders.Where(order => order.Customer == null).Sum(order => order.Lines.Count));
        Assert.Equal(9_288, orders.Where(order => order.Id.StartsWith('C')).Sum(order => order.Lines.Count));
        Assert.All(await collections.Orders.Find(order => order.Id.StartsWith('C')).Project(order => order.Status).ToListAsync(Cancel), status => Assert.Equal(OrderStatus.Refund, status));
        // Completed orders with a customer: those of the literature's clean view, and four of gifts that cost nothing.
        var clean = orders.Where(order => order.Status == OrderStatus.Completed && order.Customer != null);
        Assert.Equal((18_536, 8_911_407.904m), (clean.Count(), clean.Sum(order => order.Sales)));
        Assert.Equal(18_532, clean.Count(order => order.Sales > 0));
        var totals = await TestQueries.Over(_database.Database, Calendars.Utc).TotalsAsync([SalesKpis.Total, CustomerKpis.Total], DashboardFilter.Everything, Cancel);
        Assert.Equal(9_747_747.934m, totals[SalesKpis.Total].Value);
        Assert.Equal(4_339m, totals[CustomerKpis.Total].Value);
    }

    /// <summary>The file as <c>xz</c> unpacks it.</summary>
    private static ImportFile Unpacked(string path)
    {
        using var xz = Process.Start(new ProcessStartInfo("xz", ["--decompress", "--stdout", path]) { RedirectStandardOutput = true })!;
        var bytes = new MemoryStream();
        xz.StandardOutput.BaseStream.CopyTo(bytes);
        xz.WaitForExit();
        var content = bytes.ToArray();
        return new ImportFile("online-retail.csv", content.Length, () => new MemoryStream(content, writable: false));
    }
}
