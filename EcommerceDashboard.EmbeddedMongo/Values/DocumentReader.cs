using System.Buffers.Binary;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Decodes raw BSON, the whole of it or only the fields a pipeline reads; what is not needed is skipped by its length.</summary>
/// <remarks>Threads may share it. Each thread keeps names and short strings it has met, which repeat in documents of one collection.</remarks>
internal sealed class DocumentReader(FieldTree fields)
{
    [ThreadStatic]
    private static StringCache? _strings;

    /// <summary>One that reads documents whole.</summary>
    public static DocumentReader Whole { get; } = new(FieldTree.Whole);

    /// <summary>The document, with the needed fields in their order.</summary>
    public BsonDocument Read(ReadOnlySpan<byte> bson)
    {
        _strings ??= new StringCache();
        return ReadDocument(bson, fields);
    }

    /// <summary>The same, with its bytes at hand when it is read whole.</summary>
    public BsonDocument Read(byte[] bson)
    {
        if (!fields.IsWhole) return Read(bson.AsSpan());
        _strings ??= new StringCache();
        return ReadInto(new SourceDocument(bson), bson, fields);
    }

    /// <summary>A single value from its bytes.</summary>
    public static BsonValue ReadValue(BsonType type, ReadOnlySpan<byte> bytes)
    {
        _strings ??= new StringCache();
        return ReadValue(type, bytes, FieldTree.Whole);
    }

    // Duplicate names are legal in stored BSON; checking for them on every field would also cost more than reading it.
    private static BsonDocument ReadDocument(ReadOnlySpan<byte> bson, FieldTree tree) => ReadInto(new BsonDocument(allowDuplicateNames: true), bson, tree);

    private static BsonDocument ReadInto(BsonDocument document, ReadOnlySpan<byte> bson, FieldTree tree)
    {
        var remaining = tree.IsWhole ? int.MaxValue : tree.Count;
        var position = 4;
        while (remaining > 0 && bson[position] != 0)
        {
            var type = (BsonType)bson[position++];
            var name = bson.Slice(position, bson[position..].IndexOf((byte)0));
            position += name.Length + 1;
            var rest = bson[position..];
            var size = SizeOf(type, rest);
            if (tree.IsWhole)
            {
                document.Add(new BsonElement(_strings!.Name(name), ReadValue(type, rest[..size], tree)));
            }
            else if (tree.Find(name) is { } entry)
            {
                document.Add(new BsonElement(entry.Name, ReadValue(type, rest[..size], entry.Tree)));
                remaining--;
            }

            position += size;
        }

        return document;
    }

    private static BsonArray ReadArray(ReadOnlySpan<byte> bson, FieldTree tree)
    {
        var array = new BsonArray();
        var position = 4;
        while (bson[position] != 0)
        {
            var type = (BsonType)bson[position++];
            position += bson[position..].IndexOf((byte)0) + 1;
            var rest = bson[position..];
            var size = SizeOf(type, rest);
            array.Add(ReadValue(type, rest[..size], tree));
            position += size;
        }

        return array;
    }

    private static BsonValue ReadValue(BsonType type, ReadOnlySpan<byte> bytes, FieldTree tree) => type switch
    {
        BsonType.Document => ReadDocument(bytes, tree),
        BsonType.Array => ReadArray(bytes, tree),
        BsonType.String => _strings!.Value(bytes[4..^1]),
        BsonType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        BsonType.Int64 => new BsonInt64(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        BsonType.Double => new BsonDouble(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        BsonType.Decimal128 => new BsonDecimal128(Decimal128.FromIEEEBits(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes))),
        BsonType.DateTime => new BsonDateTime(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        BsonType.Boolean => bytes[0] != 0 ? BsonBoolean.True : BsonBoolean.False,
        BsonType.Null => BsonNull.Value,
        BsonType.ObjectId => new BsonObjectId(new ObjectId(bytes.ToArray())),
        BsonType.Binary => ReadBinary(bytes),
        BsonType.Timestamp => new BsonTimestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        BsonType.RegularExpression => ReadRegularExpression(bytes),
        BsonType.JavaScript => new BsonJavaScript(Encoding.UTF8.GetString(bytes[4..^1])),
        BsonType.JavaScriptWithScope => ReadScopedCode(bytes),
        BsonType.Symbol => BsonSymbol.Create(Encoding.UTF8.GetString(bytes[4..^1])),
        BsonType.Undefined => BsonUndefined.Value,
        BsonType.MinKey => BsonMinKey.Value,
        BsonType.MaxKey => BsonMaxKey.Value,
        _ => throw Unknown(type),
    };

    private static BsonBinaryData ReadBinary(ReadOnlySpan<byte> bytes)
    {
        // The old binary subtype, 2, repeats the length inside.
        var content = bytes[4] == 2 && bytes.Length >= 9 ? bytes[9..] : bytes[5..];
        return new BsonBinaryData(content.ToArray(), (BsonBinarySubType)bytes[4]);
    }

    private static BsonRegularExpression ReadRegularExpression(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return new BsonRegularExpression(Encoding.UTF8.GetString(bytes[..end]), Encoding.UTF8.GetString(bytes[(end + 1)..^1]));
    }

    private static BsonJavaScriptWithScope ReadScopedCode(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var code = Encoding.UTF8.GetString(bytes.Slice(8, length - 1));
        return new BsonJavaScriptWithScope(code, ReadDocument(bytes[(8 + length)..], FieldTree.Whole));
    }

    /// <summary>Bytes of a value at the start of a span of valid BSON.</summary>
    public static int SizeOf(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.Document or BsonType.Array or BsonType.JavaScriptWithScope => BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonType.String or BsonType.JavaScript or BsonType.Symbol => 4 + BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonType.Double or BsonType.DateTime or BsonType.Int64 or BsonType.Timestamp => 8,
        BsonType.Int32 => 4,
        BsonType.Decimal128 => 16,
        BsonType.Boolean => 1,
        BsonType.ObjectId => 12,
        BsonType.Binary => 5 + BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonType.RegularExpression => RegularExpressionSize(value),
        BsonType.Null or BsonType.Undefined or BsonType.MinKey or BsonType.MaxKey => 0,
        _ => throw Unknown(type),
    };

    private static int RegularExpressionSize(ReadOnlySpan<byte> value)
    {
        var pattern = value.IndexOf((byte)0) + 1;
        return pattern + value[pattern..].IndexOf((byte)0) + 1;
    }

    private static FormatException Unknown(BsonType type) => new($"BSON type 0x{(int)type:x2} is not supported.");
}
