using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import;

/// <summary>
/// Imports a file, whole or not at all. The sample shop makes room for it; orders imported before stay, and those with the same id are
/// replaced. A file that changes nothing writes nothing.
/// </summary>
public sealed class ImportService(SuperstoreReader reader, DashboardCollections collections, DataLoad load, BusinessCalendar calendar, TimeProvider time)
{
    private const int BatchSize = 1_000;

    /// <summary>Imports a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the import; the data is then as it was.</param>
    /// <exception cref="ImportRejectedException">Something in the file cannot be read.</exception>
    /// <exception cref="DataLoadException">Another import runs.</exception>
    /// <exception cref="MongoException">The database refused or is away (also <see cref="TimeoutException"/>).</exception>
    public async Task<ImportReport> ImportAsync(ImportFile file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (started, startedAt) = (time.GetTimestamp(), time.GetUtcNow());
        var imported = await reader.ReadAsync(file, new LineProgress(progress), cancellationToken).ConfigureAwait(false);

        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        await using var lease = await load.BeginAsync(keepOrders: meta?.Source != DataSource.Sample, cancellationToken).ConfigureAwait(false);
        long written = 0;
        foreach (var batch in imported.Orders.Chunk(BatchSize))
        {
            progress?.Report(new ImportProgress(ImportStep.Writing, written, imported.Orders.Count));
            await load.AddOrReplaceAsync(batch, cancellationToken).ConfigureAwait(false);
            written += batch.Length;
        }
        progress?.Report(new ImportProgress(ImportStep.Publishing, 0, null));
        var record = await load.PublishAsync(new LoadDescription(LoadKind.File, file.Name, startedAt) { Orders = imported.Orders.Count }, cancellationToken).ConfigureAwait(false);
        return Report(imported, record, time.GetElapsedTime(started));
    }

    private ImportReport Report(ImportedOrders imported, LoadRecord record, TimeSpan duration)
    {
        var orders = imported.Orders;
        return new ImportReport
        {
            Orders = orders.Count,
            Lines = imported.Lines,
            Customers = orders.Where(order => order.Customer is not null).Select(order => order.Customer!.Id).Distinct(StringComparer.Ordinal).Count(),
            Products = orders.SelectMany(order => order.Lines).Select(line => line.ProductId).Distinct(StringComparer.Ordinal).Count(),
            New = (int)record.New,
            Changed = (int)record.Changed,
            Sales = orders.Sum(order => order.Sales),
            Days = new DateRange(calendar.DayOf(orders.Min(order => order.OrderedAt)), calendar.DayOf(orders.Max(order => order.OrderedAt))),
            ReplacedSample = record.ReplacedSample,
            Encoding = imported.Encoding,
            DateFormat = imported.DateFormat,
            Duration = duration,
        };
    }

    private sealed class LineProgress(IProgress<ImportProgress>? progress) : IProgress<long>
    {
        public void Report(long value) => progress?.Report(new ImportProgress(ImportStep.Reading, value, null));
    }
}
