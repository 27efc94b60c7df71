using EcommerceDashboard.Data;
using EcommerceDashboard.EmbeddedMongo;
using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;

namespace EcommerceDashboard.Hosting;

/// <summary>The database of the dashboard: the embedded server, started here, or a MongoDB elsewhere; and the one client for it.</summary>
internal sealed class DashboardDatabase(DashboardSettings settings, ILoggerFactory loggers) : IAsyncDisposable
{
    /// <summary>
    /// A page says after this time that a database elsewhere is away, rather than let its reader wait for the driver's 30 s.
    /// The embedded one cannot be away; on a busy machine it may be slow to answer for the first time, which must not end the start.
    /// </summary>
    private static readonly TimeSpan ServerSelectionTimeout = TimeSpan.FromSeconds(3);

    private EmbeddedMongoServer? _server;
    private MongoClient? _client;

    /// <summary>Whether the database is the embedded one, which no other process can use at the same time.</summary>
    public bool IsEmbedded => settings.ExternalDatabase is null;

    /// <summary>The database.</summary>
    /// <exception cref="InvalidOperationException">The embedded server was not started.</exception>
    public IMongoDatabase Database => Client().GetDatabase(settings.DatabaseName);

    /// <summary>Which database it is, without any secret.</summary>
    public string Description => settings.ExternalDatabase is { } url
        ? $"MongoDB at {string.Join(", ", url.Servers)}, database {settings.DatabaseName}"
        : $"embedded, file {settings.DataFile}";

    /// <summary>Starts the embedded server where it is the one to use.</summary>
    /// <exception cref="EmbeddedMongoException">It cannot start; the message says why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsEmbedded || _server is not null) return;
        var folder = Path.GetDirectoryName(settings.DataFile)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedMongoException($"The folder {folder} of the data file cannot be made: {exception.Message}", exception);
        }
        _server = await EmbeddedMongoServer.StartAsync(
            new EmbeddedMongoOptions { DataFile = settings.DataFile, Port = settings.EmbeddedPort, Authentication = settings.EmbeddedAuthentication },
            cancellationToken).ConfigureAwait(false);
        await LoadLease.ClearAsync(Database, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null) await _server.DisposeAsync().ConfigureAwait(false);
    }

    private MongoClient Client()
    {
        if (_client is not null) return _client;
        var url = settings.ExternalDatabase
            ?? new MongoUrl(_server?.ConnectionString ?? throw new InvalidOperationException("The embedded database was not started."));
        var options = MongoClientSettings.FromUrl(url);
        options.ApplicationName = "EcommerceDashboard";
        if (!IsEmbedded) options.ServerSelectionTimeout = ServerSelectionTimeout;
        // Every command with its duration: --Logging:LogLevel:MongoDB=Debug. Off by default, since commands hold data.
        options.LoggingSettings = new LoggingSettings(loggers);
        return _client = new MongoClient(options);
    }
}
