using System.Globalization;
using EcommerceDashboard.EmbeddedMongo.Commands;
using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo;

/// <summary>A small server that speaks the MongoDB wire protocol on 127.0.0.1, with its documents durable in one SQLite file.</summary>
public sealed class EmbeddedMongoServer : IAsyncDisposable
{
    private readonly ServerState _state;
    private readonly Listener _listener;
    private readonly string? _dataFile;
    private int _disposed;

    private EmbeddedMongoServer(ServerState state, Listener listener, string? password, string? dataFile)
    {
        _dataFile = dataFile;
        _state = state;
        _listener = listener;
        state.Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{listener.Port}");
        ConnectionString = password is null
            ? $"mongodb://{state.Address}/?directConnection=true"
            : $"mongodb://{ScramCredential.User}:{password}@{state.Address}/?directConnection=true&authSource=admin&authMechanism={ScramCredential.Mechanism}";
    }

    /// <summary>What a MongoDB driver connects with, password included: a secret, never to be logged.</summary>
    public string ConnectionString { get; }

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port => _listener.Port;

    /// <summary>Opens the file and listens.</summary>
    /// <exception cref="EmbeddedMongoException">The file is held by another process, is no database of ours, or the port is taken.</exception>
    public static Task<EmbeddedMongoServer> StartAsync(EmbeddedMongoOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Reading a large file takes a while.
        return Task.Run(() => StartCoreAsync(options), cancellationToken);
    }

    /// <summary>Copies everything that is durable now into a new file, while the server goes on reading and writing.</summary>
    /// <param name="path">The copy: a data file of its own, to start a server with. Complete when it appears.</param>
    /// <param name="cancellationToken">Keeps a copy that has not begun from beginning.</param>
    /// <exception cref="EmbeddedMongoException">The server keeps no file, the copy exists, or it cannot be written.</exception>
    public Task BackUpAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (_dataFile is not { } file) throw new EmbeddedMongoException("A server in memory has no file to back up.");
        return Task.Run(() => FileBackup.Copy(file, path), cancellationToken);
    }

    /// <summary>Closes connections and the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _listener.DisposeAsync().ConfigureAwait(false);
        _state.Cursors.Dispose();
        await _state.Store.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<EmbeddedMongoServer> StartCoreAsync(EmbeddedMongoOptions options)
    {
        var store = new DocumentStore(options.DataFile is null ? new NoFile() : new SqliteFile(options.DataFile, options.MaxFileBytes));
        try
        {
            var password = options.Authentication ? ScramCredential.NewPassword() : null;
            var state = new ServerState(store, password is null ? null : new ScramCredential(password), options.Time);
            var listener = new Listener(options.Port, state);
            var server = new EmbeddedMongoServer(state, listener, password, options.DataFile);
            listener.Start();
            return server;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
