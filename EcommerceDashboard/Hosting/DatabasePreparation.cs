using EcommerceDashboard.Data;
using EcommerceDashboard.Features.SampleData;
using MongoDB.Driver;

namespace EcommerceDashboard.Hosting;

/// <summary>
/// Makes the database ready: ends a load that was cut short, makes the indexes, fills an empty database with the sample shop. Runs beside the
/// start of the app, whose queries wait for the first attempt; when the database is away then, it is tried again until it is there.
/// </summary>
internal sealed partial class DatabasePreparation(
    DashboardDatabase database,
    DashboardSettings settings,
    DashboardCollections collections,
    SampleDataLoader sample,
    DataReadiness readiness,
    DataLoad load,
    TimeProvider time,
    ILogger<DatabasePreparation> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private bool _prepared;

    /// <summary>Prepares the database; says in the log when it is away.</summary>
    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Another process may be loading into a MongoDB elsewhere: its staged orders are none of ours.
            if (database.IsEmbedded && await load.RecoverAsync(cancellationToken).ConfigureAwait(false)) LogRecovered(logger);
            await collections.EnsureIndexesAsync(cancellationToken).ConfigureAwait(false);
            if (settings.SampleEnabled) await sample.LoadIntoEmptyAsync(settings.SampleOrders, cancellationToken).ConfigureAwait(false);
            _prepared = true;
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException or DataLoadException)
        {
            LogAway(logger, exception.GetType().Name, FirstLine(exception.Message), RetryAfter.TotalSeconds);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(stoppingToken).ConfigureAwait(false);
        readiness.Set();
        while (!_prepared)
        {
            await Task.Delay(RetryAfter, time, stoppingToken).ConfigureAwait(false);
            await TryAsync(stoppingToken).ConfigureAwait(false);
            if (_prepared) LogBack(logger);
        }
    }

    /// <summary>The driver appends the state of the whole cluster.</summary>
    private static string FirstLine(string message) => message.Split(['\n', '{'], 2)[0].TrimEnd();

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "An import was cut short the last time: brought to its end, or cleared away")]
    private static partial void LogRecovered(ILogger logger);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "The database cannot be used now ({Error}: {Message}). Pages say so until it can; next attempt in {Seconds} s")]
    private static partial void LogAway(ILogger logger, string error, string message, double seconds);

    [LoggerMessage(EventId = 12, Level = LogLevel.Information, Message = "The database is there and ready")]
    private static partial void LogBack(ILogger logger);
}
