using System.Globalization;
using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>A format of <c>$dateToString</c>, taken apart once.</summary>
internal sealed class DateFormat
{
    /// <summary>The months in English.</summary>
    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private readonly List<string> _parts;

    private DateFormat(string text)
    {
        Text = text;
        _parts = Split(text, "YmdHMSLjwuUVGzZbB%");
    }

    /// <summary><c>2017-02-08T12:10:40.787Z</c>.</summary>
    public static DateFormat Iso8601 { get; } = Parse("%Y-%m-%dT%H:%M:%S.%LZ");

    /// <summary><c>2017-02-08T12:10:40.787</c>: local time.</summary>
    public static DateFormat LocalIso8601 { get; } = Parse("%Y-%m-%dT%H:%M:%S.%L");

    public string Text { get; }

    /// <summary>Reads a format.</summary>
    /// <exception cref="CommandException">Location18535, Location18536.</exception>
    public static DateFormat Parse(string text) => new(text);

    /// <summary>The parts of a format: literal text as itself, a specifier as '%' and its letter.</summary>
    /// <exception cref="CommandException">Location18535, Location18536: a specifier is none of those allowed.</exception>
    public static List<string> Split(string format, string allowed)
    {
        var parts = new List<string>();
        for (var i = 0; i < format.Length; i += parts[^1].Length)
        {
            if (format[i] == '%')
            {
                if (i + 1 == format.Length) throw CommandException.Location(18535, "Unmatched '%' at end of format string");
                if (!allowed.Contains(format[i + 1], StringComparison.Ordinal))
                    throw CommandException.Location(18536, $"Invalid format character '%{format[i + 1]}' in format string");
                parts.Add(format.Substring(i, 2));
            }
            else
            {
                var next = format.IndexOf('%', i);
                parts.Add(next < 0 ? format[i..] : format[i..next]);
            }
        }
        return parts;
    }

    /// <summary>A date as text.</summary>
    /// <exception cref="CommandException">Location18537: the year is beyond 0 … 9999.</exception>
    public string Format(long utc, ZoneRule zone)
    {
        var offset = zone.OffsetAt(utc);
        var time = new LocalTime(utc + offset);
        var date = time.Date;
        if (date.Year is < 0 or > 9999)
            throw CommandException.Location(18537, $"Could not convert date to string: date component was outside the supported range of 0-9999: {date.Year}");
        var text = new StringBuilder(Text.Length + 8);
        foreach (var part in _parts)
        {
            if (part[0] != '%')
                text.Append(part);
            else
                Append(text, part[1], time, date, offset);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, char specifier, LocalTime time, (long Year, int Month, int Day) date, long offset)
    {
        switch (specifier)
        {
            case 'Y': Number(date.Year, 4); break;
            case 'm': Number(date.Month, 2); break;
            case 'd': Number(date.Day, 2); break;
            case 'H': Number(time.Hour, 2); break;
            case 'M': Number(time.Minute, 2); break;
            case 'S': Number(time.Second, 2); break;
            case 'L': Number(time.Millisecond, 3); break;
            case 'j': Number(time.DayOfYear, 3); break;
            case 'w': Number(Calendar.WeekdayOf(time.Days) + 1, 1); break;
            case 'u': Number(Calendar.IsoWeekdayOf(time.Days), 1); break;
            case 'U': Number(time.Week, 2); break;
            case 'V': Number(Calendar.IsoWeekOf(time.Days).Week, 2); break;
            case 'G': Number(Calendar.IsoWeekOf(time.Days).Year, 4); break;
            case 'b': text.Append(Months[date.Month - 1], 0, 3); break;
            case 'B': text.Append(Months[date.Month - 1]); break;
            case '%': text.Append('%'); break;
            case 'z':
                var minutes = Math.Abs(offset) / Calendar.MillisecondsPerMinute;
                text.Append(offset < 0 ? '-' : '+');
                Number(minutes / 60, 2);
                Number(minutes % 60, 2);
                break;
            case 'Z':
                if (offset < 0)
                    text.Append('-');
                Number(Math.Abs(offset) / Calendar.MillisecondsPerMinute, 1);
                break;
        }

        void Number(long value, int width)
        {
            Span<char> digits = stackalloc char[20];
            value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            text.Append('0', Math.Max(0, width - length)).Append(digits[..length]);
        }
    }
}
