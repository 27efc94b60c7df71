using System.Buffers.Binary;
using System.Text;
using EcommerceDashboard.EmbeddedMongo.Values;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Finds single values in the bytes of a valid document without decoding the rest.</summary>
internal static class RawDocument
{
    /// <summary>A top-level element: where it starts, its type and where its name and value lie.</summary>
    public readonly record struct Element(BsonType Type, int Start, Range Name, Range Value);

    /// <summary>The top-level elements, in their order.</summary>
    public static ElementList Elements(ReadOnlySpan<byte> document) => new(document);

    /// <summary>The element of a name; false: missing.</summary>
    public static bool TryFind(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name, out Element element)
    {
        foreach (var candidate in Elements(document))
        {
            if (!document[candidate.Name].SequenceEqual(name)) continue;
            element = candidate;
            return true;
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

    /// <summary>Walks over the elements of a document.</summary>
    public ref struct ElementList(ReadOnlySpan<byte> document)
    {
        private readonly ReadOnlySpan<byte> _document = document;
        private int _position = 4;

        public Element Current { get; private set; }

        public readonly ElementList GetEnumerator() => this;

        public bool MoveNext()
        {
            var type = (BsonType)_document[_position];
            if (type == 0) return false;
            var name = _position + 1;
            var value = name + _document[name..].IndexOf((byte)0) + 1;
            var end = value + ValueLength(type, _document[value..]);
            Current = new Element(type, _position, name..(value - 1), value..end);
            _position = end;
            return true;
        }
    }
}
