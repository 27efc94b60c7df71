using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import;

/// <summary>
/// Imports a file, whole or not at all. The sample shop makes room for it; orders imported before stay, and those with the same id are
/// replaced. A file that changes nothing writes nothing.
/// </summary>
public sealed class ImportService(SuperstoreReader reader, DashboardCollections collections, BusinessCalendar calendar, TimeProvider time)
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
        var started = time.GetTimestamp();
        var imported = await reader.ReadAsync(file, new LineProgress(progress), cancellationToken).ConfigureAwait(false);

        var load = new DataLoad(collections, time);
        await load.RecoverAsync(cancellationToken).ConfigureAwait(false);
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        var replacesSample = meta?.Source == DataSource.Sample;
        var changes = replacesSample
            ? new Changes(imported.Orders, imported.Orders.Count)
            : await CompareAsync(imported.Orders, progress, cancellationToken).ConfigureAwait(false);
        if (changes.Orders.Count > 0) await WriteAsync(load, changes, keepOrders: !replacesSample, progress, cancellationToken).ConfigureAwait(false);
        return Report(imported, changes, replacesSample, time.GetElapsedTime(started));
    }

    /// <summary>The orders to write, and how many of them are new.</summary>
    private sealed record Changes(IReadOnlyList<OrderDocument> Orders, int New);

    private async Task<Changes> CompareAsync(IReadOnlyList<OrderDocument> orders, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var stored = collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName);
        List<OrderDocument> different = [];
        var added = 0;
        for (var done = 0; done < orders.Count; done += BatchSize)
        {
            progress?.Report(new ImportProgress(ImportStep.Comparing, done, orders.Count));
            var batch = orders.Skip(done).Take(BatchSize).ToList();
            var before = await stored.Find(Builders<BsonDocument>.Filter.In("_id", batch.Select(order => order.Id)))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            var byId = before.ToDictionary(document => document["_id"].AsString, WithoutDerivedFields, StringComparer.Ordinal);
            foreach (var order in batch)
            {
                if (!byId.TryGetValue(order.Id, out var old)) added++;
                else if (old == order.ToBsonDocument()) continue;
                different.Add(order);
            }
        }
        return new Changes(different, added);
    }

    private static BsonDocument WithoutDerivedFields(BsonDocument order)
    {
        foreach (var field in DerivedFields.NamesInOrders) order.Remove(field);
        return order;
    }

    private async Task WriteAsync(DataLoad load, Changes changes, bool keepOrders, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await load.BeginAsync(keepOrders, cancellationToken).ConfigureAwait(false);
        long written = 0;
        foreach (var batch in changes.Orders.Chunk(BatchSize))
        {
            progress?.Report(new ImportProgress(ImportStep.Writing, written, changes.Orders.Count));
            await (keepOrders ? load.AddOrReplaceAsync(batch, cancellationToken) : load.AddAsync(batch, cancellationToken)).ConfigureAwait(false);
            written += batch.Length;
        }
        var kept = keepOrders
            ? await collections.Orders.CountDocumentsAsync(FilterDefinition<OrderDocument>.Empty, cancellationToken: cancellationToken).ConfigureAwait(false)
            : 0;
        progress?.Report(new ImportProgress(ImportStep.Publishing, 0, null));
        await load.PublishAsync(DataSource.Import, kept + changes.New, cancellationToken).ConfigureAwait(false);
    }

    private ImportReport Report(ImportedOrders imported, Changes changes, bool replacedSample, TimeSpan duration)
    {
        var orders = imported.Orders;
        return new ImportReport
        {
            Orders = orders.Count,
            Lines = imported.Lines,
            Customers = orders.Where(order => order.Customer is not null).Select(order => order.Customer!.Id).Distinct(StringComparer.Ordinal).Count(),
            Products = orders.SelectMany(order => order.Lines).Select(line => line.ProductId).Distinct(StringComparer.Ordinal).Count(),
            New = changes.New,
            Changed = changes.Orders.Count - changes.New,
            Sales = orders.Sum(order => order.Sales),
            Days = new DateRange(calendar.DayOf(orders.Min(order => order.OrderedAt)), calendar.DayOf(orders.Max(order => order.OrderedAt))),
            ReplacedSample = replacedSample,
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
