using System.Buffers.Binary;
using System.Text.Unicode;

namespace EcommerceDashboard.EmbeddedMongo.Wire;

/// <summary>
/// Checks bytes from outside before anything trusts them: lengths, types, terminators, UTF-8 and nesting.
/// After it, decoding cannot fail nor recurse without bound.
/// </summary>
/// <remarks>Source: bsonspec.org, version 1.1.</remarks>
internal static class BsonValidator
{
    /// <summary>Nesting of a command; a stored document may be less deep, see <see cref="Storage.StoredDocument"/>.</summary>
    public const int MaxCommandDepth = 200;

    /// <summary>Checks one document that must fill the span.</summary>
    /// <returns>The deepest level: 1 for a document without sub-documents.</returns>
    /// <exception cref="CommandException">InvalidBSON (22), or Overflow (15) when nested too deep.</exception>
    public static int Validate(ReadOnlySpan<byte> document, int maxDepth = MaxCommandDepth)
    {
        var deepest = 0;
        var length = Document(document, 1, maxDepth, ref deepest);
        if (length != document.Length) throw Invalid("the length of the document is not that of its frame");
        return deepest;
    }

    /// <summary>The length that the document at the start of the span claims; checked against the span.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5) throw Invalid("a document is cut off");
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length < 5 || length > bytes.Length) throw Invalid("a document claims an impossible length");
        return length;
    }

    /// <summary>The refusal of what is nested deeper than a limit.</summary>
    public static CommandException TooDeep(int limit) => new(15, "Overflow", $"BSONObj exceeded maximum nested object depth: {limit}");

    private static int Document(ReadOnlySpan<byte> bytes, int depth, int maxDepth, ref int deepest)
    {
        if (depth > maxDepth) throw TooDeep(maxDepth);
        deepest = Math.Max(deepest, depth);
        var length = LengthOf(bytes);
        bytes = bytes[..length];
        if (bytes[^1] != 0) throw Invalid("a document does not end with a zero byte");
        var position = 4;
        while (bytes[position] != 0)
        {
            var type = (BsonType)bytes[position++];
            position += NameLength(bytes[position..^1]);
            position += Value(type, bytes[position..^1], depth, maxDepth, ref deepest);
            if (position >= length) throw Invalid("a value runs over the end of its document");
        }
        if (position != length - 1) throw Invalid("a document ends before its length");
        return length;
    }

    private static int Value(BsonType type, ReadOnlySpan<byte> rest, int depth, int maxDepth, ref int deepest)
    {
        switch (type)
        {
            case BsonType.Null or BsonType.Undefined or BsonType.MinKey or BsonType.MaxKey:
                return 0;
            case BsonType.Boolean:
                if (Fixed(rest, 1) == 1 && rest[0] > 1) throw Invalid("a boolean is neither 0 nor 1");
                return 1;
            case BsonType.Int32:
                return Fixed(rest, 4);
            case BsonType.Double or BsonType.Int64 or BsonType.DateTime or BsonType.Timestamp:
                return Fixed(rest, 8);
            case BsonType.ObjectId:
                return Fixed(rest, 12);
            case BsonType.Decimal128:
                return Fixed(rest, 16);
            case BsonType.String or BsonType.Symbol or BsonType.JavaScript:
                return String(rest);
            case BsonType.Document or BsonType.Array:
                return Document(rest, depth + 1, maxDepth, ref deepest);
            case BsonType.Binary:
                return Binary(rest);
            case BsonType.RegularExpression:
                var pattern = NameLength(rest);
                return pattern + NameLength(rest[pattern..]);
            case BsonType.JavaScriptWithScope:
                return CodeWithScope(rest, depth, maxDepth, ref deepest);
            default:
                throw Invalid($"unknown element type {(int)type}");
        }
    }

    private static int Fixed(ReadOnlySpan<byte> rest, int length) =>
        rest.Length >= length ? length : throw Invalid("a value is cut off");

    private static int String(ReadOnlySpan<byte> rest)
    {
        Fixed(rest, 5);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < 1 || length > rest.Length - 4) throw Invalid("a string claims an impossible length");
        var text = rest.Slice(4, length);
        if (text[^1] != 0) throw Invalid("a string does not end with a zero byte");
        if (!Utf8.IsValid(text)) throw Invalid("a string is not UTF-8");
        return 4 + length;
    }

    private static int Binary(ReadOnlySpan<byte> rest)
    {
        Fixed(rest, 5);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < 0 || length > rest.Length - 5) throw Invalid("binary data claims an impossible length");
        // The old subtype 2 carries its length a second time.
        if (rest[4] == 2 && (length < 4 || BinaryPrimitives.ReadInt32LittleEndian(rest[5..]) != length - 4))
            throw Invalid("binary data of subtype 2 has two different lengths");
        if (rest[4] is 3 or 4 && length != 16) throw Invalid("a UUID has not 16 bytes");
        return 5 + length;
    }

    private static int CodeWithScope(ReadOnlySpan<byte> rest, int depth, int maxDepth, ref int deepest)
    {
        Fixed(rest, 4);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < 14 || length > rest.Length) throw Invalid("code with scope claims an impossible length");
        var code = String(rest[4..length]);
        if (4 + code + Document(rest[(4 + code)..length], depth + 1, maxDepth, ref deepest) != length)
            throw Invalid("code with scope has two different lengths");
        return length;
    }

    private static int NameLength(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)0);
        if (end < 0) throw Invalid("a name does not end");
        if (!Utf8.IsValid(rest[..end])) throw Invalid("a name is not UTF-8");
        return end + 1;
    }

    private static CommandException Invalid(string what) => new(22, "InvalidBSON", $"Invalid BSON: {what}");
}
