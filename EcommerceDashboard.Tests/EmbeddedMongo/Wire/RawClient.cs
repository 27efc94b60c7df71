using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>Speaks the wire protocol by hand.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new();
    private NetworkStream? _stream;
    private int _requestId = 100;

    private NetworkStream Stream => _stream ?? throw new InvalidOperationException("Not connected.");

    public static async Task<RawClient> ConnectAsync(EmbeddedMongoServer server, CancellationToken cancellation)
    {
        var raw = new RawClient();
        await raw._client.ConnectAsync(IPAddress.Loopback, server.Port, cancellation);
        raw._stream = raw._client.GetStream();
        return raw;
    }

    /// <summary>An OP_MSG frame.</summary>
    public byte[] Message(BsonDocument body, uint flags = 0, params byte[][] sections)
    {
        var frame = new List<byte>(new byte[16]);
        BinaryPrimitives.WriteInt32LittleEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frame)[4..], ++_requestId);
        BinaryPrimitives.WriteInt32LittleEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frame)[12..], 2013);
        frame.AddRange(BitConverter.GetBytes(flags));
        frame.Add(0);
        frame.AddRange(BsonCodec.Encode(body));
        foreach (var section in sections) frame.AddRange(section);
        BinaryPrimitives.WriteInt32LittleEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frame), frame.Count);
        return [.. frame];
    }

    /// <summary>A section of kind 1.</summary>
    public static byte[] Sequence(string name, params BsonDocument[] documents) => RawSequence(name, [.. documents.Select(BsonCodec.Encode)]);

    /// <summary>A section of kind 1, of documents in bytes.</summary>
    public static byte[] RawSequence(string name, params byte[][] documents)
    {
        var content = new List<byte>(System.Text.Encoding.UTF8.GetBytes(name + "\0"));
        foreach (var document in documents) content.AddRange(document);
        return [1, .. BitConverter.GetBytes(content.Count + 4), .. content];
    }

    public async Task SendAsync(byte[] bytes, CancellationToken cancellation) => await Stream.WriteAsync(bytes, cancellation);

    public async Task<BsonDocument> AskAsync(byte[] frame, CancellationToken cancellation)
    {
        await SendAsync(frame, cancellation);
        return await ReceiveAsync(cancellation) ?? throw new EndOfStreamException();
    }

    /// <summary>The next reply; null: the server has closed the connection.</summary>
    public async Task<BsonDocument?> ReceiveAsync(CancellationToken cancellation)
    {
        var header = new byte[16];
        try
        {
            await Stream.ReadExactlyAsync(header, cancellation);
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException)
        {
            return null;
        }
        var rest = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - 16];
        await Stream.ReadExactlyAsync(rest, cancellation);
        // OP_REPLY has 20 bytes before its document, OP_MSG 5.
        return BsonCodec.Decode(rest.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)) == 1 ? 20 : 5));
    }

    /// <summary>Says that nothing more comes; the server may have closed already.</summary>
    public void CloseWriting()
    {
        try
        {
            _client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Closed by the server.
        }
    }

    /// <summary>Leaves as a killed process does: without a farewell.</summary>
    public void Reset() => _client.Client.LingerState = new LingerOption(enable: true, seconds: 0);

    public void Dispose() => _client.Dispose();
}
