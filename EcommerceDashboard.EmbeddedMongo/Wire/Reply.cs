using System.Buffers.Binary;
using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>The answer to a command: its fields, after a batch of a cursor where there is one.</summary>
internal sealed class Reply
{
    private static int _lastRequestId;

    /// <summary>The answer of a command that was run; <c>ok</c> is added to its fields.</summary>
    public Reply(BsonDocument fields, CursorBatch? batch = null)
        : this(batch, fields.Add("ok", 1.0))
    {
    }

    private Reply(CursorBatch? batch, BsonDocument fields) => (Batch, Fields) = (batch, fields);

    public BsonDocument Fields { get; }

    /// <summary>Written first, as <c>cursor</c>.</summary>
    public CursorBatch? Batch { get; }

    /// <summary>The error of a refused command.</summary>
    public static Reply Error(CommandException error)
    {
        var fields = new BsonDocument
        {
            { "ok", 0.0 },
            { "errmsg", error.Message },
            { "code", error.Code },
            { "codeName", error.CodeName },
        };
        if (error.Details is not null) fields.Merge(error.Details, overwriteExistingElements: true);
        return new Reply(null, fields);
    }

    /// <summary>The frame to send: an OP_MSG, or an OP_REPLY for a legacy request.</summary>
    public MemoryStream ToFrame(RequestMessage request)
    {
        var frame = new MemoryStream(256 + (Batch?.ByteCount ?? 0));
        Span<byte> header = stackalloc byte[RequestMessage.HeaderLength + 20];
        header.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Interlocked.Increment(ref _lastRequestId));
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], request.RequestId);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], (int)(request.IsLegacy ? OpCode.Reply : OpCode.Message));
        if (request.IsLegacy)
        {
            // response flags 8 (await capable), cursor id 0, starting from 0, one document
            header[16] = 8;
            header[32] = 1;
            frame.Write(header);
        }
        else
        {
            // flag bits 0, section kind 0
            frame.Write(header[..(RequestMessage.HeaderLength + 5)]);
        }
        WriteBody(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame.GetBuffer(), (int)frame.Length);
        return frame;
    }

    private void WriteBody(MemoryStream frame)
    {
        if (Batch is null)
        {
            frame.Write(BsonCodec.Encode(Fields));
            return;
        }
        var fields = BsonCodec.Encode(Fields);
        var start = BeginDocument(frame);
        WriteName(frame, BsonType.Document, "cursor");
        var cursor = BeginDocument(frame);
        WriteName(frame, BsonType.Array, Batch.Field);
        var array = BeginDocument(frame);
        for (var i = 0; i < Batch.Documents.Count; i++)
        {
            WriteName(frame, BsonType.Document, i.ToString(CultureInfo.InvariantCulture));
            frame.Write(Batch.Documents[i]);
        }
        EndDocument(frame, array);
        var tail = BsonCodec.Encode(new BsonDocument { { "id", Batch.CursorId }, { "ns", Batch.Namespace } });
        frame.Write(tail.AsSpan(4, tail.Length - 5));
        EndDocument(frame, cursor);
        frame.Write(fields.AsSpan(4, fields.Length - 5));
        EndDocument(frame, start);
    }

    private static void WriteName(MemoryStream frame, BsonType type, string name)
    {
        frame.WriteByte((byte)type);
        foreach (var character in name) frame.WriteByte((byte)character);
        frame.WriteByte(0);
    }

    private static long BeginDocument(MemoryStream frame)
    {
        var start = frame.Position;
        frame.Write([0, 0, 0, 0]);
        return start;
    }

    private static void EndDocument(MemoryStream frame, long start)
    {
        frame.WriteByte(0);
        BinaryPrimitives.WriteInt32LittleEndian(frame.GetBuffer().AsSpan((int)start), (int)(frame.Position - start));
    }
}
