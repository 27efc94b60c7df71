using System.Globalization;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Values as text.</summary>
internal static class TextConversion
{
    /// <summary>What string operators make of an operand that is no string: "" of null, digits of numbers, ISO 8601 of dates.</summary>
    /// <exception cref="CommandException">Location16007: the type has no text.</exception>
    public static string Coerce(BsonValue? value) => value switch
    {
        BsonString text => text.Value,
        null or BsonNull or BsonUndefined => "",
        BsonInt32 whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        BsonInt64 whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        BsonDouble real => SixDigits(real.Value),
        BsonDecimal128 exact => OfDecimal(exact.Value),
        BsonDateTime date => OfDate(date),
        BsonTimestamp timestamp => OfTimestamp(timestamp),
        BsonSymbol symbol => symbol.Name,
        BsonJavaScript code and not BsonJavaScriptWithScope => code.Code,
        _ => throw CommandException.Location(16007, $"can't convert from BSON type {BsonTypeNames.Of(value)} to String"),
    };

    /// <summary>A double by the fewest digits that give it back; with an exponent below 10^-4 and from 10^16.</summary>
    public static string OfDouble(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (value == 0) return double.IsNegative(value) ? "-0" : "0";
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return Layout(shortest, exponent is >= -4 and < 16);
    }

    /// <summary>Scientific notation in MongoDB's manner for numbers out of the plain range: <c>-NaN</c> is <c>NaN</c>.</summary>
    public static string OfDecimal(Decimal128 value)
    {
        var unpacked = new UnpackedDecimal(value);
        return unpacked.IsNaN ? "NaN" : value.ToString();
    }

    /// <summary>ISO 8601 with milliseconds, in UTC.</summary>
    /// <exception cref="CommandException">Location18537: the year is beyond 0 … 9999.</exception>
    public static string OfDate(BsonDateTime date) => DateFormat.Iso8601.Format(date.MillisecondsSinceEpoch, ZoneRule.Utc);

    /// <summary>As C's <c>%g</c> writes it.</summary>
    private static string SixDigits(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        if (value == 0) return double.IsNegative(value) ? "-0" : "0";
        var text = value.ToString("E5", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Layout(text, exponent is >= -4 and < 6);
    }

    /// <summary>Writes digits plainly or with an exponent of at least two digits.</summary>
    private static string Layout(string number, bool plain)
    {
        var negative = number[0] == '-';
        var mark = number.IndexOf('E', StringComparison.Ordinal);
        var mantissa = (mark < 0 ? number : number[..mark])[(negative ? 1 : 0)..];
        var exponent = mark < 0 ? 0 : int.Parse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        // The value is 0.digits · 10^place.
        var place = (point < 0 ? mantissa.Length : point) + exponent;
        var digits = all.TrimStart('0');
        place -= all.Length - digits.Length;
        digits = digits.TrimEnd('0');
        string text;
        if (!plain)
            text = digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + string.Create(CultureInfo.InvariantCulture, $"e{(place > 0 ? '+' : '-')}{Math.Abs(place - 1):00}");
        else if (place <= 0)
            text = "0." + new string('0', -place) + digits;
        else
            text = digits.Length <= place ? digits.PadRight(place, '0') : digits[..place] + "." + digits[place..];
        return negative ? "-" + text : text;
    }

    /// <summary>As the server's <c>ctime</c> with the increment: <c>Jan  1 00:00:01:1</c>.</summary>
    private static string OfTimestamp(BsonTimestamp timestamp)
    {
        var time = DateTime.UnixEpoch.AddSeconds((uint)timestamp.Timestamp);
        return string.Create(CultureInfo.InvariantCulture, $"{time:MMM} {time.Day,2} {time:HH:mm:ss}:{(uint)timestamp.Increment}");
    }
}
