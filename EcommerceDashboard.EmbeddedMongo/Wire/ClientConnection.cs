using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.Sockets;
using EcommerceDashboard.EmbeddedMongo.Commands;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Serves one client: a request, its reply, the next request.</summary>
internal sealed class ClientConnection(Socket socket, ClientState client, CommandDispatcher dispatcher, ServerState server)
{
    /// <summary>The longest message of a client that has not authenticated: a greeting with all a driver says of itself is far shorter.</summary>
    private const int MaxLengthBeforeAuthentication = 64 * 1024;

    /// <summary>How long a client may take to accept a reply.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Serves until the client leaves, breaks the protocol, or the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        // Holds what has arrived, not what a length promises.
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 32 * 1024, leaveOpen: true));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watching = Task.CompletedTask;
        try
        {
            while (await ReadFrameAsync(reader, ending.Token).ConfigureAwait(false) is { } frame)
            {
                var (request, refusal) = Parse(frame);
                // A client that waits for no reply may send and leave.
                if (request.WantsReply) watching = WatchAsync(reader, ending);
                var reply = refusal ?? await dispatcher.DispatchAsync(client, request, ending.Token).ConfigureAwait(false);
                if (request.WantsReply) await SendAsync(stream, reply, request, ending.Token).ConfigureAwait(false);
                await watching.ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or OperationCanceledException or ObjectDisposedException)
        {
            // The client left or is none: closing is all there is to do.
        }
        finally
        {
            // The reader's buffers may be given back only when nothing reads into them.
            await ending.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
            await reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the next request, and ends the running command when the client leaves instead.</summary>
    private static async Task WatchAsync(PipeReader reader, CancellationTokenSource ending)
    {
        try
        {
            var result = await reader.ReadAsync(ending.Token).ConfigureAwait(false);
            // Nothing is taken: the request is read when its turn comes.
            reader.AdvanceTo(result.Buffer.Start);
            if (!result.IsCompleted || !result.Buffer.IsEmpty) return;
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The same as leaving.
        }
        await ending.CancelAsync().ConfigureAwait(false);
    }

    private async Task<byte[]?> ReadFrameAsync(PipeReader reader, CancellationToken stopping)
    {
        var result = await reader.ReadAtLeastAsync(RequestMessage.HeaderLength, stopping).ConfigureAwait(false);
        if (result.Buffer.Length < RequestMessage.HeaderLength) return null;
        var length = LengthOf(result.Buffer);
        var limit = client.IsAuthenticated || server.Credential is null ? RequestMessage.MaxLength : MaxLengthBeforeAuthentication;
        if (length < RequestMessage.HeaderLength || length > limit) throw new ProtocolException("a message claims an impossible length");
        if (result.Buffer.Length < length)
        {
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            result = await reader.ReadAtLeastAsync(length, stopping).ConfigureAwait(false);
            if (result.Buffer.Length < length) return null;
        }
        var frame = result.Buffer.Slice(0, length).ToArray();
        reader.AdvanceTo(result.Buffer.GetPosition(length));
        return frame;
    }

    private static int LengthOf(ReadOnlySequence<byte> buffer)
    {
        Span<byte> length = stackalloc byte[4];
        buffer.Slice(0, 4).CopyTo(length);
        return BinaryPrimitives.ReadInt32LittleEndian(length);
    }

    private static (RequestMessage Request, Reply? Refusal) Parse(byte[] frame)
    {
        try
        {
            return (RequestMessage.Parse(frame, frame.Length), null);
        }
        catch (CommandException refusal)
        {
            // The frame is whole, so the connection can go on.
            return (RequestMessage.Unreadable(frame), Reply.Error(refusal));
        }
    }

    private static async Task SendAsync(NetworkStream stream, Reply reply, RequestMessage request, CancellationToken ending)
    {
        using var bytes = reply.ToFrame(request);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ending);
        timeout.CancelAfter(SendTimeout);
        await stream.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), timeout.Token).ConfigureAwait(false);
    }
}
