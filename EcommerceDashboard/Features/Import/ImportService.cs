using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import;

/// <summary>
/// Imports files, whole or not at all. The sample shop makes room for the first; orders imported before stay, and those with the same id are
/// replaced. A file that changes nothing writes nothing.
/// </summary>
public sealed class ImportService(DashboardCollections collections, DataLoad load, BusinessCalendar calendar, KpiFormatter formatter, TimeProvider time)
{
    /// <summary>What <see cref="InspectAsync"/> looks at: quick to read, and enough to tell how dates are written.</summary>
    private const long InspectedBytes = 16 << 20;

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mapping">What is known of it; null: nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ImportRejectedException">It cannot be read as CSV, or lacks columns that the mapping names.</exception>
    public async Task<FileInspection> InspectAsync(ImportFile file, ImportMapping? mapping, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var known = mapping ?? ImportMapping.Empty;
        if (await StoredAsync(file, known, Meter(null, file), cancellationToken).ConfigureAwait(false) is { } stored)
        {
            return new FileInspection
            {
                File = file.Name,
                Bytes = file.Length,
                Encoding = stored.Encoding,
                Separator = '\n',
                Header = [],
                FirstRows = [],
                Lines = 0,
                IsWhole = false,
                Mapping = known,
                Questions = [],
            };
        }
        var survey = await FileSurvey.ReadAsync(file, known, InspectedBytes, Meter(null, file), cancellationToken).ConfigureAwait(false);
        return new FileInspection
        {
            File = file.Name,
            Bytes = file.Length,
            Encoding = survey.Encoding.WebName.ToUpperInvariant(),
            Separator = survey.Separator,
            Header = survey.Header,
            FirstRows = survey.FirstRows,
            Lines = survey.Lines,
            IsWhole = survey.IsWhole,
            Layout = survey.Columns.Layout,
            Mapping = known with { Layout = survey.Columns.Layout?.Id, Columns = survey.Columns.Columns, DateFormat = survey.DateOrder?.Name, DecimalMark = survey.DecimalMark?.ToString() },
            Questions = survey.Questions,
        };
    }

    /// <summary>Reads a file as an import would, and changes nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mapping">How to read it; null: as can be found out.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ImportRejectedException">It cannot be read as a whole, or something must be asked; rejected lines are in the report.</exception>
    /// <exception cref="MongoException">The database refused or is away (also <see cref="TimeoutException"/>).</exception>
    public async Task<ImportReport> CheckAsync(ImportFile file, ImportMapping? mapping, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var reader = await PrepareAsync(file, mapping, null, progress, cancellationToken).ConfigureAwait(false);
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        var tally = new OrderTally();
        await foreach (var batch in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            tally.Add(batch);
            if (meta is null or { Source: DataSource.Sample }) tally.New += batch.Count;
            else await CompareAsync(batch, tally, cancellationToken).ConfigureAwait(false);
        }
        ThrowIfNothing(tally, reader, null);
        return tally.Report(reader, time.GetElapsedTime(started)) with { ReplacedSample = meta?.Source == DataSource.Sample };
    }

    /// <summary>Imports a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mapping">How to read it; null: as can be found out.</param>
    /// <param name="acceptRejects">Whether to go on without the orders that cannot be taken.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the import; the data is then as it was.</param>
    /// <param name="rejects">Gets the lines that were not taken, as CSV; null: they are only counted.</param>
    /// <exception cref="ImportRejectedException">Something cannot be taken and is not accepted, nothing is left, or something must be asked.</exception>
    /// <exception cref="DataLoadException">Another import runs.</exception>
    /// <exception cref="MongoException">The database refused or is away (also <see cref="TimeoutException"/>).</exception>
    public async Task<ImportReport> ImportAsync(
        ImportFile file, ImportMapping? mapping, bool acceptRejects, IProgress<ImportProgress>? progress, CancellationToken cancellationToken, Stream? rejects = null)
    {
        var (started, startedAt) = (time.GetTimestamp(), time.GetUtcNow());
        var reader = await PrepareAsync(file, mapping, rejects, progress, cancellationToken).ConfigureAwait(false);
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        var keepOrders = meta is not null and not { Source: DataSource.Sample };
        await using var lease = await load.BeginAsync(keepOrders, cancellationToken).ConfigureAwait(false);
        var tally = new OrderTally();
        // While the database writes a batch, the next one is read.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Counted(reader, tally, cancellationToken), parallel, async (batch, cancellation) =>
        {
            if (reader.Problems.Count > 0 && !acceptRejects) return;
            await (keepOrders ? load.AddOrReplaceAsync(batch, cancellation) : load.AddAsync(batch, cancellation)).ConfigureAwait(false);
        }).ConfigureAwait(false);
        var report = tally.Report(reader, time.GetElapsedTime(started));
        if (!acceptRejects) reader.Problems.ThrowIfAny(report);
        ThrowIfNothing(tally, reader, report);
        Meter(progress, file).Report(ImportStep.Publishing, report.Lines, null);
        var description = new LoadDescription(LoadKind.File, file.Name, startedAt) { Orders = tally.Orders, Rejected = reader.Problems.Lines };
        var record = await load.PublishAsync(description, cancellationToken).ConfigureAwait(false);
        return report with
        {
            New = record.New,
            Changed = record.Changed,
            ReplacedSample = record.ReplacedSample,
            Load = record.HasChanges ? record : null,
            Duration = time.GetElapsedTime(started),
        };
    }

    /// <summary>Writes the lines of a file that cannot be taken, as they stand, with their line and the reason, as CSV; nothing where all can.</summary>
    /// <exception cref="ImportRejectedException">The file cannot be read as a whole, or something must be asked.</exception>
    public async Task WriteRejectsAsync(ImportFile file, ImportMapping? mapping, Stream output, CancellationToken cancellationToken)
    {
        var reader = await PrepareAsync(file, mapping, output, null, cancellationToken).ConfigureAwait(false);
        await foreach (var _ in reader.ReadAsync(cancellationToken).ConfigureAwait(false)) cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<IOrderSource> PrepareAsync(
        ImportFile file, ImportMapping? mapping, Stream? rejects, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var known = mapping ?? ImportMapping.Empty;
        var meter = Meter(progress, file);
        if (await StoredAsync(file, known, meter, cancellationToken).ConfigureAwait(false) is { } stored) return stored;
        var survey = await FileSurvey.ReadAsync(file, known, long.MaxValue, meter, cancellationToken).ConfigureAwait(false);
        if (survey.Questions is { Count: > 0 } questions)
        {
            throw new ImportRejectedException([.. questions.Select(ImportProblem.OfQuestion)], questions.Count);
        }
        var rules = ReadingRules.Of(survey, known, calendar, formatter.CurrencyCode, time);
        var rejectFile = rejects is null ? null : new RejectFile(rejects, survey.Header, survey.Separator);
        return new OrderReader(file, survey, rules, meter, rejectFile);
    }

    /// <summary>A reader of an export as JSON; null: it is none, or columns are asked for.</summary>
    private async Task<IOrderSource?> StoredAsync(ImportFile file, ImportMapping mapping, ProgressMeter meter, CancellationToken cancellationToken) => mapping is { Layout: null, Columns.Count: 0 }
        ? await StoredOrderReader.ForAsync(file, new ShopClock(calendar), meter, cancellationToken).ConfigureAwait(false)
        : null;

    private static async IAsyncEnumerable<IReadOnlyList<OrderDocument>> Counted(
        IOrderSource reader, OrderTally tally, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            tally.Add(batch);
            yield return batch;
        }
    }

    private async Task CompareAsync(IReadOnlyList<OrderDocument> batch, OrderTally tally, CancellationToken cancellationToken)
    {
        var stored = await collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName)
            .Find(Builders<BsonDocument>.Filter.In("_id", batch.Select(order => order.Id))).ToListAsync(cancellationToken).ConfigureAwait(false);
        var byId = stored.ToDictionary(order => order["_id"].AsString, StringComparer.Ordinal);
        foreach (var order in batch)
        {
            if (!byId.TryGetValue(order.Id, out var before)) tally.New++;
            else if (StatedFields.Of(before) != StatedFields.Of(order.ToBsonDocument())) tally.Changed++;
        }
    }

    private static void ThrowIfNothing(OrderTally tally, IOrderSource reader, ImportReport? report)
    {
        if (tally.Orders > 0) return;
        reader.Problems.ThrowIfAny(report);
        throw new ImportRejectedException(ImportProblem.OfFile("File.NoRows"));
    }

    private ProgressMeter Meter(IProgress<ImportProgress>? progress, ImportFile file) => new(progress, file.Length, time);
}
