using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Runs;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources;

public sealed class SourceRunnerTests : IAsyncLifetime
{
    private readonly SourceShop _shop = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SourceDefinition Retail => _shop.Of(SourceLayouts.Retail);

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Run_OneDocumentPerLine_MakesTheOrders()
    {
        await _shop.AddRetailAsync();

        var report = await _shop.RunAsync(Retail);

        Assert.Equal((2, 2, 0, 0, true), (report.Orders, report.New, report.Rejected, report.Removed, report.IsFull));
        Assert.Equal(19.85m, report.Sales);
        var orders = await _shop.OrdersAsync();
        Assert.Equal(["A", "B"], orders.Select(order => order.Id));
        var a = orders[0];
        Assert.Equal(
            ("completed", 12.6m, -3m, 12.6m, 3, "Second Class", new DateTime(2026, 1, 7, 0, 0, 0, DateTimeKind.Utc), "shop", 1),
            (a.Status, a.Sales, a.Profit, a.CostedSales, a.Units, a.ShipMode, a.ShippedAt, a.Source, a.OrderNumberOfCustomer));
        Assert.Equal(new OrderCustomer("C1", "Ann", "Consumer"), a.Customer);
        Assert.Equal(new OrderPlace { Country = "United States", Region = "West", State = "Nevada", City = "Reno", PostalCode = "89501" }, a.ShipTo);
        Assert.Null(a.ShipFrom);
        Assert.Equal(["Furniture", "Supplies"], a.Categories);
        Assert.Equal(
            [
                new OrderLine { ProductId = "P1", Name = "Desk", Category = "Furniture", SubCategory = "Tables", Quantity = 2, Discount = 0.2m, Sales = 12.5m, Profit = -1.5m },
                new OrderLine { ProductId = "P2", Name = "Pen", Category = "Supplies", SubCategory = "Art", Quantity = 1, Discount = 0.2m, Sales = 0.1m, Profit = -1.5m },
            ],
            a.Lines);
        Assert.Equal("Bob", orders[1].Customer!.Name);
    }

    [Fact]
    public async Task Run_OrderAsTheCanonicalClassWritesIt_IsTheSameDocument()
    {
        await _shop.AddRetailAsync();
        await _shop.RunAsync(Retail);
        var stored = await _shop.DashboardDatabase.GetCollection<BsonDocument>("orders").Find("{ _id: 'A' }").FirstAsync(Cancel);

        var written = (await _shop.OrdersAsync())[0].ToBsonDocument();

        Assert.Equal(StatedFields.Of(written), StatedFields.Of(stored));
    }

    [Fact]
    public async Task Run_LinesInAnArray_ReadsNestedPathsConstantsAndStatuses()
    {
        await _shop.InsertAsync(
            "sales",
            """
            { _id: ObjectId('65a000000000000000000001'), "no.": 17, placed: "05/01/2026 23:30", state: "PAID", who: { id: 5, first: "Ann", last: "Lee" },
              places: [ { town: "Nice" } ], items: [ { sku: "X", n: "3", cents: 1050 }, { sku: "Y", n: 1.0, cents: NumberLong(200), cost: "1.234,5" } ] }
            """,
            """{ _id: ObjectId('65a000000000000000000002'), "no.": 18, placed: "06/01/2026 08:00", state: "void", items: [ { sku: "X", n: 1, cents: 5 } ] }""",
            """{ _id: ObjectId('65a000000000000000000003'), "no.": 19, placed: "07/01/2026 08:00", state: "back", items: [ { sku: "X", n: -1, cents: 350 } ] }""",
            """{ _id: ObjectId('65a000000000000000000004'), "no.": 20, placed: "07/01/2026 08:00", state: "back", items: [ { sku: "X", n: 1, cents: 350 } ] }""");
        var definition = Sales();

        await _shop.RunAsync(definition);

        var orders = await _shop.OrdersAsync();
        Assert.Equal([("17", "completed", 33.5m), ("18", "cancelled", 0.05m), ("19", "refund", -3.5m), ("20", "cancelled", 3.5m)], orders.Select(order => (order.Id, order.Status, order.Sales)));
        var first = orders[0];
        // 23:30 in Paris.
        Assert.Equal(new DateTime(2026, 1, 5, 22, 30, 0, DateTimeKind.Utc), first.OrderedAt);
        Assert.Equal((new OrderCustomer("5", "Ann Lee", null), "Nice", "France", "web"), (first.Customer, first.ShipTo!.City, first.ShipTo.Country, first.Channel));
        Assert.Equal([(3, 31.5m, null), (1, 2m, -1232.5m)], first.Lines.Select(line => (line.Quantity, line.Sales, line.Profit)));
        Assert.Equal((-1232.5m, 2m), (first.Profit, first.CostedSales));
        Assert.Null(orders[1].Customer);
    }

    [Fact]
    public async Task Run_Again_WritesNothing()
    {
        await _shop.AddRetailAsync();
        await _shop.RunAsync(Retail);

        var report = await _shop.RunAsync(Retail);

        Assert.Equal((0, 0, 2, null), (report.New, report.Changed, report.Unchanged, report.Load));
        Assert.Equal(1, await _shop.VersionAsync());
    }

    [Fact]
    public async Task Run_OrdersGoneFromTheSource_RemovesThoseAndNoOthers()
    {
        await _shop.AddRetailAsync();
        await using (await _shop.Load.BeginAsync(false, Cancel))
        {
            await _shop.Load.AddAsync([OtherOrder], Cancel);
            await _shop.Load.PublishAsync(new LoadDescription(LoadKind.File, "old.csv", _shop.Time.GetUtcNow()), Cancel);
        }
        await _shop.RunAsync(Retail);
        await _shop.Database.GetCollection<BsonDocument>("Orders").DeleteManyAsync("{ 'Order ID': 'A' }", Cancel);

        var report = await _shop.RunAsync(Retail);

        Assert.Equal((1, 0, 0), (report.Removed, report.New, report.Changed));
        Assert.Equal(["B", "Z"], (await _shop.OrdersAsync()).Select(order => order.Id));
    }

    [Fact]
    public async Task Run_OnlyChanges_RebuildsWholeOrdersAndKeepsOthers()
    {
        await _shop.AddRetailAsync();
        var definition = Retail with { Watermark = "updatedAt" };
        await _shop.Store.SaveAsync(definition, Cancel);
        Assert.True((await _shop.RunAsync(definition, onlyChanges: true)).IsFull);
        var lines = _shop.Database.GetCollection<BsonDocument>("Orders");
        await lines.UpdateOneAsync("{ _id: 2 }", "{ $set: { Sales: 5, updatedAt: 2 } }", cancellationToken: Cancel);
        await lines.InsertOneAsync(BsonDocument.Parse(SourceShop.RetailLine(4, "C", "P1", "1", 1, version: 3)), cancellationToken: Cancel);

        var report = await _shop.RunAsync(definition, onlyChanges: true);

        Assert.Equal((false, 1, 1, 0), (report.IsFull, report.New, report.Changed, report.Removed));
        Assert.Equal([("A", 17.5m, 2), ("B", 7.25m, 1), ("C", 1m, 1)], (await _shop.OrdersAsync()).Select(order => (order.Id, order.Sales, order.Lines.Count)));
        // The last change is read again, since another of the same value may have come: nothing is written for it.
        var again = await _shop.RunAsync(definition, onlyChanges: true);
        Assert.Equal((false, 1, null, 2), (again.IsFull, again.Orders, again.Load, await _shop.VersionAsync()));
    }

    [Fact]
    public async Task Run_OnlyChangesAfterAnUndo_ReadsAll()
    {
        await _shop.AddRetailAsync();
        var definition = Retail with { Watermark = "updatedAt" };
        await _shop.Store.SaveAsync(definition, Cancel);
        await _shop.RunAsync(definition);
        await _shop.Load.UndoLastAsync(Cancel);

        var report = await _shop.RunAsync(definition, onlyChanges: true);

        Assert.Equal((true, 2), (report.IsFull, report.New));
    }

    [Fact]
    public async Task Run_Rejects_AreCountedByKindAndChangeNothing()
    {
        await _shop.AddRetailAsync();
        await _shop.InsertAsync(
            "Orders",
            SourceShop.RetailLine(10, "A", "P1", "'1,5'", 1),
            SourceShop.RetailLine(11, "X", "P1", "'many'", 1),
            SourceShop.RetailLine(12, "Y", "P1", "1", 1, date: "null"),
            SourceShop.RetailLine(13, "Y2", "P1", "{ $numberDouble: 'NaN' }", 1),
            SourceShop.RetailLine(14, "V", "P1", "1", 1, date: "ISODate('2026-02-01T00:00:00Z')"),
            SourceShop.RetailLine(15, "W", "P1", "[1]", 1),
            SourceShop.RetailLine(16, "U", "P1", "1", 1), SourceShop.RetailLine(17, "U", "P2", "1", 1, customer: "C2"));

        var exception = await Assert.ThrowsAsync<SourceRejectedException>(() => _shop.RunAsync(Retail));

        Assert.Null(await _shop.VersionAsync());
        var report = exception.Report!;
        Assert.Equal((1, 7), (report.Orders, report.Rejected));
        Assert.Equal(
            ["Unreadable sales 4", "Contradiction customerId 1", "Contradiction customerName 1", "Contradiction customerSegment 1", "Missing orderedAt 1", "TooEarly shippedAt 1"],
            report.Rejects.Select(reject => $"{reject.Kind} {reject.Field} {reject.Count}").Order(StringComparer.Ordinal).OrderByDescending(text => text[^1]));
        var unreadable = report.Rejects.Single(reject => reject.Kind == SourceRejectKind.Unreadable);
        Assert.Equal([("10", "1,5"), ("11", "many"), ("13", "NaN"), ("15", "<array>")], unreadable.Examples.Select(example => (example.Id, example.Value)).Order());
    }

    [Fact]
    public async Task Run_RejectsAccepted_LeavesTheirOrdersOut()
    {
        await _shop.AddRetailAsync();
        await _shop.RunAsync(Retail);
        await _shop.InsertAsync("Orders", SourceShop.RetailLine(10, "A", "P1", "'many'", 1));

        var report = await _shop.RunAsync(Retail, acceptRejects: true);

        Assert.Equal((1, 1, 1), (report.Orders, report.Rejected, report.Removed));
        Assert.Equal(["B"], (await _shop.OrdersAsync()).Select(order => order.Id));
        Assert.Equal(1, (await new LoadHistory(_shop.Collections).ListAsync(1, Cancel))[0].Rejected);
    }

    [Fact]
    public async Task Run_NothingInTheSource_KeepsTheData()
    {
        await _shop.AddRetailAsync();
        await _shop.RunAsync(Retail);
        await _shop.Database.GetCollection<BsonDocument>("Orders").DeleteManyAsync("{}", Cancel);

        await Assert.ThrowsAsync<SourceRejectedException>(() => _shop.RunAsync(Retail));

        Assert.Equal(2, (await _shop.OrdersAsync()).Count);
    }

    [Fact]
    public async Task Run_SameOrderIdInTwoDocuments_IsRejected()
    {
        const string order = "{ 'no.': 17, placed: '05/01/2026 23:30', items: [ { sku: 'X', n: 1, cents: 5 } ] }";
        await _shop.InsertAsync("sales", order, order);

        var exception = await Assert.ThrowsAsync<SourceRejectedException>(() => _shop.RunAsync(Sales()));

        Assert.Equal([(SourceRejectKind.Repeated, "orderId")], exception.Report!.Rejects.Select(reject => (reject.Kind, reject.Field)));
    }

    [Fact]
    public async Task Run_CancelledWhilePublishing_LeavesTheOldData()
    {
        await _shop.AddRetailAsync();
        await _shop.RunAsync(Retail);
        await _shop.InsertAsync("Orders", SourceShop.RetailLine(4, "C", "P1", "1", 1));
        using var cancel = new CancellationTokenSource();
        var progress = new CancelWhen(SourceStep.Publishing, cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _shop.Runner.RunAsync(Retail, false, false, progress, cancel.Token));

        Assert.Equal((2, 1), ((await _shop.OrdersAsync()).Count, await _shop.VersionAsync()));
        Assert.DoesNotContain(await (await _shop.DashboardDatabase.ListCollectionNamesAsync(cancellationToken: Cancel)).ToListAsync(Cancel), name => name.StartsWith("source_run_", StringComparison.Ordinal) || name == DataLoad.StagingName);
        Assert.Equal(1, (await _shop.RunAsync(Retail)).New);
    }

    [Fact]
    public async Task Run_WhileAnotherRuns_IsRefused()
    {
        await _shop.AddRetailAsync();
        await using (await _shop.Load.BeginAsync(false, Cancel))
        {
            await Assert.ThrowsAsync<DataLoadException>(() => _shop.RunAsync(Retail));
        }
        Task<SourceReport>? second = null;
        await _shop.Runner.RunAsync(Retail, false, false, new Does(() => second ??= _shop.RunAsync(Retail)), Cancel);

        await Assert.ThrowsAsync<DataLoadException>(() => second!);
        Assert.Equal(2, (await _shop.OrdersAsync()).Count);
    }

    [Fact]
    public async Task Run_CollectionThatIsNotThereOrTheDashboardsOwn_IsRefused()
    {
        await _shop.AddRetailAsync();
        await _shop.RunAsync(Retail);

        await Assert.ThrowsAsync<SourceRejectedException>(() => _shop.RunAsync(Retail with { Collection = "Nowhere" }));
        await Assert.ThrowsAsync<SourceRejectedException>(() => _shop.RunAsync(SourceLayouts.Canonical.Definition with { Name = "own", Database = _shop.DashboardDatabase.DatabaseNamespace.DatabaseName }));
    }

    [Fact]
    public async Task Check_Source_SaysWhatWouldBeAndChangesNothing()
    {
        await _shop.AddRetailAsync();
        var before = await _shop.Runner.CheckAsync(Retail, Cancel);
        await _shop.RunAsync(Retail);
        await _shop.Database.GetCollection<BsonDocument>("Orders").DeleteManyAsync("{ 'Order ID': 'A' }", Cancel);

        var after = await _shop.Runner.CheckAsync(Retail, Cancel);

        Assert.Equal((2, 2, 0, 19.85m), (before.Orders, before.New, before.Removed, before.Sales));
        Assert.Equal(["A", "B"], before.Examples.Select(order => order.Id));
        Assert.Equal((1, 0, 0, 1), (after.Orders, after.New, after.Changed, after.Removed));
        Assert.Equal(1, await _shop.VersionAsync());
    }

    private SourceDefinition Sales() => new()
    {
        Name = "sales",
        Database = _shop.Database.DatabaseNamespace.DatabaseName,
        Collection = "sales",
        Lines = "items",
        DateFormat = "%d/%m/%Y %H:%M",
        TimeZone = "Europe/Paris",
        DecimalMark = ",",
        Statuses = new Dictionary<string, string> { ["paid"] = "completed", ["void"] = "cancelled", ["Back"] = "refund" },
        Fields = new Dictionary<string, SourceField>
        {
            ["orderId"] = new() { Path = "\"no.\"" },
            ["orderedAt"] = new() { Path = "placed" },
            ["status"] = new() { Path = "state" },
            ["customerId"] = new() { Path = "who.id" },
            ["customerName"] = new() { Path = "who.first" },
            ["customerLastName"] = new() { Path = "who.last" },
            ["shipToCity"] = new() { Path = "places.0.town" },
            ["shipToCountry"] = new() { Constant = "France" },
            ["channel"] = new() { Constant = "web" },
            ["productId"] = new() { From = "line", Path = "sku" },
            ["quantity"] = new() { From = "line", Path = "n" },
            ["unitPrice"] = new() { From = "line", Path = "cents", Scale = 0.01m },
            ["cost"] = new() { From = "line", Path = "cost" },
        },
    };

    private static OrderDocument OtherOrder => new()
    {
        Id = "Z",
        OrderedAt = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Status = OrderStatus.Completed,
        Lines = [new OrderLine { ProductId = "P9", Quantity = 1, Sales = 1 }],
        Sales = 1,
        CostedSales = 0,
        Units = 1,
        Categories = [],
    };

    private sealed class CancelWhen(SourceStep step, CancellationTokenSource source) : IProgress<SourceStep>
    {
        public void Report(SourceStep value)
        {
            if (value == step) source.Cancel();
        }
    }

    private sealed class Does(Action action) : IProgress<SourceStep>
    {
        public void Report(SourceStep value) => action();
    }
}
