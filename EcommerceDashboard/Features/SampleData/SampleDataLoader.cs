using EcommerceDashboard.Data;
using MongoDB.Driver;
using NodaTime;

namespace EcommerceDashboard.Features.SampleData;

/// <summary>Fills an empty database with the sample shop.</summary>
/// <param name="collections">Where to.</param>
/// <param name="load">How.</param>
/// <param name="time">The clock.</param>
/// <param name="zone">The business time zone.</param>
/// <param name="logger">Told of progress.</param>
internal sealed partial class SampleDataLoader(DashboardCollections collections, DataLoad load, TimeProvider time, DateTimeZone zone, ILogger<SampleDataLoader> logger)
{
    private const int BatchSize = 1_000;
    private const int ProgressEvery = 50_000;

    /// <summary>Loads the sample shop unless the database holds orders already, whoever loaded them.</summary>
    /// <returns>How many documents were loaded; 0: there was data.</returns>
    public async Task<long> LoadIntoEmptyAsync(int orders, CancellationToken cancellationToken)
    {
        if (await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false) is not null) return 0;
        if (await collections.Orders.Find(FilterDefinition<OrderDocument>.Empty).Limit(1).AnyAsync(cancellationToken).ConfigureAwait(false)) return 0;
        var (started, startedAt) = (time.GetTimestamp(), time.GetUtcNow());
        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).Date.ToDateOnly();
        LogFilling(logger, orders);
        await using var lease = await load.BeginAsync(keepOrders: false, cancellationToken).ConfigureAwait(false);
        long written = 0;
        var batches = new SampleShop(zone, today, orders).Orders().Chunk(BatchSize);
        // While the database writes a batch, the next one is made.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batches, parallel, async (batch, cancellation) =>
        {
            await load.AddAsync(batch, cancellation).ConfigureAwait(false);
            var total = Interlocked.Add(ref written, batch.Length);
            if (total / ProgressEvery > (total - batch.Length) / ProgressEvery) LogProgress(logger, total, orders);
        }).ConfigureAwait(false);
        await load.PublishAsync(new LoadDescription(LoadKind.Sample, "Sample shop", startedAt), cancellationToken).ConfigureAwait(false);
        var elapsed = time.GetElapsedTime(started);
        LogFilled(logger, written, elapsed.TotalSeconds);
        return written;
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Information, Message = "The database is empty: filling it with a sample shop of {Orders} orders")]
    private static partial void LogFilling(ILogger logger, int orders);

    [LoggerMessage(EventId = 21, Level = LogLevel.Information, Message = "Sample shop: {Written} of {Orders} orders")]
    private static partial void LogProgress(ILogger logger, long written, int orders);

    [LoggerMessage(EventId = 22, Level = LogLevel.Information, Message = "Sample shop ready: {Written} orders and refunds in {Seconds:0.0} s")]
    private static partial void LogFilled(ILogger logger, long written, double seconds);
}
