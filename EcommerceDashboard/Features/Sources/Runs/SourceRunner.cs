using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Mapping;
using EcommerceDashboard.Filters;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>
/// Makes the orders of a source those of the dashboard, whole or not at all. The database itself reads, maps and writes; nothing is ever written
/// to the source. A run that finds nothing new publishes nothing.
/// </summary>
public sealed class SourceRunner(DashboardCollections collections, DataLoad load, SourceStore store, BusinessCalendar calendar, TimeProvider time) : IDisposable
{
    /// <summary>With more changed orders than this, reading all is quicker than asking for each.</summary>
    private const int MostKeys = 20_000;

    private const int MostExamples = 5;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Maps the source as a run would, and changes nothing.</summary>
    /// <exception cref="SourceRejectedException">The definition cannot be run, or its collections are not there.</exception>
    /// <exception cref="MongoException">The database refused or is away (also <see cref="TimeoutException"/>).</exception>
    public async Task<SourceReport> CheckAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var compiler = await CompilerAsync(definition, cancellationToken).ConfigureAwait(false);
        var mapped = await MapAsync(definition, compiler, null, cancellationToken).ConfigureAwait(false);
        await using (mapped.ConfigureAwait(false))
        {
            var report = await mapped.ReportAsync(isFull: true, cancellationToken).ConfigureAwait(false);
            return await mapped.CompareAsync(report, cancellationToken).ConfigureAwait(false) with
            {
                Examples = await mapped.FirstAsync(MostExamples, cancellationToken).ConfigureAwait(false),
                ReplacesSample = await IsSampleAsync(cancellationToken).ConfigureAwait(false),
                Duration = time.GetElapsedTime(started),
            };
        }
    }

    /// <summary>Runs a source.</summary>
    /// <param name="definition">The source.</param>
    /// <param name="onlyChanges">Read only what changed since the last run, where the watermark tells; false: all.</param>
    /// <param name="acceptRejects">Go on without orders that cannot be mapped.</param>
    /// <param name="progress">Told where it is.</param>
    /// <param name="cancellationToken">Ends the run; the data is then as it was.</param>
    /// <exception cref="SourceRejectedException">Orders cannot be mapped and that is not accepted, or there is nothing to take; nothing was changed.</exception>
    /// <exception cref="DataLoadException">Another run or import goes on.</exception>
    /// <exception cref="MongoException">The database refused or is away (also <see cref="TimeoutException"/>).</exception>
    public async Task<SourceReport> RunAsync(SourceDefinition definition, bool onlyChanges, bool acceptRejects, IProgress<SourceStep>? progress, CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(0, cancellationToken).ConfigureAwait(false)) throw new DataLoadException("Another source is being read. Nothing was changed; run this one when it has ended.");
        try
        {
            return await RunAloneAsync(definition, onlyChanges, acceptRejects, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<SourceReport> RunAloneAsync(SourceDefinition definition, bool onlyChanges, bool acceptRejects, IProgress<SourceStep>? progress, CancellationToken cancellationToken)
    {
        var (started, startedAt) = (time.GetTimestamp(), time.GetUtcNow());
        progress?.Report(SourceStep.Mapping);
        var compiler = await CompilerAsync(definition, cancellationToken).ConfigureAwait(false);
        // Before anything is read: what changes meanwhile belongs to the next run.
        var watermark = definition.Watermark is null ? null : await GreatestAsync(definition, compiler, cancellationToken).ConfigureAwait(false);
        var keys = onlyChanges ? await ChangedAsync(definition, compiler, cancellationToken).ConfigureAwait(false) : null;
        var mapped = await MapAsync(definition, compiler, keys, cancellationToken).ConfigureAwait(false);
        await using var _ = mapped.ConfigureAwait(false);
        var report = await mapped.ReportAsync(isFull: keys is null, cancellationToken).ConfigureAwait(false);
        if (report.Rejected > 0 && !acceptRejects) throw new SourceRejectedException(Explanation.Of<SourcesText>("Run.NotMapped"), report);
        if (report is { IsFull: true, Orders: 0 }) throw new SourceRejectedException(Explanation.Of<SourcesText>("Run.NoOrder"), report);
        if (!report.IsFull)
        {
            report = await mapped.CompareAsync(report, cancellationToken).ConfigureAwait(false);
            if (report.New + report.Changed + report.Removed == 0) return await DoneAsync(definition, report, watermark, started, cancellationToken).ConfigureAwait(false);
        }
        progress?.Report(SourceStep.Publishing);
        var keepOrders = await HasOrdersAsync(cancellationToken).ConfigureAwait(false);
        await using var lease = await load.BeginAsync(keepOrders, cancellationToken).ConfigureAwait(false);
        await mapped.StageAsync(report.IsFull, cancellationToken).ConfigureAwait(false);
        var record = await load.PublishAsync(
            new LoadDescription(LoadKind.Source, definition.Name, startedAt) { Orders = report.Orders, Rejected = report.Rejected }, cancellationToken).ConfigureAwait(false);
        report = report with { New = record.New, Changed = record.Changed, Removed = record.Removed, ReplacesSample = record.ReplacedSample, Load = record.HasChanges ? record : null };
        // Published is published: that it was is written down, whoever has gone away meanwhile.
        return await DoneAsync(definition, report, watermark, started, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<SourceReport> DoneAsync(SourceDefinition definition, SourceReport report, BsonValue? watermark, long started, CancellationToken cancellationToken)
    {
        await store.WriteReadAsync(definition.Name, watermark, report.IsFull, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return report with { Duration = time.GetElapsedTime(started) };
    }

    private async Task<SourceCompiler> CompilerAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (SourceRules.FirstProblem(definition) is { } problem) throw new SourceRejectedException(problem);
        if (SourceRules.ReadsTheDashboard(definition, collections)) throw new SourceRejectedException(Explanation.Of<SourcesText>("Run.OwnCollections"));
        var needed = definition.Joins.Select(join => join.Collection).Prepend(definition.Collection).Distinct(StringComparer.Ordinal);
        using var names = await Source(definition).ListCollectionNamesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var missing = needed.Except(await names.ToListAsync(cancellationToken).ConfigureAwait(false), StringComparer.Ordinal).ToList();
        if (missing.Count > 0) throw new SourceRejectedException(Explanation.Of<SourcesText>("Run.NoCollection", definition.Database, missing[0]));
        return new SourceCompiler(definition, calendar.ZoneId);
    }

    private IMongoDatabase Source(SourceDefinition definition) => collections.Database.Client.GetDatabase(definition.Database);

    private IMongoCollection<BsonDocument> From(SourceDefinition definition) => Source(definition).GetCollection<BsonDocument>(definition.Collection);

    private Task<MappedOrders> MapAsync(SourceDefinition definition, SourceCompiler compiler, IReadOnlyCollection<BsonValue>? keys, CancellationToken cancellationToken) =>
        MappedOrders.ReadAsync(collections, definition.Name, From(definition), compiler.Compile(keys), time.GetUtcNow(), cancellationToken);

    private async Task<BsonValue?> GreatestAsync(SourceDefinition definition, SourceCompiler compiler, CancellationToken cancellationToken)
    {
        var greatest = await From(definition).Aggregate<BsonDocument>(compiler.GreatestWatermark().ToArray(), cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return greatest?["greatest"] is { IsBsonNull: false } value ? value : null;
    }

    /// <summary>The orders that changed since the last run, as the source calls them; null: it cannot be told, or so many that all are read.</summary>
    private async Task<IReadOnlyCollection<BsonValue>?> ChangedAsync(SourceDefinition definition, SourceCompiler compiler, CancellationToken cancellationToken)
    {
        if (definition.Watermark is null || await store.WatermarkAsync(definition.Name, cancellationToken).ConfigureAwait(false) is not { } since) return null;
        if (!await HasOrdersAsync(cancellationToken).ConfigureAwait(false) || await WasUndoneAsync(definition, cancellationToken).ConfigureAwait(false)) return null;
        var stages = compiler.ChangedKeys(since).Append(new BsonDocument("$limit", MostKeys + 1)).ToArray();
        var keys = await From(definition).Aggregate<BsonDocument>(stages, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return keys.Count > MostKeys ? null : [.. keys.Select(key => key["_id"])];
    }

    /// <summary>What was undone would else come back only with its next change.</summary>
    private async Task<bool> WasUndoneAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        var last = await collections.Loads.Find(other => other.Kind == LoadKind.Source && other.Name == definition.Name).SortByDescending(other => other.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last?.UndoneAt is not null;
    }

    private async Task<bool> HasOrdersAsync(CancellationToken cancellationToken) =>
        await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false) is { Source: not DataSource.Sample };

    private async Task<bool> IsSampleAsync(CancellationToken cancellationToken) =>
        await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false) is { Source: DataSource.Sample };
}
