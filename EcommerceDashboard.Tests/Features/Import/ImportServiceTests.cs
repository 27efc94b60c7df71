using System.Text;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Features.SampleData;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;
using NodaTime;

namespace EcommerceDashboard.Features.Import;

public class ImportServiceTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    private static LoadDescription Description { get; } = new(LoadKind.File, "orders.csv", Time.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_SmallFile_ReportsAndStoresTheHandCountedFigures()
    {
        await using var test = await DatabaseAsync();

        var report = await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);

        Assert.Equal((3L, 5L, 2L, 4L), (report.Orders, report.Lines, report.Customers, report.Products));
        Assert.Equal((3L, 0L, 0L, 350.1234m), (report.New, report.Changed, report.Unchanged, report.Sales));
        Assert.Equal((new DateOnly(2016, 4, 7), new DateOnly(2017, 1, 2)), (report.Days!.Value.From, report.Days.Value.To));
        var collections = new DashboardCollections(test.Database);
        Assert.Equal(["A", "B", "C"], (await collections.Orders.Find(_ => true).ToListAsync(Cancel)).Select(order => order.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2, await collections.Customers.CountDocumentsAsync(_ => true, cancellationToken: Cancel));
        Assert.Equal(4, await collections.Products.CountDocumentsAsync(_ => true, cancellationToken: Cancel));
        var meta = await collections.ReadMetaAsync(Cancel);
        Assert.Equal((1L, DataSource.Import), (meta!.Version, meta.Source));
    }

    [Fact]
    public async Task Import_SameFileTwice_ChangesNothing()
    {
        await using var test = await DatabaseAsync();
        var service = Service(test);
        await service.ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);
        var before = await SnapshotAsync(test.Database);

        var report = await service.ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);

        Assert.Equal((0L, 0L, 3L), (report.New, report.Changed, report.Unchanged));
        Assert.Equal(before, await SnapshotAsync(test.Database));
    }

    [Fact]
    public async Task Import_ChangedAndNewOrders_UpdatesThemAndKeepsTheOthers()
    {
        await using var test = await DatabaseAsync();
        var service = Service(test);
        await service.ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);

        // A is the same, B lost a line and became dearer, D is new and of the customer of A; C is not in the file.
        var report = await service.ImportAsync(
            SuperstoreCsv.File(SuperstoreCsv.Text(
                SuperstoreCsv.Lines[0], SuperstoreCsv.Lines[3], SuperstoreCsv.Lines[1].Replace("80.5", "90.5", StringComparison.Ordinal),
                SuperstoreCsv.Lines[0].Replace("1,A,2016-11-08,2016-11-11", "9,D,2016-11-10,2016-11-11", StringComparison.Ordinal))),
            null, false, null, Cancel);

        Assert.Equal((3L, 1L, 1L, 1L), (report.Orders, report.New, report.Changed, report.Unchanged));
        var orders = await new DashboardCollections(test.Database).Orders.Find(_ => true).ToListAsync(Cancel);
        var byId = orders.ToDictionary(order => order.Id, StringComparer.Ordinal);
        Assert.Equal(["A", "B", "C", "D"], byId.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((90.5m, 1), (byId["B"].Sales, byId["B"].Lines.Count));
        Assert.Equal((2, byId["A"].OrderedAt), (byId["D"].OrderNumberOfCustomer, byId["D"].PreviousOrderedAt));
    }

    [Fact]
    public async Task Import_OverTheSampleShop_ReplacesAllOfIt()
    {
        await using var test = await DatabaseAsync();
        var collections = new DashboardCollections(test.Database);
        var sample = new SampleDataLoader(collections, Load(test.Database), Time, DateTimeZone.Utc, NullLogger<SampleDataLoader>.Instance);
        Assert.True(await sample.LoadIntoEmptyAsync(50, Cancel) >= 50);

        var report = await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);

        Assert.True(report.ReplacedSample);
        Assert.Equal((3, 2, 4), (
            await collections.Orders.CountDocumentsAsync(_ => true, cancellationToken: Cancel),
            await collections.Customers.CountDocumentsAsync(_ => true, cancellationToken: Cancel),
            await collections.Products.CountDocumentsAsync(_ => true, cancellationToken: Cancel)));
        // The next start must not fill it again.
        Assert.Equal(0, await sample.LoadIntoEmptyAsync(50, Cancel));
        Assert.Equal((2L, DataSource.Import), ((await collections.ReadMetaAsync(Cancel))!.Version, (await collections.ReadMetaAsync(Cancel))!.Source));
    }

    [Fact]
    public async Task Import_RejectedFile_TouchesNothing()
    {
        await using var test = await DatabaseAsync();
        await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);
        var before = await SnapshotAsync(test.Database);

        var broken = SuperstoreCsv.File(SuperstoreCsv.Text([.. SuperstoreCsv.ManyLines(10), SuperstoreCsv.Line(("Row ID", "11"), ("Sales", "x"))]));
        await Assert.ThrowsAsync<ImportRejectedException>(() => Service(test).ImportAsync(broken, null, false, null, Cancel));

        Assert.Equal(before, await SnapshotAsync(test.Database));
    }

    [Fact]
    public async Task Import_StoppedAfterAnyCommand_LeavesTheOldDataOrAfterRecoveryTheNew()
    {
        var changed = SuperstoreCsv.Whole.Replace("80.5", "90.5", StringComparison.Ordinal).Replace("Bo Li", "Bo Lindt", StringComparison.Ordinal);
        await using var whole = await DatabaseAsync();
        await Service(whole).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);
        var old = await SnapshotAsync(whole.Database);
        await Service(whole).ImportAsync(SuperstoreCsv.File(changed), null, false, null, Cancel);
        var complete = await SnapshotAsync(whole.Database);
        var (keptOld, finishedNew, stopped) = (0, 0, true);

        for (var commands = 1; stopped; commands++)
        {
            await using var test = await DatabaseAsync();
            await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);
            stopped = await StopAfterAsync(test.Database, commands, SuperstoreCsv.File(changed));
            await Load(test.Database).RecoverAsync(Cancel);

            var after = await SnapshotAsync(test.Database);
            Assert.True(after == old || after == complete, $"stopped after {commands} commands: {after}");
            if (after == old) keptOld++;
            else finishedNew++;
        }

        Assert.True(keptOld > 3 && finishedNew > 3, $"{keptOld} times old, {finishedNew} times new");
    }

    [Fact]
    public async Task Import_WhileAnotherRuns_IsRefusedAndTheFirstGoesOn()
    {
        await using var test = await DatabaseAsync();
        await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);
        var first = Load(test.Database);
        await using var lease = await first.BeginAsync(keepOrders: true, Cancel);
        var before = await SnapshotAsync(test.Database);

        var refused = await Assert.ThrowsAsync<DataLoadException>(() => Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Text(SuperstoreCsv.Lines[0])), null, false, null, Cancel));

        Assert.StartsWith("Another import into this database runs since 2026-03-15 12:00:00 UTC.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync(test.Database));
        await first.AddOrReplaceAsync([TestOrders.Order("X", "2026-01-01", null, null, null, TestOrders.Line("P", null, 1, 1, null))], Cancel);
        Assert.Equal((1, 0, 3), ((await first.PublishAsync(Description, Cancel)) is var record ? (record.New, record.Changed, record.Unchanged) : default));
    }

    [Fact]
    public async Task Check_ChangedAndNewOrders_CountsThemAndWritesNothing()
    {
        await using var test = await DatabaseAsync();
        var first = await Service(test).CheckAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, null, Cancel);
        Assert.Empty(await (await test.Database.ListCollectionNamesAsync(cancellationToken: Cancel)).ToListAsync(Cancel));
        await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);
        var before = await SnapshotAsync(test.Database);

        var changed = SuperstoreCsv.Whole.Replace("80.5", "90.5", StringComparison.Ordinal) + SuperstoreCsv.Line(("Row ID", "9"), ("Order ID", "D"), ("Sales", "x")) + "\n";
        var report = await Service(test).CheckAsync(SuperstoreCsv.File(changed), null, null, Cancel);

        Assert.Equal((3L, 0L, 0L), (first.New, first.Changed, first.Rejects.Lines));
        Assert.Equal((3L, 0L, 1L, 2L, 1L), (report.Orders, report.New, report.Changed, report.Unchanged, report.Rejects.Lines));
        Assert.Equal("orders.csv:8:18 Sales: “x” is not a number with a point before its decimals, such as 261.96", Assert.Single(Assert.Single(report.Rejects.Kinds).Examples).In("orders.csv"));
        Assert.Equal(before, await SnapshotAsync(test.Database));
    }

    [Fact]
    public async Task Import_AcceptedRejects_TakesTheRestAndTheRejectsCanBeCorrectedAndImported()
    {
        await using var test = await DatabaseAsync();
        var broken = SuperstoreCsv.Whole.Replace("19.5", "abc", StringComparison.Ordinal);
        using var rejects = new MemoryStream();

        var report = await Service(test).ImportAsync(SuperstoreCsv.File(broken), null, true, null, Cancel, rejects);

        // The line 5 that cannot be read takes line 2, of the same order, with it.
        Assert.Equal((2L, 2L, 1L, 2L), (report.Orders, report.Rejects.Lines, report.Rejects.Orders, report.Load!.Rejected));
        var lines = Encoding.UTF8.GetString(rejects.ToArray()).Split("\r\n");
        Assert.Equal("\uFEFF" + SuperstoreCsv.Header + ",Rejected line,Rejected because", lines[0]);
        Assert.Equal(SuperstoreCsv.Lines[0] + ",2,another line of order A cannot be taken", lines[1]);
        Assert.StartsWith(SuperstoreCsv.Lines[3].Replace("19.5", "abc", StringComparison.Ordinal) + ",5,\"orders.csv:5:18 Sales: “abc” is not", lines[2], StringComparison.Ordinal);
        using var again = new MemoryStream();
        await Service(test).WriteRejectsAsync(SuperstoreCsv.File(broken), null, again, Cancel);
        Assert.Equal(rejects.ToArray(), again.ToArray());

        var corrected = Encoding.UTF8.GetString(rejects.ToArray()).Replace("abc,3", "19.5,3", StringComparison.Ordinal);
        await Service(test).ImportAsync(SuperstoreCsv.File(corrected), null, false, null, Cancel);
        Assert.Equal(350.1234m, (await new DashboardCollections(test.Database).Orders.Find(_ => true).ToListAsync(Cancel)).Sum(order => order.Sales));
    }

    [Fact]
    public async Task UndoLast_AfterImportOverTheSampleShop_BringsItBack()
    {
        await using var test = await DatabaseAsync();
        var collections = new DashboardCollections(test.Database);
        await new SampleDataLoader(collections, Load(test.Database), Time, DateTimeZone.Utc, NullLogger<SampleDataLoader>.Instance).LoadIntoEmptyAsync(50, Cancel);
        var before = await OrdersAsync();
        await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);

        await Load(test.Database).UndoLastAsync(Cancel);

        Assert.Equal(before, await OrdersAsync());
        Assert.Equal(DataSource.Sample, (await collections.ReadMetaAsync(Cancel))!.Source);
        // The next import replaces it again.
        Assert.True((await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel)).ReplacedSample);

        async Task<string> OrdersAsync() => (await collections.Orders.Find(_ => true).SortBy(order => order.Id).ToListAsync(Cancel)).ToJson();
    }

    [Fact]
    public async Task Import_CancelledWhileReading_LeavesNothingBehind()
    {
        await using var test = await DatabaseAsync();
        await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel);
        var before = await SnapshotAsync(test.Database);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var file = SuperstoreCsv.File(SuperstoreCsv.Text([.. SuperstoreCsv.ManyLines(20_000)]));
        var progress = new Stop(stop, ImportStep.Reading, 8_000);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Service(test).ImportAsync(file, null, false, progress, stop.Token));

        Assert.Equal((file.Length, true), (progress.Last!.BytesTotal, progress.Last.BytesRead > 0));
        Assert.Equal(before, await SnapshotAsync(test.Database));
        Assert.DoesNotContain(DataLoad.StagingName, await (await test.Database.ListCollectionNamesAsync(cancellationToken: Cancel)).ToListAsync(Cancel));
        Assert.Equal(3, (await Service(test).ImportAsync(SuperstoreCsv.File(SuperstoreCsv.Whole), null, false, null, Cancel)).Unchanged);
    }

    [Fact]
    public async Task Inspect_FileWithQuestions_ShowsWhatIsKnownAndAsks()
    {
        await using var test = await DatabaseAsync();
        var file = SuperstoreCsv.File("Bestellnummer;Datum;Artikel;Menge;Preis;Farbe\nA;4/7/2026;Stuhl;1;1.234;rot\n");

        var found = await Service(test).InspectAsync(file, null, Cancel);
        var answered = await Service(test).InspectAsync(file, found.Mapping with { DateFormat = "D/M/YYYY", DecimalMark = "," }, Cancel);

        Assert.Equal(("UTF-8", ';', 1L, true, null), (found.Encoding, found.Separator, found.Lines, found.IsWhole, found.Layout));
        Assert.Equal(["Bestellnummer", "Datum", "Artikel", "Menge", "Preis", "Farbe"], found.Header);
        Assert.Equal([["A", "4/7/2026", "Stuhl", "1", "1.234", "rot"]], found.FirstRows);
        Assert.Equal("Artikel", found.Mapping.Columns["productName"]);
        Assert.Equal([ImportQuestionKind.DateFormat, ImportQuestionKind.DecimalMark], found.Questions.Select(question => question.Kind));
        Assert.Equal([["M/D/YYYY", "D/M/YYYY"], [".", ","]], found.Questions.Select(question => question.Choices));
        Assert.Empty(answered.Questions);
        var report = await Service(test).ImportAsync(file, answered.Mapping, false, null, Cancel);
        Assert.Equal((1234m, new DateOnly(2026, 7, 4)), (report.Sales, report.Days!.Value.From));
    }

    /// <summary>Cancels once a step is so far.</summary>
    private sealed class Stop(CancellationTokenSource source, ImportStep step, long lines) : IProgress<ImportProgress>
    {
        public ImportProgress? Last { get; private set; }

        public void Report(ImportProgress value)
        {
            Last = value;
            if (value.Step == step && value.Lines >= lines) source.Cancel();
        }
    }

    [Fact]
    public async Task Import_Superstore_HasTheKnownCounts()
    {
        var path = SharedData.Require("superstore/superstore.csv");
        await using var test = await DatabaseAsync();

        var report = await Service(test).ImportAsync(ImportFile.OnDisk(path), null, false, null, Cancel);

        Assert.Equal((5_009L, 9_994L, 793L, 1_862L), (report.Orders, report.Lines, report.Customers, report.Products));
        var again = await Service(test).ImportAsync(ImportFile.OnDisk(path), null, false, null, Cancel);
        Assert.Equal((0L, 0L, 5_009L), (again.New, again.Changed, again.Unchanged));
    }

    private static async Task<TestDatabase> DatabaseAsync()
    {
        var test = new TestDatabase();
        await test.InitializeAsync();
        return test;
    }

    private static ImportService Service(TestDatabase test) => Service(test.Database);

    private static ImportService Service(IMongoDatabase database) =>
        new(new DashboardCollections(database), Load(database), Calendars.Utc, new KpiFormatter("USD"), Time);

    private static DataLoad Load(IMongoDatabase database) => new(new DashboardCollections(database), Time, []);

    /// <summary>Imports, and stops once the database has answered so many commands.</summary>
    /// <returns>False when the import came to its end before.</returns>
    private static async Task<bool> StopAfterAsync(IMongoDatabase database, int commands, ImportFile file)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var settings = MongoClientSettings.FromConnectionString(await TestServer.ConnectionStringAsync());
        settings.ClusterConfigurator = cluster => cluster.Subscribe<CommandSucceededEvent>(command =>
        {
            if (command.DatabaseNamespace.DatabaseName == database.DatabaseNamespace.DatabaseName && Interlocked.Decrement(ref commands) == 0) stop.Cancel();
        });
        using var client = new MongoClient(settings);
        try
        {
            await Service(client.GetDatabase(database.DatabaseNamespace.DatabaseName)).ImportAsync(file, null, false, null, stop.Token);
            return commands <= 0;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>All that pages read, in one text.</summary>
    private static async Task<string> SnapshotAsync(IMongoDatabase database)
    {
        var collections = new List<string>();
        foreach (var name in new[] { DashboardCollections.OrdersName, DashboardCollections.CustomersName, DashboardCollections.ProductsName, DashboardCollections.MetaName })
        {
            var documents = await database.GetCollection<BsonDocument>(name).Find(FilterDefinition<BsonDocument>.Empty).Sort("{ _id: 1 }").ToListAsync(Cancel);
            collections.Add($"{name}: {new BsonArray(documents).ToJson()}");
        }
        return string.Join('\n', collections);
    }
}
