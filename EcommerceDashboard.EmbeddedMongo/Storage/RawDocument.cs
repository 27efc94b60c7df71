using System.Buffers.Binary;
using System.Text;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Finds single values in the bytes of a valid document without decoding the rest.</summary>
internal static class RawDocument
{
    /// <summary>A top-level element: where it starts, its type and where its value lies.</summary>
    public readonly record struct Element(BsonType Type, int Start, Range Value);

    /// <summary>The element of a name; false: missing.</summary>
    public static bool TryFind(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name, out Element element)
    {
        var position = 4;
        while (document[position] != 0)
        {
            var start = position;
            var type = (BsonType)document[position++];
            var nameLength = document[position..].IndexOf((byte)0);
            var value = position + nameLength + 1;
            var end = value + ValueLength(type, document[value..]);
            if (document.Slice(position, nameLength).SequenceEqual(name))
            {
                element = new Element(type, start, value..end);
                return true;
            }
            position = end;
        }
        element = default;
        return false;
    }

    /// <summary>The value of a top-level field; null: missing.</summary>
    public static BsonValue? Value(ReadOnlySpan<byte> document, string name)
    {
        Span<byte> utf8 = stackalloc byte[256];
        if (!Encoding.UTF8.TryGetBytes(name, utf8, out var length)) return BsonCodec.Decode(document).GetValue(name, null);
        return TryFind(document, utf8[..length], out var element) ? Decode(element.Type, document[element.Value]) : null;
    }

    /// <summary>A value from its bytes.</summary>
    public static BsonValue Decode(BsonType type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case BsonType.String:
                return new BsonString(Encoding.UTF8.GetString(value[4..^1]));
            case BsonType.Int32:
                return BinaryPrimitives.ReadInt32LittleEndian(value);
            case BsonType.Int64:
                return BinaryPrimitives.ReadInt64LittleEndian(value);
            case BsonType.Double:
                return BinaryPrimitives.ReadDoubleLittleEndian(value);
            case BsonType.DateTime:
                return new BsonDateTime(BinaryPrimitives.ReadInt64LittleEndian(value));
            case BsonType.ObjectId:
                return new BsonObjectId(new ObjectId(value.ToArray()));
            case BsonType.Boolean:
                return (BsonBoolean)(value[0] != 0);
            case BsonType.Null:
                return BsonNull.Value;
            default:
                // length, type, an empty name, the value, end
                var document = new byte[4 + 2 + value.Length + 1];
                BinaryPrimitives.WriteInt32LittleEndian(document, document.Length);
                document[4] = (byte)type;
                value.CopyTo(document.AsSpan(6));
                return BsonCodec.Decode(document)[0];
        }
    }

    /// <summary>Bytes of a value of a valid document.</summary>
    public static int ValueLength(BsonType type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case BsonType.Null or BsonType.Undefined or BsonType.MinKey or BsonType.MaxKey:
                return 0;
            case BsonType.Boolean:
                return 1;
            case BsonType.Int32:
                return 4;
            case BsonType.Double or BsonType.Int64 or BsonType.DateTime or BsonType.Timestamp:
                return 8;
            case BsonType.ObjectId:
                return 12;
            case BsonType.Decimal128:
                return 16;
            case BsonType.Document or BsonType.Array or BsonType.JavaScriptWithScope:
                return BinaryPrimitives.ReadInt32LittleEndian(value);
            case BsonType.String or BsonType.Symbol or BsonType.JavaScript:
                return 4 + BinaryPrimitives.ReadInt32LittleEndian(value);
            case BsonType.Binary:
                return 5 + BinaryPrimitives.ReadInt32LittleEndian(value);
            case BsonType.RegularExpression:
                var pattern = value.IndexOf((byte)0) + 1;
                return pattern + value[pattern..].IndexOf((byte)0) + 1;
            default:
                throw new FormatException($"BSON type {(int)type} cannot have been stored.");
        }
    }
}
