using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Features.Import.Uploads;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EcommerceDashboard.Features.Import.Sessions;

public sealed class ImportSessionTests(TestDatabase test) : IClassFixture<TestDatabase>, IDisposable
{
    private const string Clear =
        """
        Order number;Date;Product;Quantity;Price;Customer
        A-1;2016-07-04;Lamp;2;19,90;Maier
        A-1;2016-07-04;Chair;1;49,00;Maier
        A-2;2016-07-05;Lamp;1;19,90;Huber

        """;

    private const string Ambiguous =
        """
        Order number;Date;Product;Quantity;Price
        A-1;04/07/2016;Lamp;2;19,90

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessions");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task File_GoesThroughAllStages_AndTellsOfEach()
    {
        var session = await SessionAsync(Clear);
        List<ImportStage> stages = [];
        session.Changed += () => stages.Add(session.Stage);

        await session.InspectAsync(null);
        await session.CheckAsync();
        await session.ImportAsync(acceptRejects: false);

        Assert.Equal(
            [ImportStage.Inspecting, ImportStage.Reviewing, ImportStage.Checking, ImportStage.Checked, ImportStage.Importing, ImportStage.Done],
            stages.Aggregate(new List<ImportStage>(), (distinct, stage) => distinct.LastOrDefault(ImportStage.New) == stage ? distinct : [.. distinct, stage]));
        Assert.Equal((2L, 3L, 108.70m), (session.Report!.Orders, session.Report.Lines, session.Report.Sales));
        Assert.NotNull(session.Report.Load);
        Assert.Null(session.Failure);
    }

    [Fact]
    public async Task Dates_ThatCanBeReadInTwoWays_AreAskedAndThenReadAsAnswered()
    {
        var session = await SessionAsync(Ambiguous);
        await session.InspectAsync(null);

        Assert.Equal(ImportQuestionKind.DateFormat, Assert.Single(session.Inspection!.Questions).Kind);
        await session.InspectAsync(session.Inspection.Mapping with { DateFormat = "D/M/YYYY" });

        Assert.Empty(session.Inspection.Questions);
        await session.CheckAsync();
        Assert.Equal(new DateOnly(2016, 7, 4), session.Report!.Days!.Value.From);
    }

    [Fact]
    public async Task Rejects_NotAccepted_AreShownAndNothingIsImported()
    {
        var session = await SessionAsync(Clear + "A-3;2016-07-06;Table;x;19,90;Huber\r\n");
        await session.InspectAsync(null);

        await session.ImportAsync(acceptRejects: false);

        Assert.Equal((ImportStage.Reviewing, ImportFailureKind.Rejected, 1L), (session.Stage, session.Failure!.Kind, session.Failure.Count));
        Assert.Equal((1L, 1L), (session.Report!.Rejects.Orders, session.Report.Rejects.Lines));
        await session.ImportAsync(acceptRejects: true);
        Assert.Equal((ImportStage.Done, 2L), (session.Stage, session.Report!.Orders));
    }

    [Fact]
    public async Task File_ThatIsNoText_FailsAndSaysSo()
    {
        var session = await SessionAsync("PK\u0003\u0004 a workbook");

        await session.InspectAsync(null);

        Assert.Equal((ImportStage.New, ImportFailureKind.Rejected), (session.Stage, session.Failure!.Kind));
        Assert.Null(session.Inspection);
    }

    [Fact]
    public async Task SecondThing_WhileOneRuns_IsNotBegun()
    {
        var session = await SessionAsync(Clear);
        await session.InspectAsync(null);
        Task<bool>? second = null;
        session.Changed += () => second ??= session.CheckAsync();

        Assert.True(await session.CheckAsync());

        Assert.False(await second!);
    }

    [Fact]
    public async Task Cancelled_TheSessionGoesBackToWhereItWas()
    {
        var session = await SessionAsync(Clear);
        await session.InspectAsync(null);
        session.Changed += () =>
        {
            if (session.Stage == ImportStage.Importing) session.Cancel();
        };

        await session.ImportAsync(acceptRejects: false);

        Assert.Equal((ImportStage.Reviewing, ImportFailureKind.Cancelled), (session.Stage, session.Failure!.Kind));
    }

    [Fact]
    public async Task Progress_OfALongFile_IsToldNowAndThen()
    {
        var lines = string.Concat(Enumerable.Range(1, 50_000).Select(number => FormattableString.Invariant($"B-{number};2016-07-04;Lamp;1;19,90;Maier\r\n")));
        var session = await SessionAsync(Clear + lines);
        await session.InspectAsync(null);
        var told = 0;
        session.Changed += () => told += session.Progress is null ? 0 : 1;

        await session.CheckAsync();

        // The clock stands still: one for each step.
        Assert.Equal(2, told);
        Assert.Null(session.Progress);
    }

    [Fact]
    public async Task Session_OfAFile_IsTheSameForAllAndGoneWithIt()
    {
        var (sessions, file) = await SessionsAsync(Clear);

        Assert.Same(sessions.Find(file.Id), sessions.Find(file.Id));
        sessions.Remove(file.Id);

        Assert.Null(sessions.Find(file.Id));
        Assert.Empty(_folder.GetFiles("*.upload", SearchOption.AllDirectories));
    }

    private async Task<ImportSession> SessionAsync(string content)
    {
        var (sessions, file) = await SessionsAsync(content);
        return sessions.Find(file.Id)!;
    }

    private async Task<(ImportSessions Sessions, UploadedFile File)> SessionsAsync(string content)
    {
        await test.Database.Client.DropDatabaseAsync(test.Database.DatabaseNamespace.DatabaseName, Cancellation);
        var files = new UploadedFiles(new UploadFolder(_folder.FullName), _time, NullLogger<UploadedFiles>.Instance);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        var file = await files.ReceiveAsync("orders.csv", stream, Cancellation);
        var collections = new DashboardCollections(test.Database);
        var service = new ImportService(collections, new DataLoad(collections, _time, []), Calendars.Utc, new KpiFormatter("USD"), _time);
        return (new ImportSessions(files, service, new ImportAttempts(NullLogger<ImportAttempts>.Instance), _time), file);
    }
}
