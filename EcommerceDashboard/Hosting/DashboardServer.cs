using EcommerceDashboard.Data;
using MongoDB.Driver;

namespace EcommerceDashboard.Hosting;

/// <summary>Starts the parts of the composed app in their order, says where it is to be found, and serves until told to stop.</summary>
internal static partial class DashboardServer
{
    /// <summary>Runs the dashboard.</summary>
    /// <exception cref="InvalidSettingsException">The configuration cannot be used.</exception>
    /// <exception cref="EmbeddedMongo.EmbeddedMongoException">The embedded database cannot start.</exception>
    /// <exception cref="CannotListenException">The address is taken or wrong.</exception>
    public static async Task RunAsync(WebApplication app)
    {
        var services = app.Services;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("EcommerceDashboard");
        _ = services.GetRequiredService<DashboardSettings>();
        foreach (var key in SettingsReader.UnknownKeys(app.Configuration)) LogUnknownKey(logger, key, Setting.AllKeys);

        var database = services.GetRequiredService<DashboardDatabase>();
        await database.StartAsync(CancellationToken.None).ConfigureAwait(false);
        LogDatabase(logger, database.Description);

        app.MapDashboard();
        await StartAsync(app).ConfigureAwait(false);
        var addresses = string.Join(", ", app.Urls);
        LogAddresses(logger, addresses);
        await LogDataAsync(services, logger, app.Lifetime.ApplicationStopping).ConfigureAwait(false);
        await app.WaitForShutdownAsync().ConfigureAwait(false);
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or FormatException or System.Net.Sockets.SocketException)
        {
            // What already works in the background ends before its database goes, and so without a complaint of its own.
            await app.StopAsync().ConfigureAwait(false);
            throw new CannotListenException($"{exception.Message.TrimEnd('.')}. Another address can be given with --urls=http://localhost:PORT.", exception);
        }
    }

    private static async Task LogDataAsync(IServiceProvider services, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<DataReadiness>().WaitAsync(cancellationToken).ConfigureAwait(false);
            var meta = await services.GetRequiredService<DashboardCollections>().ReadMetaAsync(cancellationToken).ConfigureAwait(false);
            var what = meta?.Source switch
            {
                null => "none yet",
                DataSource.Sample => "the sample shop; the verb “import FILE” replaces it with your own orders",
                _ => "imported orders",
            };
            LogData(logger, what);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException or OperationCanceledException)
        {
            // The preparation has said already that the database is away.
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Configuration key {Key} is not known and has no effect; known are {Known}")]
    private static partial void LogUnknownKey(ILogger logger, string key, string known);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Database: {Database}")]
    private static partial void LogDatabase(ILogger logger, string database);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Data: {Data}")]
    private static partial void LogData(ILogger logger, string data);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Dashboard: {Addresses} (Ctrl+C ends it)")]
    private static partial void LogAddresses(ILogger logger, string addresses);
}
