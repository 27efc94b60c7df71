using System.Globalization;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>A conversion of values to one type, by the table of <c>$convert</c> in MongoDB's manual.</summary>
internal readonly record struct Conversion(BsonType To)
{
    /// <summary>The code of ConversionFailure, which <c>onError</c> answers to.</summary>
    public const int FailureCode = 241;

    /// <summary>The subtype of binary results.</summary>
    public byte SubType { get; init; }

    /// <summary>How text and binary data stand for each other; null: not given.</summary>
    public string? Format { get; init; }

    /// <summary>The order of bytes of numbers in binary data.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Converts a value that is neither null nor missing.</summary>
    /// <exception cref="CommandException">ConversionFailure (241).</exception>
    public BsonValue Convert(BsonValue value) => (value, To) switch
    {
        (BsonBoolean, BsonType.Boolean) or (BsonInt32, BsonType.Int32) or (BsonInt64, BsonType.Int64) or (BsonDouble, BsonType.Double)
            or (BsonDecimal128, BsonType.Decimal128) or (BsonDateTime, BsonType.DateTime) or (BsonObjectId, BsonType.ObjectId) => value,
        (BsonString, BsonType.String) => value,
        (BsonBinaryData binary, _) => BinaryConversion.FromBinary(this, binary),
        (_, BsonType.Binary) => BinaryConversion.ToBinary(this, value),
        (_, BsonType.Boolean) => Truth.IsTrue(value) ? BsonBoolean.True : BsonBoolean.False,
        (_, BsonType.Int32) => ToInt32(value),
        (_, BsonType.Int64) => ToInt64(value),
        (_, BsonType.Double) => ToDouble(value),
        (_, BsonType.Decimal128) => ToDecimal(value),
        (_, BsonType.String) => ToText(value),
        (_, BsonType.DateTime) => ToDate(value),
        (BsonString text, BsonType.ObjectId) => ObjectId.TryParse(text.Value, out var id) && text.Value.Length == 24
            ? new BsonObjectId(id)
            : throw Failure($"Failed to parse objectId '{text.Value}' in $convert with no onError value"),
        _ => throw Unsupported(value),
    };

    public CommandException Unsupported(BsonValue value) =>
        Failure($"Unsupported conversion from {BsonTypeNames.Of(value)} to {BsonTypeNames.Of(To)} in $convert with no onError value");

    public static CommandException Failure(string message) => new(FailureCode, "ConversionFailure", message);

    private BsonInt32 ToInt32(BsonValue value) =>
        value is not BsonDateTime && Integer(value) is >= int.MinValue and <= int.MaxValue and var whole
            ? new BsonInt32((int)whole)
            : throw (value is BsonDateTime ? Unsupported(value) : OutOfRange(value));

    private BsonInt64 ToInt64(BsonValue value) => value is BsonDateTime date
        ? new BsonInt64(date.MillisecondsSinceEpoch)
        : new BsonInt64(Integer(value) ?? throw OutOfRange(value));

    /// <summary>The integer part of a number, or the integer that a text writes; null: beyond 64 bits.</summary>
    private long? Integer(BsonValue value) => value switch
    {
        BsonInt32 whole => whole.Value,
        BsonInt64 whole => whole.Value,
        BsonBoolean boolean => boolean.Value ? 1 : 0,
        BsonDouble real => real.Value >= -9223372036854775808.0 && real.Value < 9223372036854775808.0 ? (long)real.Value : null,
        BsonDecimal128 exact => DecimalConversion.ToInt64(exact.Value, RoundingRule.TowardsZero),
        BsonString text => long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw NotANumber(text.Value),
        _ => throw Unsupported(value),
    };

    private BsonDouble ToDouble(BsonValue value)
    {
        switch (value)
        {
            case BsonBoolean boolean:
                return new(boolean.Value ? 1 : 0);
            case BsonDateTime date:
                return new(date.MillisecondsSinceEpoch);
            case BsonString text:
                return new(ParseDouble(text.Value));
            case BsonDecimal128 exact:
                var real = DecimalConversion.ToDouble(exact.Value);
                return double.IsInfinity(real) && !new UnpackedDecimal(exact.Value).IsInfinity ? throw OutOfRange(value) : new(real);
            case BsonInt32 or BsonInt64:
                return new(Numbers.ToDouble(value));
            default:
                throw Unsupported(value);
        }
    }

    private static double ParseDouble(string text)
    {
        var digits = text.AsSpan().TrimStart("+-");
        var isSpecial = digits.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || digits.Equals("infinity", StringComparison.OrdinalIgnoreCase)
            || digits.Equals("nan", StringComparison.OrdinalIgnoreCase);
        if (isSpecial && text.Length - digits.Length <= 1)
            return digits[0] is 'n' or 'N' ? double.NaN : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        // A number too large for a double is out of range, not infinite.
        // Nor is one too small for a double zero.
        return double.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            && (value != 0 || !digits[..Mantissa(digits)].ContainsAnyInRange('1', '9'))
            ? value
            : throw NotANumber(text);
    }

    private static int Mantissa(ReadOnlySpan<char> digits)
    {
        var mark = digits.IndexOfAny('e', 'E');
        return mark < 0 ? digits.Length : mark;
    }

    private BsonDecimal128 ToDecimal(BsonValue value) => new(value switch
    {
        BsonBoolean boolean => DecimalArithmetic.FromInt64(boolean.Value ? 1 : 0),
        BsonDateTime date => DecimalArithmetic.FromInt64(date.MillisecondsSinceEpoch),
        BsonString text => DecimalConversion.TryParse(text.Value, out var parsed) ? parsed : throw NotANumber(text.Value),
        _ when Numbers.IsNumber(value) => Numbers.ToDecimal(value),
        _ => throw Unsupported(value),
    });

    private BsonString ToText(BsonValue value) => TextOperators.Result(value switch
    {
        BsonBoolean boolean => boolean.Value ? "true" : "false",
        BsonDouble real => TextConversion.OfDouble(real.Value),
        BsonInt32 or BsonInt64 or BsonDecimal128 or BsonDateTime => TextConversion.Coerce(value),
        BsonObjectId id => id.Value.ToString(),
        _ => throw Unsupported(value),
    });

    private BsonDateTime ToDate(BsonValue value) => new(value switch
    {
        BsonInt64 whole => whole.Value,
        BsonDouble real => DateMilliseconds(value, real.Value >= -9223372036854775808.0 && real.Value < 9223372036854775808.0 ? (long)real.Value : null),
        BsonDecimal128 exact => DateMilliseconds(value, DecimalConversion.ToInt64(exact.Value, RoundingRule.TowardsZero)),
        BsonString text => DateText.Parse(text.Value, null),
        BsonObjectId or BsonTimestamp => DateOperand.Milliseconds(value)!.Value,
        _ => throw Unsupported(value),
    });

    private static long DateMilliseconds(BsonValue value, long? milliseconds) => milliseconds ?? throw OutOfRange(value);

    private static CommandException OutOfRange(BsonValue value) =>
        Failure($"Conversion would overflow target type in $convert with no onError value: {value}");

    private static CommandException NotANumber(string text) =>
        Failure($"Failed to parse number '{text}' in $convert with no onError value");
}
