using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Data;

public class DataLoadTests : IAsyncLifetime
{
    private readonly TestDatabase _test = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DashboardCollections Collections => new(_test.Database);

    private LoadHistory History => new(Collections);

    public ValueTask InitializeAsync() => _test.InitializeAsync();

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task Publish_OrdersOldAndNew_CountsThemInTheHistory()
    {
        await PublishAsync(false, Order("a", 1), Order("b", 2));
        _time.Advance(TimeSpan.FromHours(1));
        var record = await PublishAsync(true, Order("a", 1), Order("b", 3), Order("c", 4));

        Assert.Equal((1, 1, 1, 0), (record.New, record.Changed, record.Unchanged, record.Removed));
        var listed = await History.ListAsync(10, Cancel);
        Assert.Equal([2, 1], listed.Select(load => load.Id));
        Assert.Equal(record, listed[0]);
        Assert.Equal(("orders.csv", DataSource.Import, TimeSpan.FromHours(1)), (record.Name, record.SourceBefore, record.Duration));
    }

    [Fact]
    public async Task Publish_NothingNewButDerivedFields_WritesNothing()
    {
        var load = Load(new Locator("Reno"));
        await PublishAsync(load, false, Order("a", 1), Order("b", 2));
        Assert.All(await OrdersAsync(), order => Assert.Equal((12.5, "city"), (order.DistanceKm, order.ShipTo!.LocatedBy)));

        var record = await PublishAsync(load, true, Order("a", 1));

        Assert.False(record.HasChanges);
        Assert.Equal((1, 1), (record.Id, (await Collections.ReadMetaAsync(Cancel))!.Version));
        Assert.Single(await History.ListAsync(10, Cancel));
        Assert.NotNull((await OrdersAsync())[0].DistanceKm);
    }

    [Fact]
    public async Task Refresh_OtherPreparation_WorksOnAllOrdersAndLeavesHistoryAndUndo()
    {
        await PublishAsync(false, Order("a", 1));
        await PublishAsync(true, Order("b", 1));

        Assert.True(await Load(new Locator("Paris")).RefreshAsync(Cancel));

        Assert.All(await OrdersAsync(), order => Assert.Equal("Paris", order.ShipTo!.City));
        Assert.Equal((3, 2), ((await Collections.ReadMetaAsync(Cancel))!.Version, (await History.ListAsync(10, Cancel)).Count));
        Assert.Equal(2, (await Load().UndoLastAsync(Cancel))!.Id);
        Assert.Equal(["a"], (await OrdersAsync()).Select(order => order.Id));
    }

    [Fact]
    public async Task UndoLast_ChangedNewAndRemovedOrders_PutsAllBackOnce()
    {
        await PublishAsync(false, Order("a", 1), Order("b", 2), Order("é", 3), Order("\uFF5E", 4), Order("💡", 5));
        var before = await OrdersAsync();
        await PublishAsync(false, Order("b", 20), Order("c", 6), Order("💡", 5));
        Assert.Equal((1, 1, 3), (await History.UndoableAsync(Cancel)) is { } last ? (last.New, last.Changed, last.Removed) : default);

        var undone = await Load().UndoLastAsync(Cancel);

        Assert.Equal((2, _time.GetUtcNow().UtcDateTime), (undone!.Id, undone.UndoneAt));
        Assert.Equal(before.ToJson(), (await OrdersAsync()).ToJson());
        Assert.Equal(3, (await Collections.ReadMetaAsync(Cancel))!.Version);
        Assert.NotNull((await History.ListAsync(1, Cancel))[0].UndoneAt);
        Assert.Null(await Load().UndoLastAsync(Cancel));
        // The next load can be undone again.
        await PublishAsync(true, Order("d", 1));
        Assert.Equal(4, (await History.UndoableAsync(Cancel))!.Id);
    }

    [Fact]
    public async Task UndoLast_OfTheFirstLoad_LeavesNoOrders()
    {
        await PublishAsync(false, Order("a", 1));

        await Load().UndoLastAsync(Cancel);

        Assert.Empty(await OrdersAsync());
        Assert.Null((await Collections.ReadMetaAsync(Cancel))!.LastOrderedAt);
    }

    [Fact]
    public async Task Begin_WhileAnotherHoldsTheLease_IsRefusedUntilItRunsOut()
    {
        await using var held = await Load().BeginAsync(false, Cancel);
        await Assert.ThrowsAsync<DataLoadException>(() => Load().BeginAsync(false, Cancel));
        // As of a process that was killed: nobody renews, nobody gives back.
        await Collections.Database.GetCollection<BsonDocument>(DashboardCollections.MetaName).UpdateOneAsync("{ _id: 'lease' }", "{ $set: { expiresAt: ISODate('2026-03-15T11:59:59Z') } }", cancellationToken: Cancel);

        await using (await Load().BeginAsync(false, Cancel)) { }
        await using var next = await Load().BeginAsync(false, Cancel);
    }

    [Fact]
    public async Task Publish_LeaseLost_IsRefused()
    {
        var load = Load();
        await using var lease = await load.BeginAsync(false, Cancel);
        await load.AddAsync([Order("a", 1)], Cancel);
        await LoadLease.ClearAsync(_test.Database, Cancel);

        await Assert.ThrowsAsync<DataLoadException>(() => load.PublishAsync(Description, Cancel));

        Assert.Empty(await OrdersAsync());
    }

    private LoadDescription Description => new(LoadKind.File, "orders.csv", _time.GetUtcNow().AddHours(-1));

    private DataLoad Load(params IOrderPreparation[] preparations) => new(Collections, _time, preparations);

    private Task<LoadRecord> PublishAsync(bool keepOrders, params OrderDocument[] orders) => PublishAsync(Load(), keepOrders, orders);

    private async Task<LoadRecord> PublishAsync(DataLoad load, bool keepOrders, params OrderDocument[] orders)
    {
        await using var lease = await load.BeginAsync(keepOrders, Cancel);
        await load.AddOrReplaceAsync(orders, Cancel);
        return await load.PublishAsync(Description with { Orders = orders.Length }, Cancel);
    }

    private Task<List<OrderDocument>> OrdersAsync() => Collections.Orders.Find(_ => true).SortBy(order => order.Id).ToListAsync(Cancel);

    private static OrderDocument Order(string id, int sales) => TestOrders.Order(id, "2026-01-01", null, null, "West", TestOrders.Line("P", "Office", 1, sales, null));

    private sealed class Locator(string city) : IOrderPreparation
    {
        public Task PrepareAsync(IMongoCollection<OrderDocument> staged, CancellationToken cancellationToken) => staged.UpdateManyAsync(
            _ => true,
            Builders<OrderDocument>.Update
                .Set(order => order.DistanceKm, 12.5)
                .Set(order => order.ShipTo, new OrderPlace { Region = "West", City = city == "Reno" ? null : city, LocatedBy = "city", Location = GeoJson.Point(GeoJson.Geographic(-119.8, 39.5)) }),
            cancellationToken: cancellationToken);
    }
}
