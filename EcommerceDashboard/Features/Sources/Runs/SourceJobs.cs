using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>Runs saved sources, whoever asked: remembers how they went, and shows the one that goes on to every page.</summary>
public sealed partial class SourceJobs(SourceRunner runner, SourceStore store, TimeProvider time, ILogger<SourceJobs> logger)
{
    private readonly Lock _lock = new();
    private SourceJob? _current;

    /// <summary>Called when a run begins, goes on or ends; on any thread.</summary>
    public event Action? Changed;

    /// <summary>The run that goes on; null: none.</summary>
    public SourceJob? Current
    {
        get
        {
            lock (_lock) return _current;
        }
    }

    /// <summary>Ends the run that goes on, if it is of this source; the data stays as it is.</summary>
    public void Cancel(string name)
    {
        lock (_lock)
        {
            if (_current?.Name == name) _current.Cancellation.Cancel();
        }
    }

    /// <summary>Runs a source to its end. It never throws for what can happen to a run: the answer says how it went.</summary>
    /// <param name="source">The source.</param>
    /// <param name="onlyChanges">Only what changed since the last run, where that can be told.</param>
    /// <param name="acceptRejects">Go on without orders that cannot be mapped.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<SourceResult> RunAsync(StoredSource source, bool onlyChanges, bool acceptRejects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Definition is not { } definition) return new SourceResult(SourceOutcome.Unusable, null, Explanation.Of<SourcesText>("Run.OtherVersion"));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var job = new SourceJob(source.Name, time.GetUtcNow(), cancellation);
        lock (_lock)
        {
            if (_current is not null) return new SourceResult(SourceOutcome.Busy, null, null);
            _current = job;
        }
        Changed?.Invoke();
        var result = await GuardAsync(source.Name, async () =>
        {
            await store.WriteStartAsync(source.Name, job.StartedAt, cancellation.Token).ConfigureAwait(false);
            return await runner.RunAsync(definition, onlyChanges, acceptRejects, new StepOf(this, job), cancellation.Token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        lock (_lock) _current = null;
        await RememberAsync(source.Name, result.Outcome).ConfigureAwait(false);
        Changed?.Invoke();
        return result;
    }

    /// <summary>Maps a source and changes nothing.</summary>
    public Task<SourceResult> CheckAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return GuardAsync(definition.Name, () => runner.CheckAsync(definition, cancellationToken));
    }

    private async Task<SourceResult> GuardAsync(string name, Func<Task<SourceReport>> run)
    {
        try
        {
            var report = await run().ConfigureAwait(false);
            var outcome = report.Load is null ? SourceOutcome.Unchanged : SourceOutcome.Changed;
            LogDone(logger, name, outcome, report.Orders, report.New, report.Changed, report.Removed, report.Rejected);
            return new SourceResult(outcome, report, null);
        }
        catch (SourceRejectedException exception)
        {
            return NotDone(exception.Report is null ? SourceOutcome.Unusable : SourceOutcome.Rejected, exception.Report, exception.Explanation);
        }
        catch (DataLoadException)
        {
            return NotDone(SourceOutcome.Busy, null, null);
        }
        catch (OperationCanceledException)
        {
            return NotDone(SourceOutcome.Cancelled, null, null);
        }
        catch (MongoCommandException exception)
        {
            // The message may hold values of the source; the name of the code does not.
            return NotDone(exception.Code == SourceCodes.Unauthorized ? SourceOutcome.Forbidden : SourceOutcome.Failed, null, Explanation.Of<SourcesText>("Run.Code", $"{exception.CodeName} {exception.Code}"));
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            return NotDone(SourceOutcome.Failed, null, Explanation.Of<SourcesText>("Run.Code", exception.GetType().Name));
        }

        SourceResult NotDone(SourceOutcome outcome, SourceReport? report, Explanation? why)
        {
            LogNotDone(logger, name, outcome, report?.Rejected ?? 0);
            return new SourceResult(outcome, report, why);
        }
    }

    private async Task RememberAsync(string name, SourceOutcome outcome)
    {
        try
        {
            await store.WriteEndAsync(name, outcome, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            // The database is away: the page then shows a run that has not ended, which is true as far as is known.
        }
    }

    [LoggerMessage(EventId = 60, Level = LogLevel.Information, Message = "Source {Name}: {Outcome}, {Orders} orders ({New} new, {Changed} changed, {Removed} removed), {Rejected} rejected")]
    private static partial void LogDone(ILogger logger, string name, SourceOutcome outcome, long orders, long @new, long changed, long removed, long rejected);

    [LoggerMessage(EventId = 61, Level = LogLevel.Warning, Message = "Source {Name}: {Outcome}, {Rejected} orders rejected; nothing was changed")]
    private static partial void LogNotDone(ILogger logger, string name, SourceOutcome outcome, long rejected);

    private sealed class StepOf(SourceJobs jobs, SourceJob job) : IProgress<SourceStep>
    {
        public void Report(SourceStep value)
        {
            job.Step = value;
            jobs.Changed?.Invoke();
        }
    }
}

/// <summary>A run that goes on.</summary>
public sealed class SourceJob(string name, DateTimeOffset startedAt, CancellationTokenSource cancellation)
{
    /// <summary>Of the source.</summary>
    public string Name => name;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>Where it is.</summary>
    public SourceStep Step { get; internal set; }

    internal CancellationTokenSource Cancellation => cancellation;
}

/// <summary>How a run or check went.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Report">What was found; null: nothing was read.</param>
/// <param name="Why">Why it was refused, without anything of the data; null: nothing to add.</param>
public sealed record SourceResult(SourceOutcome Outcome, SourceReport? Report, Explanation? Why);

/// <summary>Codes of MongoDB's errors that are something else than a failure.</summary>
internal static class SourceCodes
{
    /// <summary>The user of the connection may not do that.</summary>
    public const int Unauthorized = 13;

    /// <summary>There are no change streams: the server is no replica set.</summary>
    public const int OnlyOnReplicaSets = 40573;
}
