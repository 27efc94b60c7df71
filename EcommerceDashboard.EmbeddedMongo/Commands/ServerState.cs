using EcommerceDashboard.EmbeddedMongo.Storage;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>What all connections share.</summary>
internal sealed class ServerState(DocumentStore store, ScramCredential? credential, TimeProvider time)
{
    /// <summary>The MongoDB version whose behaviour this server follows.</summary>
    public static readonly Version Version = new(7, 0, 14);

    /// <summary>The wire version that belongs to <see cref="Version"/>.</summary>
    public const int WireVersion = 21;

    private int _connectionCount;

    public DocumentStore Store { get; } = store;

    /// <summary>Who may connect; null: everybody.</summary>
    public ScramCredential? Credential { get; } = credential;

    public TimeProvider Time { get; } = time;

    public DateTimeOffset Started { get; } = time.GetUtcNow();

    /// <summary>Clients that are connected, and those that left while their command still ends.</summary>
    public int ConnectionCount => _connectionCount;

    public CursorRegistry Cursors { get; } = new(time);

    /// <summary>Where clients connect to, as <c>127.0.0.1:27017</c>.</summary>
    public string Address { get; set; } = "";

    public void CountConnection(int change) => Interlocked.Add(ref _connectionCount, change);
}
