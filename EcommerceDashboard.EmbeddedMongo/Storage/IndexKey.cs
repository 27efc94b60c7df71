using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>
/// Values as bytes that compare, byte by byte, as MongoDB orders the values: by type class, numbers of all types by their exact value.
/// Equal values of different number types give equal bytes.
/// </summary>
internal sealed class IndexKey
{
    /// <summary>Ends the values of a key; smaller than any type, so that no key is the start of another.</summary>
    private const byte End = 1;

    private readonly ArrayBufferWriter<byte> _bytes = new(64);

    public IndexKey()
    {
    }

    /// <summary>Starts with the values of another key.</summary>
    public IndexKey(IndexKey prefix) => _bytes.Write(prefix._bytes.WrittenSpan);

    public IndexKey Append(BsonValue value, bool descending = false)
    {
        var start = _bytes.WrittenCount;
        Value(value);
        if (descending) Complement(start);
        return this;
    }

    /// <summary>The values so far: the lower bound of all keys that start with them.</summary>
    public byte[] ToBytes() => _bytes.WrittenSpan.ToArray();

    /// <summary>Above all keys that start with the values so far.</summary>
    public byte[] ToUpperBound() => [.. _bytes.WrittenSpan, 0xFF];

    /// <summary>The entry of a record: its values and its number, which makes it distinct.</summary>
    public byte[] ToEntry(long record)
    {
        var length = _bytes.WrittenCount;
        var entry = new byte[length + 9];
        _bytes.WrittenSpan.CopyTo(entry);
        entry[length] = End;
        BinaryPrimitives.WriteInt64BigEndian(entry.AsSpan(length + 1), record);
        return entry;
    }

    /// <summary>The record of an entry.</summary>
    public static long RecordOf(byte[] entry) => BinaryPrimitives.ReadInt64BigEndian(entry.AsSpan(entry.Length - 8));

    public IndexKey Clear()
    {
        _bytes.ResetWrittenCount();
        return this;
    }

    /// <summary>The first byte of all values that MongoDB compares with this type.</summary>
    private static byte TypeClass(BsonType type) => type switch
    {
        BsonType.MinKey => 10,
        BsonType.Undefined => 15,
        BsonType.Null => 20,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => 30,
        BsonType.String or BsonType.Symbol => 60,
        BsonType.Document => 70,
        BsonType.Array => 80,
        BsonType.Binary => 90,
        BsonType.ObjectId => 100,
        BsonType.Boolean => 110,
        BsonType.DateTime => 120,
        BsonType.Timestamp => 130,
        BsonType.RegularExpression => 140,
        BsonType.JavaScript => 160,
        BsonType.JavaScriptWithScope => 170,
        BsonType.MaxKey => 240,
        _ => 150,
    };

    private void Value(BsonValue value)
    {
        Byte(TypeClass(value.BsonType));
        switch (value)
        {
            case BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128:
                Number(value);
                break;
            case BsonString or BsonSymbol:
                Text(value.ToString()!);
                break;
            case BsonDocument document:
                foreach (var element in document)
                {
                    Byte(TypeClass(element.Value.BsonType));
                    Text(element.Name);
                    Value(element.Value);
                }
                Byte(0);
                break;
            case BsonArray array:
                foreach (var item in array) Value(item);
                Byte(0);
                break;
            case BsonBinaryData binary:
                Big((uint)binary.Bytes.Length);
                Byte((byte)binary.SubType);
                _bytes.Write(binary.Bytes);
                break;
            case BsonObjectId id:
                _bytes.Write(id.Value.ToByteArray());
                break;
            case BsonBoolean boolean:
                Byte(boolean.Value ? (byte)1 : (byte)0);
                break;
            case BsonDateTime date:
                Big((ulong)date.MillisecondsSinceEpoch ^ 1UL << 63);
                break;
            case BsonTimestamp timestamp:
                Big((ulong)timestamp.Value);
                break;
            case BsonRegularExpression regex:
                Text(regex.Pattern);
                Text(regex.Options);
                break;
            case BsonJavaScriptWithScope code:
                Text(code.Code);
                Value(code.Scope);
                break;
            case BsonJavaScript code:
                Text(code.Code);
                break;
        }
    }

    /// <summary>The largest double that is not above the number, then, when that is not the number itself, all its decimal digits.</summary>
    private void Number(BsonValue value)
    {
        var floor = Numbers.ToDouble(value);
        // Most numbers are doubles or whole ones that doubles hold.
        var isDouble = value is BsonInt32 or BsonDouble or BsonInt64 { Value: >= -(1L << 53) and <= 1L << 53 };
        var order = isDouble ? 0 : NumberOrder.Compare(value, new BsonDouble(floor));
        if (order < 0) floor = Math.BitDecrement(floor);
        Double(floor);
        Byte(order == 0 ? (byte)0 : (byte)1);
        if (order != 0) Digits(new UnpackedDecimal(Numbers.ToDecimal(value)));
    }

    private void Digits(in UnpackedDecimal number)
    {
        var digits = number.Coefficient.ToString(CultureInfo.InvariantCulture);
        var start = _bytes.WrittenCount;
        Big((uint)(number.Exponent + digits.Length + 10_000));
        // Zeros at the end say nothing: 1.50 is 1.5.
        foreach (var digit in digits.AsSpan().TrimEnd('0')) Byte((byte)digit);
        Byte(0);
        if (number.IsNegative) Complement(start);
    }

    private void Double(double value)
    {
        if (double.IsNaN(value))
        {
            Big(0UL);
            return;
        }
        if (value == 0) value = 0; // no negative zero
        var bits = BitConverter.DoubleToUInt64Bits(value);
        Big((bits & 1UL << 63) == 0 ? bits ^ 1UL << 63 : ~bits);
    }

    /// <summary>UTF-8 with an end that sorts before any further character.</summary>
    private void Text(string text)
    {
        var span = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, span);
        if (span[..length].Contains((byte)0))
        {
            foreach (var item in span[..length].ToArray())
            {
                Byte(item);
                if (item == 0) Byte(0xFF);
            }
        }
        else
        {
            _bytes.Advance(length);
        }
        Byte(0);
    }

    /// <summary>Turns the order of what was written from a position on.</summary>
    private void Complement(int start)
    {
        // Written bytes are ours until the buffer is reset.
        foreach (ref var item in MemoryMarshal.AsMemory(_bytes.WrittenMemory[start..]).Span) item = (byte)~item;
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    private void Big(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    private void Big(ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }
}
