using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Binary data from and to text and numbers.</summary>
internal static class BinaryConversion
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    public static BsonValue FromBinary(in Conversion conversion, BsonBinaryData binary)
    {
        var bytes = binary.Bytes;
        switch (conversion.To)
        {
            case BsonType.Binary:
                return (byte)binary.SubType == conversion.SubType
                    ? binary
                    : throw Conversion.Failure("Conversions between different binary subtypes are not supported");
            case BsonType.Boolean:
                return BsonBoolean.True;
            case BsonType.String:
                return Result(Text(conversion.Format ?? "auto", binary));
            case BsonType.Int32 when bytes.Length is 1 or 2 or 4:
                return new BsonInt32((int)Integer(bytes, conversion.IsBigEndian));
            case BsonType.Int64 when bytes.Length is 1 or 2 or 4 or 8:
                return new BsonInt64(Integer(bytes, conversion.IsBigEndian));
            case BsonType.Double when bytes.Length == 4:
                return new BsonDouble(BitConverter.Int32BitsToSingle((int)Integer(bytes, conversion.IsBigEndian)));
            case BsonType.Double when bytes.Length == 8:
                return new BsonDouble(BitConverter.Int64BitsToDouble(Integer(bytes, conversion.IsBigEndian)));
            case BsonType.Int32 or BsonType.Int64 or BsonType.Double:
                throw Conversion.Failure($"Failed to convert binary data of {bytes.Length} bytes to a number");
            default:
                throw conversion.Unsupported(binary);
        }
    }

    public static BsonValue ToBinary(in Conversion conversion, BsonValue value)
    {
        if (value is BsonInt32 or BsonInt64 or BsonDouble && (BsonBinarySubType)conversion.SubType is not (BsonBinarySubType.UuidStandard or BsonBinarySubType.UuidLegacy))
            return new BsonBinaryData(Bytes(value, conversion.IsBigEndian), (BsonBinarySubType)conversion.SubType);
        if (value is not BsonString text) throw conversion.Unsupported(value);
        if (conversion.Format is not { } format)
            throw CommandException.Location(4341115, "$convert requires a 'format' for a conversion to or from binary data");
        return new BsonBinaryData(Bytes(format, text.Value, conversion.SubType), (BsonBinarySubType)conversion.SubType);
    }

    /// <summary>A text too long is a failed conversion here, not an error of its own.</summary>
    private static BsonString Result(string text)
    {
        try
        {
            return TextOperators.Result(text);
        }
        catch (CommandException error)
        {
            throw Conversion.Failure(error.Message);
        }
    }

    private static string Text(string format, BsonBinaryData binary)
    {
        var isUuid = binary.SubType == BsonBinarySubType.UuidStandard;
        switch (format)
        {
            case "auto":
                return isUuid && binary.Bytes.Length == 16 ? Text("uuid", binary) : Text("base64", binary);
            case "base64":
                return Convert.ToBase64String(binary.Bytes);
            case "base64url":
                return Base64Url.EncodeToString(binary.Bytes);
            case "hex":
                return Convert.ToHexString(binary.Bytes);
            case "uuid":
                return isUuid && binary.Bytes.Length == 16
                    ? new Guid(binary.Bytes, bigEndian: true).ToString("D")
                    : throw Conversion.Failure("The 'uuid' format is only allowed for the UUID subtype");
            default:
                try
                {
                    return StrictUtf8.GetString(binary.Bytes);
                }
                catch (ArgumentException)
                {
                    throw Conversion.Failure("Invalid UTF-8 in binary data");
                }
        }
    }

    private static byte[] Bytes(string format, string text, byte subType)
    {
        try
        {
            switch (format)
            {
                case "auto" when subType == (byte)BsonBinarySubType.UuidStandard:
                case "uuid":
                    return subType == (byte)BsonBinarySubType.UuidStandard
                        ? Guid.ParseExact(text, "D").ToByteArray(bigEndian: true)
                        : throw Conversion.Failure("The 'uuid' format is only allowed for the UUID subtype");
                case "base64url":
                    return Base64Url.DecodeFromChars(text);
                case "hex":
                    return Convert.FromHexString(text);
                case "utf8":
                    return StrictUtf8.GetBytes(text);
                default:
                    return text.AsSpan().ContainsAny(" \t\r\n") ? throw new FormatException() : Convert.FromBase64String(text);
            }
        }
        catch (FormatException)
        {
            throw Conversion.Failure($"Input is not valid {format}");
        }
    }

    private static long Integer(byte[] bytes, bool isBigEndian) => (long)new BigInteger(bytes, isUnsigned: false, isBigEndian);

    /// <summary>The bytes of a number in the order asked for.</summary>
    private static byte[] Bytes(BsonValue number, bool isBigEndian)
    {
        var bytes = new byte[number is BsonInt32 ? sizeof(int) : sizeof(long)];
        if (number is BsonInt32 whole)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, whole.Value);
        else
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number is BsonDouble real ? BitConverter.DoubleToInt64Bits(real.Value) : ((BsonInt64)number).Value);
        if (isBigEndian)
            bytes.AsSpan().Reverse();
        return bytes;
    }
}
