using System.Collections.Concurrent;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>
/// Runs the sources that have an interval, one at a time. When a run began stands in the database, so that a restart neither forgets nor repeats one.
/// Where the server tells of changes, one begins soon after; the interval stays, for what may have been missed.
/// </summary>
internal sealed partial class SourceSchedule(
    SourceStore store, SourceJobs jobs, SourceChanges changes, DataReadiness readiness, TimeProvider time, ILogger<SourceSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30), SettleTime = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (SourceDefinition Definition, Task<bool> Watch, CancellationTokenSource End)> _watches = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _changed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _signal = new(0);

    /// <summary>When a source runs next; null: when someone says so.</summary>
    public static DateTime? NextRun(StoredSource source, DateTime now) =>
        source.Definition?.EveryMinutes is not { } minutes ? null
        : source.State.StartedAt is { } last && last.AddMinutes(minutes) is var next && next > now ? next
        : now;

    /// <summary>Runs what is due.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        foreach (var source in await store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (NextRun(source, now) is not { } next || (next > now && !_changed.ContainsKey(source.Name))) continue;
            // Before it runs: what changes meanwhile is another change.
            _changed.TryRemove(source.Name, out _);
            var readAll = source.State.ReadAllAt is not { } last || last.AddHours(source.Definition!.FullEveryHours) <= now;
            await jobs.RunAsync(source, !readAll, source.Definition!.AcceptRejects, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        foreach (var watch in _watches.Values) watch.End.Dispose();
        _signal.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken).ConfigureAwait(false);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDueAsync(stoppingToken).ConfigureAwait(false);
                await WatchAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is MongoException or TimeoutException)
            {
                LogAway(logger, exception.GetType().Name);
            }
            await WaitAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Until it is time to look again, or a little after a change: changes come in bursts.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var look = Task.Delay(LookEvery, time, over.Token);
        var change = _signal.WaitAsync(over.Token);
        var first = await Task.WhenAny(look, change).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (first == change) await Task.Delay(SettleTime, time, cancellationToken).ConfigureAwait(false);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var wanted = (await store.ListAsync(cancellationToken).ConfigureAwait(false)).Where(source => source.Definition?.EveryMinutes is not null).ToDictionary(source => source.Name, source => source.Definition!);
        foreach (var (name, (definition, watch, end)) in _watches.ToList())
        {
            // Where there are no change streams, asking again would not help; a connection that was lost is another matter.
            var stays = wanted.TryGetValue(name, out var still) && still.ToJson() == definition.ToJson() && (!watch.IsCompleted || !await watch.ConfigureAwait(false));
            if (stays) continue;
            await end.CancelAsync().ConfigureAwait(false);
            end.Dispose();
            _watches.Remove(name);
        }
        foreach (var (name, definition) in wanted)
        {
            if (_watches.ContainsKey(name)) continue;
            var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _watches.Add(name, (definition, changes.WatchAsync(definition, () => OnChange(name), end.Token), end));
        }
    }

    private void OnChange(string name)
    {
        if (_changed.TryAdd(name, true)) _signal.Release();
    }

    [LoggerMessage(EventId = 62, Level = LogLevel.Warning, Message = "The sources cannot be looked up now ({Error}); they are again in half a minute")]
    private static partial void LogAway(ILogger logger, string error);
}
