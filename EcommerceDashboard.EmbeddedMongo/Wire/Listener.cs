using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EcommerceDashboard.EmbeddedMongo.Commands;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Accepts clients on 127.0.0.1 and nowhere else.</summary>
internal sealed class Listener : IAsyncDisposable
{
    /// <summary>Clients at one time; further ones are turned away.</summary>
    private const int MaxConnections = 4000;

    private readonly Socket _socket;
    private readonly ServerState _server;
    private readonly CommandDispatcher _dispatcher;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<int, Task> _connections = new();
    private Task _accepting = Task.CompletedTask;
    private int _lastConnectionId;

    /// <summary>Takes the port.</summary>
    /// <exception cref="EmbeddedMongoException">The port is taken.</exception>
    public Listener(int port, ServerState server)
    {
        _server = server;
        _dispatcher = new CommandDispatcher(server);
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            _socket.Listen(512);
        }
        catch (SocketException exception)
        {
            _socket.Dispose();
            throw new EmbeddedMongoException(exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Port {port} on 127.0.0.1 is taken by another program. Choose another port, or 0 for any free one."
                : $"Port {port} on 127.0.0.1 cannot be opened: {exception.Message}", exception);
        }
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Start() => _accepting = AcceptAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _socket.AcceptAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A client that left before it was accepted, or no more file handles: others may fare better.
                await Task.Yield();
                continue;
            }
            if (_connections.Count >= MaxConnections)
            {
                client.Dispose();
                continue;
            }
            client.NoDelay = true;
            client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            var id = ++_lastConnectionId;
            var serving = Task.Run(() => ServeAsync(client, id));
            _connections[id] = serving;
            if (serving.IsCompleted) _connections.TryRemove(id, out _);
        }
    }

    private async Task ServeAsync(Socket socket, int id)
    {
        _server.CountConnection(1);
        try
        {
            await new ClientConnection(socket, new ClientState(id), _dispatcher, _server).RunAsync(_stopping.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One client's connection ends; the server and all others go on.
        catch (Exception)
#pragma warning restore CA1031
        {
            socket.Dispose();
        }
        finally
        {
            _server.CountConnection(-1);
            _connections.TryRemove(id, out _);
        }
    }
}
