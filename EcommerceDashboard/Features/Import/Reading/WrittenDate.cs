using System.Globalization;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>A date as it is written: three numbers of which it may be open which is the month, perhaps a time of day, perhaps an offset from UTC.</summary>
internal readonly record struct WrittenDate
{
    /// <summary>Dates outside are taken for errors of writing.</summary>
    private const int EarliestYear = 1900, LatestYear = 2199;

    /// <summary>Years of two digits from here on are of the last century.</summary>
    private const int TwoDigitTurn = 70;

    private readonly int _first, _second, _year;

    private WrittenDate(int first, int second, int year, DateOrder? order)
    {
        (_first, _second) = (first, second);
        _year = year;
        Order = order;
    }

    /// <summary>A year written with two digits is one of the hundred around the turn of the century.</summary>
    private static int Year(int year, int digits) => digits > 2 ? year : year + (year >= TwoDigitTurn ? 1900 : 2000);

    /// <summary>The order of its parts; null: by itself it could be month or day first.</summary>
    public DateOrder? Order { get; }

    /// <summary>Since midnight; null: only a day.</summary>
    public TimeSpan? Time { get; private init; }

    /// <summary>From UTC; null: local to the shop.</summary>
    public TimeSpan? Offset { get; private init; }

    /// <summary>The year is none of those that are taken for one.</summary>
    public bool HasUnlikelyYear => _year is < EarliestYear or > LatestYear;

    /// <summary>The years that are taken for one, in words.</summary>
    public static string LikelyYears => $"{EarliestYear} to {LatestYear}";

    /// <summary>The day it is when its parts stand in an order; null: there is no such day.</summary>
    public DateOnly? Day(DateOrder order)
    {
        if (Order is null && order == DateOrder.YearFirst) return null;
        var (month, day) = (Order ?? order) == DateOrder.DayFirst ? (_second, _first) : (_first, _second);
        return _year is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(_year, month) ? new DateOnly(_year, month, day) : null;
    }

    /// <summary>Reads a date; false: it is written in no known way.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out WrittenDate date)
    {
        var rest = text.Trim();
        if (!TryReadDay(ref rest, out date)) return false;
        if (rest.Length == 0) return true;
        if (rest[0] is not ('T' or 't' or ' ' or ',')) return false;
        rest = rest[1..].TrimStart();
        if (!TryReadTime(ref rest, out var time) || !TryReadOffset(rest, out var offset)) return false;
        date = date with { Time = time, Offset = offset };
        return true;
    }

    private static bool TryReadDay(ref ReadOnlySpan<char> rest, out WrittenDate date)
    {
        date = default;
        if (rest.Length > 0 && char.IsLetter(rest[0])) return TryReadNamedMonth(ref rest, out date);
        var digits = Digits(ref rest, out var first);
        if (digits == 8)
        {
            date = new WrittenDate(first / 100 % 100, first % 100, first / 10_000, DateOrder.YearFirst);
            return true;
        }
        if (digits is 0 or > 4 || rest.Length < 2) return false;
        var separator = rest[0];
        if (separator is not ('-' or '/' or '.' or ' ')) return false;
        var dayRest = rest[1..].TrimStart(' ');
        if (dayRest.Length > 0 && char.IsLetter(dayRest[0])) return TryReadMonthAfterDay(first, digits, dayRest, ref rest, out date);
        rest = rest[1..];
        if (Digits(ref rest, out var second) is 0 or > 2 || rest.Length == 0 || rest[0] != separator) return false;
        rest = rest[1..];
        var lastDigits = Digits(ref rest, out var third);
        if (digits > 2)
        {
            date = new WrittenDate(second, third, first, DateOrder.YearFirst);
            return digits == 4 && lastDigits is 1 or 2;
        }
        date = new WrittenDate(first, second, Year(third, lastDigits), separator == '.' ? DateOrder.DayFirst : null);
        return lastDigits is 2 or 4;
    }

    /// <summary>7 April 2016, 7-Apr-16, 7. April 2016.</summary>
    private static bool TryReadMonthAfterDay(int day, int digits, ReadOnlySpan<char> after, ref ReadOnlySpan<char> rest, out WrittenDate date)
    {
        date = default;
        if (digits > 2 || !MonthNames.TryRead(ref after, out var month)) return false;
        after = after.TrimStart(" -/.,");
        var yearDigits = Digits(ref after, out var year);
        if (yearDigits is not (2 or 4)) return false;
        rest = after;
        date = new WrittenDate(month, day, Year(year, yearDigits), DateOrder.MonthFirst);
        return true;
    }

    /// <summary>April 7, 2016.</summary>
    private static bool TryReadNamedMonth(ref ReadOnlySpan<char> rest, out WrittenDate date)
    {
        date = default;
        if (!MonthNames.TryRead(ref rest, out var month)) return false;
        rest = rest.TrimStart(" -/.");
        if (Digits(ref rest, out var day) is 0 or > 2) return false;
        rest = rest.TrimStart(" -/,");
        if (Digits(ref rest, out var year) != 4) return false;
        date = new WrittenDate(month, day, year, DateOrder.MonthFirst);
        return true;
    }

    private static bool TryReadTime(ref ReadOnlySpan<char> rest, out TimeSpan time)
    {
        time = default;
        if (Digits(ref rest, out var hour) is not (1 or 2) || rest.Length == 0 || rest[0] != ':') return false;
        rest = rest[1..];
        if (Digits(ref rest, out var minute) != 2) return false;
        var (second, milliseconds) = (0, 0);
        if (rest.Length > 0 && rest[0] == ':')
        {
            rest = rest[1..];
            if (Digits(ref rest, out second) != 2) return false;
            if (rest.Length > 1 && rest[0] is '.' or ',') milliseconds = Milliseconds(ref rest);
        }
        rest = rest.TrimStart();
        if (rest.Length >= 2 && rest[0] is 'A' or 'a' or 'P' or 'p' && rest[1] is 'M' or 'm')
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + (rest[0] is 'P' or 'p' ? 12 : 0);
            rest = rest[2..].TrimStart();
        }
        time = new TimeSpan(0, hour, minute, second, milliseconds);
        return hour < 24 && minute < 60 && second < 60;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> rest, out TimeSpan? offset)
    {
        offset = null;
        if (rest.Length == 0) return true;
        if (rest is "Z" or "z" or "UTC" or "GMT")
        {
            offset = TimeSpan.Zero;
            return true;
        }
        if (rest[0] is not ('+' or '-')) return false;
        var sign = rest[0] == '-' ? -1 : 1;
        rest = rest[1..];
        var digits = Digits(ref rest, out var hours);
        var minutes = 0;
        if (digits == 4) (hours, minutes) = (hours / 100, hours % 100);
        else if (digits != 2) return false;
        else if (rest.Length == 3 && rest[0] == ':' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out minutes)) rest = [];
        offset = sign * new TimeSpan(hours, minutes, 0);
        return rest.Length == 0 && hours <= 14 && minutes < 60;
    }

    /// <summary>A part of a second, cut to what the database keeps.</summary>
    private static int Milliseconds(ref ReadOnlySpan<char> rest)
    {
        rest = rest[1..];
        var (value, scale) = (0, 100);
        while (rest.Length > 0 && char.IsAsciiDigit(rest[0]))
        {
            value += (rest[0] - '0') * scale;
            scale /= 10;
            rest = rest[1..];
        }
        return value;
    }

    /// <summary>Takes the digits at the start away.</summary>
    /// <returns>How many there were.</returns>
    private static int Digits(ref ReadOnlySpan<char> rest, out int value)
    {
        value = 0;
        var count = 0;
        while (count < rest.Length && count < 9 && char.IsAsciiDigit(rest[count])) value = value * 10 + (rest[count++] - '0');
        rest = rest[count..];
        return count;
    }
}
