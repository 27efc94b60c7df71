namespace EcommerceDashboard.EmbeddedMongo;

/// <summary>A small server that speaks the MongoDB wire protocol on 127.0.0.1, with its documents durable in one SQLite file.</summary>
public sealed class EmbeddedMongoServer : IAsyncDisposable
{
    /// <summary>What a MongoDB driver connects with, password included: a secret, never to be logged.</summary>
    public string ConnectionString { get; private init; } = "";

    /// <summary>Opens the file and listens.</summary>
    /// <exception cref="EmbeddedMongoException">The file is held by another process, is no database of ours, or the port is taken.</exception>
    public static Task<EmbeddedMongoServer> StartAsync(EmbeddedMongoOptions options, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Closes connections and the file.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
