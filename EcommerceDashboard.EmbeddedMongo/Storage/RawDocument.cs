using System.Text;

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
        return TryFind(document, utf8[..length], out var element) ? DocumentReader.ReadValue(element.Type, document[element.Value]) : null;
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
            var end = value + DocumentReader.SizeOf(type, _document[value..]);
            Current = new Element(type, _position, name..(value - 1), value..end);
            _position = end;
            return true;
        }
    }
}
