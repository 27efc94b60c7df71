using System.Buffers.Binary;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>What a document must hold before it is kept.</summary>
internal static class StoredDocument
{
    /// <summary>MongoDB's limit of one document in bytes.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Documents that are not stored, as results, may be longer by the room that MongoDB keeps for its own fields.</summary>
    public const int MaxResultLength = MaxLength + 16 * 1024;

    /// <summary>Levels of nesting a stored document may have, itself counted.</summary>
    /// <remarks>
    /// The manual promises 100 levels ("MongoDB Limits and Thresholds"); the server lets 180 pass, and keeps 20 of its 200 for itself. So does this one:
    /// what a client could store there it can store here.
    /// </remarks>
    public const int MaxDepth = 180;

    private static int _lastIncrement;

    /// <summary>The bytes to keep of a validated document: with <c>_id</c>, made when missing, in front.</summary>
    public static byte[] FromClient(ReadOnlySpan<byte> document, DateTime now)
    {
        byte[] stored;
        if (!RawDocument.TryFind(document, "_id"u8, out var id))
        {
            stored = new byte[document.Length + 17];
            stored[4] = (byte)BsonType.ObjectId;
            "_id"u8.CopyTo(stored.AsSpan(5));
            ObjectId.GenerateNewId().ToByteArray().CopyTo(stored, 9);
            document[4..].CopyTo(stored.AsSpan(21));
        }
        else if (id.Start == 4)
        {
            stored = document.ToArray();
        }
        else
        {
            stored = new byte[document.Length];
            var element = document[id.Start..id.Value.End.Value];
            element.CopyTo(stored.AsSpan(4));
            document[4..id.Start].CopyTo(stored.AsSpan(4 + element.Length));
            document[id.Value.End.Value..].CopyTo(stored.AsSpan(id.Value.End.Value));
        }
        BinaryPrimitives.WriteInt32LittleEndian(stored, stored.Length);
        Check(stored);
        FillTimestamps(stored, now);
        return stored;
    }

    /// <summary>The bytes to keep of a document made here, as by an update.</summary>
    public static byte[] FromServer(BsonDocument document, DateTime now)
    {
        if (!document.TryGetValue("_id", out var id)) document = new BsonDocument("_id", ObjectId.GenerateNewId()).AddRange(document);
        else if (document.GetElement(0).Name != "_id")
            document = new BsonDocument("_id", id).AddRange(document.Elements.Where(element => element.Name != "_id"));
        // Bytes of its own, as the timestamps are filled in.
        var stored = DocumentWriter.Encode(document);
        Check(stored);
        FillTimestamps(stored, now);
        return stored;
    }

    /// <summary>Puts the time into the empty timestamps among the fields of a document, its <c>_id</c> aside.</summary>
    /// <remarks>Source: MongoDB manual, "BSON Types", Timestamps.</remarks>
    private static void FillTimestamps(byte[] document, DateTime now)
    {
        foreach (var element in RawDocument.Elements(document))
        {
            if (element.Type != BsonType.Timestamp || element.Start == 4) continue;
            var value = document.AsSpan(element.Value);
            if (BinaryPrimitives.ReadInt64LittleEndian(value) != 0) continue;
            BinaryPrimitives.WriteInt32LittleEndian(value, Interlocked.Increment(ref _lastIncrement) & int.MaxValue);
            BinaryPrimitives.WriteUInt32LittleEndian(value[4..], (uint)new DateTimeOffset(now).ToUnixTimeSeconds());
        }
    }

    private static void Check(byte[] document)
    {
        if (document.Length > MaxLength)
        {
            throw new CommandException(10334, "BSONObjectTooLarge",
                $"BSONObj size: {document.Length} (0x{document.Length:X}) is invalid. Size must be between 0 and {MaxLength}(16MB)");
        }
        BsonValidator.Validate(document, MaxDepth);
        RawDocument.TryFind(document, "_id"u8, out var id);
        switch (id.Type)
        {
            case BsonType.Array or BsonType.RegularExpression or BsonType.Undefined:
                throw new CommandException(53, "InvalidIdField", $"The '_id' value cannot be of type {BsonTypeNames.Of(id.Type)}");
            case BsonType.Document:
                foreach (var element in BsonCodec.Decode(document.AsSpan(id.Value)))
                {
                    if (element.Name.StartsWith('$'))
                        throw new CommandException(52, "DollarPrefixedFieldName", $"_id fields may not contain '$'-prefixed fields: {element.Name} is not valid for storage.");
                }
                break;
        }
    }
}
