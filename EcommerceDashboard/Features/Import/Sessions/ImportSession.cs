using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Features.Import.Uploads;

namespace EcommerceDashboard.Features.Import.Sessions;

/// <summary>
/// One uploaded file on its way into the database: looked at, mapped, checked, imported. It goes on when its page is reloaded or closed, and
/// does one thing at a time.
/// </summary>
public sealed class ImportSession(UploadedFile file, ImportService service, ImportAttempts attempts, TimeProvider time)
{
    /// <summary>More often nobody can read it.</summary>
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;
    private long _progressAt;

    /// <summary>Raised on any thread whenever something of the session has changed.</summary>
    public event Action? Changed;

    /// <summary>The file.</summary>
    public UploadedFile File { get; } = file;

    /// <summary>What it does or waits for.</summary>
    public ImportStage Stage { get; private set; } = ImportStage.New;

    /// <summary>What the file shows; null: not looked at yet, or it could not be read.</summary>
    public FileInspection? Inspection { get; private set; }

    /// <summary>Of the check, or of the import once that is done.</summary>
    public ImportReport? Report { get; private set; }

    /// <summary>How far what runs is; null: nothing runs, or it has just begun.</summary>
    public ImportProgress? Progress { get; private set; }

    /// <summary>Why the last thing ended early; null: it did not.</summary>
    public ImportFailure? Failure { get; private set; }

    /// <summary>Something runs.</summary>
    public bool IsRunning => Stage is ImportStage.Inspecting or ImportStage.Checking or ImportStage.Importing;

    /// <summary>Looks at the file.</summary>
    /// <param name="mapping">How to read it; null: to be found out.</param>
    /// <returns>Ends with the work; false: something else runs.</returns>
    public Task<bool> InspectAsync(ImportMapping? mapping) => RunAsync(ImportStage.Inspecting, ImportStage.Reviewing, async cancellation =>
    {
        Inspection = await service.InspectAsync(File.ToImport(), mapping, cancellation).ConfigureAwait(false);
        Report = null;
    });

    /// <summary>Reads all of the file and changes nothing.</summary>
    /// <inheritdoc cref="InspectAsync" path="/returns"/>
    public Task<bool> CheckAsync() => RunAsync(ImportStage.Checking, ImportStage.Checked, async cancellation =>
        Report = await service.CheckAsync(File.ToImport(), Inspection?.Mapping, new Throttled(this), cancellation).ConfigureAwait(false));

    /// <summary>Imports the file.</summary>
    /// <param name="acceptRejects">Without the orders that cannot be taken.</param>
    /// <inheritdoc cref="InspectAsync" path="/returns"/>
    public Task<bool> ImportAsync(bool acceptRejects) => RunAsync(ImportStage.Importing, ImportStage.Done, async cancellation =>
        Report = await service.ImportAsync(File.ToImport(), Inspection?.Mapping, acceptRejects, new Throttled(this), cancellation).ConfigureAwait(false));

    /// <summary>Ends what runs; the data is then as it was.</summary>
    public void Cancel()
    {
        lock (_lock) _running?.Cancel();
    }

    private async Task<bool> RunAsync(ImportStage running, ImportStage done, Func<CancellationToken, Task> work)
    {
        using var cancel = new CancellationTokenSource();
        ImportStage before;
        lock (_lock)
        {
            if (_running is not null) return false;
            (_running, before) = (cancel, Stage);
            (Stage, Progress, Failure) = (running, null, null);
        }
        Changed?.Invoke();
        ImportFailure? failure = null;
        try
        {
            // Away from the circuit: closing the page ends nothing.
            await Task.Run(() => work(cancel.Token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever it was, the page must say so and the session go on.
            failure = FailureOf(exception, cancel.Token);
            if (failure.Report is not null) Report = failure.Report;
        }
        lock (_lock)
        {
            _running = null;
            (Stage, Progress, Failure) = (failure is null ? done : before, null, failure);
        }
        Changed?.Invoke();
        return true;
    }

    private ImportFailure FailureOf(Exception exception, CancellationToken cancellation) => exception switch
    {
        ImportRejectedException rejected => new ImportFailure(ImportFailureKind.Rejected) { Problems = rejected.Problems, Count = rejected.Count, Report = rejected.Report },
        OperationCanceledException when cancellation.IsCancellationRequested => new ImportFailure(ImportFailureKind.Cancelled),
        _ => new ImportFailure(attempts.KindOf(exception)),
    };

    private void Tell(ImportProgress progress)
    {
        if (Progress?.Step == progress.Step && time.GetElapsedTime(_progressAt) < ProgressEvery) return;
        _progressAt = time.GetTimestamp();
        Progress = progress;
        Changed?.Invoke();
    }

    private sealed class Throttled(ImportSession session) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => session.Tell(value);
    }
}

/// <summary>What a session does or waits for.</summary>
public enum ImportStage
{
    /// <summary>The file has just come.</summary>
    New,

    /// <summary>Looks at the beginning of the file.</summary>
    Inspecting,

    /// <summary>Waits for the reader's word on how the file is to be read.</summary>
    Reviewing,

    /// <summary>Reads all of the file without changing anything.</summary>
    Checking,

    /// <summary>Waits for the word to import.</summary>
    Checked,

    /// <summary>Imports.</summary>
    Importing,

    /// <summary>The file is imported.</summary>
    Done,
}

/// <summary>Why something ended early.</summary>
/// <param name="Kind">The reason.</param>
public sealed record ImportFailure(ImportFailureKind Kind)
{
    /// <summary>The first problems, where the file was rejected.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>How many there are in all.</summary>
    public long Count { get; init; }

    /// <summary>What the file was found to hold; null: it could not be read through.</summary>
    public ImportReport? Report { get; init; }
}

/// <summary>Reasons of an <see cref="ImportFailure"/>.</summary>
public enum ImportFailureKind
{
    /// <summary>The file cannot be taken.</summary>
    Rejected,

    /// <summary>The reader ended it.</summary>
    Cancelled,

    /// <summary>Another load runs.</summary>
    Busy,

    /// <summary>The database is away or refused.</summary>
    Database,

    /// <summary>Something that nobody thought of, such as a disk that fails.</summary>
    Other,
}
