using EcommerceDashboard.Data;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Places;

/// <summary>From an address that nobody knows to a distance, on a database.</summary>
public sealed class PlaceStoreTests : IAsyncLifetime
{
    private readonly TestDatabase _test = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardCollections Collections => new(_test.Database);

    private DataLoad Load => new(Collections, TimeProvider.System, [new OrderLocating(Collections, TestGazetteer.Shipped)]);

    private PlaceStore Store => new(Collections, DataReadiness.Open(), Load);

    public ValueTask InitializeAsync() => _test.InitializeAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Unknown_AddressesOfCompletedOrders_CountedAndMostOrdersFirst()
    {
        await LoadAsync();

        var all = await Store.UnknownAsync("", 0, 10, Cancel);

        Assert.Equal(
            [new UnknownPlace("United States", "Kansas", "Smallville", null, 2, 30m), new UnknownPlace("Narnia", null, "Beaversdam", "1", 1, 10m)],
            all.Rows);
        Assert.Equal(2, all.TotalRows);
        Assert.Equal("Beaversdam", Assert.Single((await Store.UnknownAsync("beavers", 0, 10, Cancel)).Rows).City);
        Assert.Equal((1, 2), ((await Store.UnknownAsync("", 1, 10, Cancel)).Rows.Count, (await Store.UnknownAsync("", 1, 10, Cancel)).TotalRows));
        Assert.Empty((await Store.UnknownAsync(".*", 0, 10, Cancel)).Rows);
    }

    [Fact]
    public async Task Correction_AndWarehouse_ReachOrdersInPlaceAndRaiseTheVersion()
    {
        await LoadAsync();
        var before = (await Collections.ReadMetaAsync(Cancel))!.Version;
        await Store.SaveAsync(
            new PlaceCorrection { Id = PlaceLocator.KeyOf("United States", "Kansas", "Smallville", null), Latitude = 0, Longitude = 0, LocatedBy = LocatedBy.Correction }, Cancel);
        await Store.SaveAsync(new Warehouse { Id = "W1", Name = "One", Latitude = 0, Longitude = 1, LocatedBy = LocatedBy.Warehouse, IsDefault = true }, null, Cancel);

        var update = new DistanceUpdate(Store, NullLogger<DistanceUpdate>.Instance);
        await update.RequestAsync();

        Assert.Equal((DistanceUpdateState.Done, 1), (update.State, update.Completed));
        Assert.True((await Collections.ReadMetaAsync(Cancel))!.Version > before);
        var order = await Collections.Orders.Find(document => document.Id == "a").SingleAsync(Cancel);
        Assert.Equal(111.195, order.DistanceKm!.Value, 3);
        Assert.Equal(1, (await Store.UnknownAsync("", 0, 10, Cancel)).TotalRows);

        await Store.DeleteCorrectionAsync(PlaceLocator.KeyOf("USA", null, null, null), Cancel);
        Assert.Single((await Store.CorrectionsAsync(Cancel)).Rows);
        await Store.DeleteCorrectionAsync((await Store.CorrectionsAsync(Cancel)).Rows[0].Id, Cancel);
        await update.RequestAsync();
        Assert.Null((await Collections.Orders.Find(document => document.Id == "a").SingleAsync(Cancel)).DistanceKm);
    }

    [Fact]
    public async Task Update_WhileALoadRuns_IsHeldUp()
    {
        await LoadAsync();
        await using var lease = await Load.BeginAsync(keepOrders: true, Cancel);

        var update = new DistanceUpdate(Store, NullLogger<DistanceUpdate>.Instance);
        await update.RequestAsync();

        Assert.Equal(DistanceUpdateState.HeldUp, update.State);
    }

    [Fact]
    public async Task Warehouses_OneDefault_AndThoseThatOnlyOrdersName()
    {
        await LoadAsync();
        var first = new Warehouse { Id = "W1", Name = "One", Latitude = 0, Longitude = 1, LocatedBy = LocatedBy.Warehouse, IsDefault = true };
        await Store.SaveAsync(first, null, Cancel);
        await Store.SaveAsync(first with { Id = "W2", Name = "Two" }, null, Cancel);

        var list = await Store.WarehousesAsync(Cancel);
        Assert.Equal([("W1", false), ("W2", true)], list.Known.Select(warehouse => (warehouse.Id, warehouse.IsDefault)));
        Assert.Equal([new UnknownWarehouse("W9", 1)], list.Unknown);

        await Store.SaveAsync(first with { Id = "W9", IsDefault = false }, "W1", Cancel);
        list = await Store.WarehousesAsync(Cancel);
        Assert.Equal(["W9", "W2"], list.Known.Select(warehouse => warehouse.Id));
        Assert.Empty(list.Unknown);
    }

    private async Task LoadAsync()
    {
        var smallville = new OrderPlace { Country = "United States", State = "Kansas", City = "Smallville" };
        OrderDocument[] orders =
        [
            Order("a", 10m) with { ShipTo = smallville },
            Order("b", 20m) with { ShipTo = smallville },
            Order("c", 10m) with { ShipTo = new OrderPlace { Country = "Narnia", City = "Beaversdam", PostalCode = "1" }, ShipFrom = new OrderPlace { Id = "W9" } },
            Order("d", 10m) with { ShipTo = new OrderPlace { Country = "United States", State = "Illinois", City = "Chicago" } },
            Order("e", 10m) with { ShipTo = smallville, Status = OrderStatus.Cancelled },
            Order("f", 10m),
        ];
        var load = Load;
        await using var lease = await load.BeginAsync(keepOrders: false, Cancel);
        await load.AddAsync(orders, Cancel);
        await load.PublishAsync(new LoadDescription(LoadKind.File, "orders.csv", DateTimeOffset.UnixEpoch) { Orders = orders.Length }, Cancel);
    }

    private static OrderDocument Order(string id, decimal sales) => TestOrders.Order(id, "2017-03-01T05:00Z", null, null, null, TestOrders.Line("P", null, 1, sales, 1m));
}
