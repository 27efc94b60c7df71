using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Reads dates by a format, as <c>%d/%m/%Y</c>.</summary>
internal ref struct DateTextPattern
{
    private readonly string _text;
    private ReadOnlySpan<char> _rest;
    private int? _year;
    private int? _month;
    private int? _day;
    private int? _dayOfYear;
    private int? _isoYear;
    private int? _isoWeek;
    private int? _isoWeekday;
    private int _hour;
    private int _minute;
    private int _second;
    private int _millisecond;
    private long? _offset;

    private DateTextPattern(string text)
    {
        _text = text;
        _rest = text;
    }

    /// <summary>Reads a date.</summary>
    /// <param name="format">The format.</param>
    /// <param name="text">The text, which it must match in full.</param>
    /// <param name="zone">The zone of a text without one; null: UTC.</param>
    /// <exception cref="CommandException">ConversionFailure (241); Location18536 for a wrong format.</exception>
    public static long Parse(string format, string text, ZoneRule? zone)
    {
        Check(format);
        var pattern = new DateTextPattern(text);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%')
                pattern.Read(format[++i]);
            else
                pattern.Expect(format[i]);
        }
        if (pattern._rest.Length > 0) throw pattern.Mismatch("trailing data");
        return pattern.Date(zone);
    }

    private static void Check(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%') continue;
            if (++i == format.Length) throw CommandException.Location(18535, "Unmatched '%' at end of format string");
            if (!"YmdHMSLjuVGzZbB%".Contains(format[i], StringComparison.Ordinal))
                throw CommandException.Location(18536, $"Invalid format character '%{format[i]}' in format string");
        }
    }

    private void Read(char specifier)
    {
        switch (specifier)
        {
            case 'Y': _year = Number(4, 4); break;
            case 'm': _month = Number(1, 2); break;
            case 'd': _day = Number(1, 2); break;
            case 'H': _hour = Number(1, 2); break;
            case 'M': _minute = Number(1, 2); break;
            case 'S': _second = Number(1, 2); break;
            case 'L': _millisecond = Milliseconds(); break;
            case 'j': _dayOfYear = Number(1, 3); break;
            case 'G': _isoYear = Number(4, 4); break;
            case 'V': _isoWeek = Number(1, 2); break;
            case 'u': _isoWeekday = Number(1, 1); break;
            case 'b' or 'B': _month = MonthName(); break;
            case 'z': _offset = Offset(); break;
            case 'Z': _offset = OffsetInMinutes(); break;
            default: Expect(specifier); break;
        }
    }

    private readonly long Date(ZoneRule? zone)
    {
        if (_hour > 23 || _minute > 59 || _second > 59) throw Mismatch("the parsed time was invalid");
        long days;
        if (_isoYear is not null || _isoWeek is not null)
        {
            if (_year is not null || _month is not null || _day is not null) throw Mismatch("mixing of ISO dates with natural dates is not allowed");
            days = Calendar.DayOfIsoWeek(_isoYear ?? 1970, _isoWeek ?? 1, _isoWeekday ?? 1);
        }
        else if (_dayOfYear is { } dayOfYear)
        {
            // Counted from 0, as the server's library does: day 1 is 2 January.
            days = Calendar.DayOf(_year ?? 1970, 1, 1) + dayOfYear;
        }
        else
        {
            var year = _year ?? 1970;
            var month = _month ?? 1;
            var day = _day ?? 1;
            if (month is < 1 or > 12 || day < 1 || day > Calendar.DaysIn(year, month)) throw Mismatch("the parsed date was invalid");
            days = Calendar.DayOf(year, month, day);
        }
        var local = (days * Calendar.MillisecondsPerDay)
            + (_hour * Calendar.MillisecondsPerHour) + (_minute * Calendar.MillisecondsPerMinute) + (_second * 1000L) + _millisecond;
        if (_offset is not { } offset) return (zone ?? ZoneRule.Utc).ToUtc(local);
        return zone is null
            ? local - offset
            : throw DateText.Failure($"you cannot pass in a date/time string with GMT offset together with a timezone argument: '{_text}'");
    }

    private void Expect(char literal)
    {
        if (_rest.Length == 0 || _rest[0] != literal) throw Mismatch("format literal not found");
        _rest = _rest[1..];
    }

    private int Number(int minimum, int maximum)
    {
        var length = 0;
        while (length < maximum && length < _rest.Length && char.IsAsciiDigit(_rest[length]))
            length++;
        if (length < minimum) throw Mismatch("a number could not be found");
        var value = int.Parse(_rest[..length], CultureInfo.InvariantCulture);
        _rest = _rest[length..];
        return value;
    }

    private int Milliseconds()
    {
        var before = _rest.Length;
        var value = Number(1, 3);
        // ".5" is half a second.
        for (var digits = before - _rest.Length; digits < 3; digits++)
            value *= 10;
        return value;
    }

    private int MonthName()
    {
        var length = 0;
        while (length < _rest.Length && char.IsAsciiLetter(_rest[length]))
            length++;
        var month = DateText.MonthOf(_rest[..length]);
        if (month == 0) throw Mismatch("a month could not be found");
        _rest = _rest[length..];
        return month;
    }

    private long Offset()
    {
        foreach (var length in (ReadOnlySpan<int>)[6, 5, 3])
        {
            if (length <= _rest.Length && _rest[0] is '+' or '-' && ZoneRule.ParseOffset(_rest[..length]) is { } offset)
            {
                _rest = _rest[length..];
                return offset;
            }
        }
        throw Mismatch("a time zone offset could not be found");
    }

    private long OffsetInMinutes()
    {
        var negative = _rest is ['-', ..];
        if (!negative && _rest is not ['+', ..]) throw Mismatch("a time zone offset could not be found");
        _rest = _rest[1..];
        var minutes = Number(1, 4) * Calendar.MillisecondsPerMinute;
        return negative ? -minutes : minutes;
    }

    private readonly CommandException Mismatch(string reason) => DateText.Failure($"Error parsing date string '{_text}': {reason}");
}
