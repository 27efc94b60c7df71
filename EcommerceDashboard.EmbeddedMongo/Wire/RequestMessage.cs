using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>One request, cut from its frame: OP_MSG, or the OP_QUERY that drivers greet with.</summary>
internal sealed class RequestMessage
{
    /// <summary>Bytes before the body: length, request id, response-to, op code.</summary>
    public const int HeaderLength = 16;

    /// <summary>MongoDB's limit of one message in bytes.</summary>
    public const int MaxLength = 48_000_000;

    private const uint ChecksumPresent = 1;
    private const uint MoreToCome = 1 << 1;

    /// <summary>Bits 0 to 15 must be understood; the others may be ignored.</summary>
    private const uint RequiredFlags = 0xFFFF;

    private static readonly Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> NoSequences = [];

    public required int RequestId { get; init; }

    /// <summary>The command; its first element names it.</summary>
    public required BsonDocument Body { get; init; }

    /// <summary>Documents sent beside the body (section kind 1), still as bytes of the frame.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> Sequences { get; init; }

    /// <summary>False: the client waits for no reply (write concern 0).</summary>
    public required bool WantsReply { get; init; }

    /// <summary>True: the reply must be an OP_REPLY.</summary>
    public required bool IsLegacy { get; init; }

    /// <summary>Reads a whole frame.</summary>
    /// <exception cref="ProtocolException">The frame is broken.</exception>
    /// <exception cref="CommandException">The frame is whole, its BSON is not.</exception>
    public static RequestMessage Parse(byte[] frame, int length)
    {
        var bytes = frame.AsSpan(0, length);
        var requestId = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        return (OpCode)BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]) switch
        {
            OpCode.Message => ParseMessage(frame, length, requestId),
            OpCode.Query => ParseQuery(frame, length, requestId),
            var other => throw new ProtocolException($"op code {(int)other} is not served"),
        };
    }

    /// <summary>What is known of a frame whose BSON is broken: enough to answer it.</summary>
    public static RequestMessage Unreadable(byte[] frame) => new()
    {
        RequestId = BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(4)),
        Body = [],
        Sequences = NoSequences,
        WantsReply = true,
        IsLegacy = BinaryPrimitives.ReadInt32LittleEndian(frame.AsSpan(12)) == (int)OpCode.Query,
    };

    private static RequestMessage ParseMessage(byte[] frame, int length, int requestId)
    {
        if (length < HeaderLength + 4 + 1 + 5) throw new ProtocolException("OP_MSG is cut off");
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(HeaderLength));
        if ((flags & RequiredFlags & ~(ChecksumPresent | MoreToCome)) != 0) throw new ProtocolException("OP_MSG has unknown required flags");
        var end = length;
        if ((flags & ChecksumPresent) != 0)
        {
            end -= 4;
            if (end < HeaderLength + 4 + 1 + 5) throw new ProtocolException("OP_MSG is cut off");
            if (Crc32C(frame.AsSpan(0, end)) != BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(end)))
                throw new ProtocolException("OP_MSG does not match its checksum");
        }

        BsonDocument? body = null;
        Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>? sequences = null;
        for (var position = HeaderLength + 4; position < end;)
        {
            switch (frame[position++])
            {
                case 0:
                    if (body is not null) throw new ProtocolException("OP_MSG has two bodies");
                    var size = BsonValidator.LengthOf(frame.AsSpan(position, end - position));
                    BsonValidator.Validate(frame.AsSpan(position, size));
                    body = BsonCodec.Decode(frame.AsSpan(position, size));
                    position += size;
                    break;
                case 1:
                    sequences ??= [];
                    position += ParseSequence(frame.AsMemory(position, end - position), sequences);
                    break;
                case var kind:
                    throw new ProtocolException($"OP_MSG has a section of unknown kind {kind}");
            }
        }
        return new RequestMessage
        {
            RequestId = requestId,
            Body = body ?? throw new ProtocolException("OP_MSG has no body"),
            Sequences = sequences ?? NoSequences,
            WantsReply = (flags & MoreToCome) == 0,
            IsLegacy = false,
        };
    }

    private static int ParseSequence(ReadOnlyMemory<byte> rest, Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> sequences)
    {
        if (rest.Length < 5) throw new ProtocolException("a document sequence is cut off");
        var size = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        if (size < 5 || size > rest.Length) throw new ProtocolException("a document sequence claims an impossible length");
        var sequence = rest[4..size];
        var nameEnd = sequence.Span.IndexOf((byte)0);
        if (nameEnd < 0) throw new ProtocolException("a document sequence has no name");
        var documents = new List<ReadOnlyMemory<byte>>();
        for (var left = sequence[(nameEnd + 1)..]; left.Length > 0;)
        {
            var length = BsonValidator.LengthOf(left.Span);
            BsonValidator.Validate(left.Span[..length]);
            documents.Add(left[..length]);
            left = left[length..];
        }
        if (!sequences.TryAdd(Encoding.UTF8.GetString(sequence.Span[..nameEnd]), documents))
            throw new ProtocolException("OP_MSG has two document sequences of one name");
        return size;
    }

    private static RequestMessage ParseQuery(byte[] frame, int length, int requestId)
    {
        // flags, collection name, number to skip, number to return, query [, fields]
        var rest = frame.AsSpan(HeaderLength, length - HeaderLength);
        var nameEnd = rest.Length < 4 ? -1 : rest[4..].IndexOf((byte)0);
        if (nameEnd < 0) throw new ProtocolException("OP_QUERY has no collection");
        var name = Encoding.UTF8.GetString(rest.Slice(4, nameEnd));
        var start = HeaderLength + 4 + nameEnd + 1 + 8;
        if (start >= length) throw new ProtocolException("OP_QUERY is cut off");
        if (!name.EndsWith(".$cmd", StringComparison.Ordinal)) throw new ProtocolException("OP_QUERY is served for commands only");
        var size = BsonValidator.LengthOf(frame.AsSpan(start, length - start));
        BsonValidator.Validate(frame.AsSpan(start, size));
        var body = BsonCodec.Decode(frame.AsSpan(start, size));
        if (body.TryGetValue("$query", out var query) && query.IsBsonDocument) body = query.AsBsonDocument;
        body["$db"] = name[..^".$cmd".Length];
        return new RequestMessage { RequestId = requestId, Body = body, Sequences = NoSequences, WantsReply = true, IsLegacy = true };
    }

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
