using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Encodes documents as BSON. The library's encoder takes several times as long.</summary>
/// <remarks>Source: bsonspec.org, version 1.1.</remarks>
internal sealed class DocumentWriter
{
    /// <summary>A buffer longer than this is not kept for the next document.</summary>
    private const int LongestKept = 1 << 20;

    [ThreadStatic]
    private static DocumentWriter? _current;

    private byte[] _bytes = new byte[4096];
    private int _length;
    private int _depth;

    /// <summary>The complete BSON of a document.</summary>
    /// <exception cref="CommandException">
    /// BadValue (2): a regular expression holds a zero byte, which BSON cannot hold. Overflow (15): nested too deep.
    /// </exception>
    public static byte[] Encode(BsonDocument document)
    {
        var writer = _current ?? new DocumentWriter();
        // Nobody else may take it meanwhile, nor one that an exception left half written.
        _current = null;
        writer._length = 0;
        writer._depth = 0;
        writer.WriteDocument(document);
        var encoded = writer._bytes.AsSpan(0, writer._length).ToArray();
        if (writer._bytes.Length <= LongestKept)
            _current = writer;
        return encoded;
    }

    private void WriteDocument(BsonDocument document)
    {
        var start = BeginNested();
        for (var i = 0; i < document.ElementCount; i++)
        {
            var element = document.GetElement(i);
            WriteElement(element.Name, element.Value);
        }
        EndNested(start);
    }

    private void WriteArray(BsonArray array)
    {
        var start = BeginNested();
        Span<char> index = stackalloc char[11];
        for (var i = 0; i < array.Count; i++)
        {
            i.TryFormat(index, out var digits, provider: CultureInfo.InvariantCulture);
            WriteElement(index[..digits], array[i]);
        }
        EndNested(start);
    }

    private int BeginNested()
    {
        // What expressions build is bounded here, before it reaches a client or the file.
        if (++_depth > BsonValidator.MaxCommandDepth) throw BsonValidator.TooDeep(BsonValidator.MaxCommandDepth);
        return Begin();
    }

    private void EndNested(int start)
    {
        _depth--;
        End(start);
    }

    private int Begin()
    {
        var start = _length;
        Take(4);
        return start;
    }

    private void End(int start)
    {
        Take(1)[0] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start), _length - start);
    }

    private void WriteElement(ReadOnlySpan<char> name, BsonValue value)
    {
        Take(1)[0] = (byte)value.BsonType;
        WriteName(name);
        switch (value)
        {
            case BsonString text:
                WriteString(text.Value);
                break;
            case BsonInt32 whole:
                BinaryPrimitives.WriteInt32LittleEndian(Take(4), whole.Value);
                break;
            case BsonInt64 whole:
                BinaryPrimitives.WriteInt64LittleEndian(Take(8), whole.Value);
                break;
            case BsonDouble real:
                BinaryPrimitives.WriteDoubleLittleEndian(Take(8), real.Value);
                break;
            case BsonDecimal128 { Value: var exact }:
                var both = Take(16);
                BinaryPrimitives.WriteUInt64LittleEndian(both, exact.GetIEEELowBits());
                BinaryPrimitives.WriteUInt64LittleEndian(both[8..], exact.GetIEEEHighBits());
                break;
            case BsonDateTime date:
                BinaryPrimitives.WriteInt64LittleEndian(Take(8), date.MillisecondsSinceEpoch);
                break;
            case BsonBoolean flag:
                Take(1)[0] = flag.Value ? (byte)1 : (byte)0;
                break;
            case BsonDocument document:
                WriteDocument(document);
                break;
            case BsonArray array:
                WriteArray(array);
                break;
            default:
                WriteRare(value);
                break;
        }
    }

    private void WriteRare(BsonValue value)
    {
        switch (value)
        {
            case BsonNull or BsonUndefined or BsonMinKey or BsonMaxKey:
                break;
            case BsonObjectId id:
                id.Value.ToByteArray().CopyTo(Take(12));
                break;
            case BsonTimestamp time:
                BinaryPrimitives.WriteInt64LittleEndian(Take(8), time.Value);
                break;
            case BsonBinaryData binary:
                WriteBinary(binary);
                break;
            case BsonRegularExpression regex:
                WriteName(regex.Pattern);
                WriteName(regex.Options);
                break;
            case BsonJavaScriptWithScope scoped:
                var start = Begin();
                WriteString(scoped.Code);
                WriteDocument(scoped.Scope);
                BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start), _length - start);
                break;
            case BsonJavaScript code:
                WriteString(code.Code);
                break;
            case BsonSymbol symbol:
                WriteString(symbol.Name);
                break;
            default:
                throw new ArgumentException($"{value.BsonType} cannot be encoded", nameof(value));
        }
    }

    private void WriteBinary(BsonBinaryData binary)
    {
        var (content, isOld) = (binary.Bytes, binary.SubType == (BsonBinarySubType)2);
        BinaryPrimitives.WriteInt32LittleEndian(Take(4), content.Length + (isOld ? 4 : 0));
        Take(1)[0] = (byte)binary.SubType;
        // The old subtype repeats the length inside.
        if (isOld)
            BinaryPrimitives.WriteInt32LittleEndian(Take(4), content.Length);
        content.CopyTo(Take(content.Length));
    }

    private void WriteString(string text)
    {
        var start = Begin();
        Append(text);
        Take(1)[0] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start), _length - start - 4);
    }

    private void WriteName(ReadOnlySpan<char> name)
    {
        if (name.Contains('\0')) throw CommandException.BadValue("a regular expression cannot hold a zero byte");
        Append(name);
        Take(1)[0] = 0;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    private Span<byte> Take(int count)
    {
        Reserve(count);
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_length + count, _bytes.Length * 2));
    }
}
