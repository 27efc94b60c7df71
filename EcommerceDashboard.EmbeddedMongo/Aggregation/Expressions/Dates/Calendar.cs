namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>The Gregorian calendar, extended over all dates of 64-bit milliseconds. Days count from 1 January 1970.</summary>
internal static class Calendar
{
    public const long MillisecondsPerSecond = 1000;
    public const long MillisecondsPerMinute = 60 * MillisecondsPerSecond;
    public const long MillisecondsPerHour = 60 * MillisecondsPerMinute;
    public const long MillisecondsPerDay = 24 * MillisecondsPerHour;

    /// <summary>Years of 400 have the same days again.</summary>
    private const long DaysPerEra = 146_097;

    /// <summary>From 1 March of year 0 to 1 January 1970.</summary>
    private const long DaysBeforeEpoch = 719_468;

    /// <summary>Division that rounds down.</summary>
    public static long FloorDivide(long value, long divisor)
    {
        var quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }

    public static long FloorModulo(long value, long divisor)
    {
        var rest = value % divisor;
        return rest < 0 ? rest + divisor : rest;
    }

    /// <summary>The day of a date. Months and days outside of their ranges run over into years and months.</summary>
    /// <remarks>Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day is last.</remarks>
    public static long DayOf(long year, long month, long day)
    {
        year += FloorDivide(month - 1, 12);
        month = FloorModulo(month - 1, 12) + 1;
        if (month <= 2)
            year--;
        var era = FloorDivide(year, 400);
        var yearOfEra = year - (era * 400);
        var dayOfYear = ((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - DaysBeforeEpoch + day - 1;
    }

    /// <summary>The date of a day.</summary>
    public static (long Year, int Month, int Day) DateOf(long day)
    {
        day += DaysBeforeEpoch;
        var era = FloorDivide(day, DaysPerEra);
        var dayOfEra = day - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return (year, month, (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1));
    }

    /// <summary>Days of a month.</summary>
    public static int DaysIn(long year, int month) => month switch
    {
        2 => FloorModulo(year, 4) == 0 && (FloorModulo(year, 100) != 0 || FloorModulo(year, 400) == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The weekday of a day: 0 Sunday … 6 Saturday.</summary>
    public static int WeekdayOf(long day) => (int)FloorModulo(day + 4, 7);

    /// <summary>The weekday of ISO 8601: 1 Monday … 7 Sunday.</summary>
    public static int IsoWeekdayOf(long day) => (int)FloorModulo(day + 3, 7) + 1;

    /// <summary>The week of ISO 8601 and the year it belongs to: that of its Thursday.</summary>
    public static (long Year, int Week) IsoWeekOf(long day)
    {
        var thursday = day - IsoWeekdayOf(day) + 4;
        var year = DateOf(thursday).Year;
        return (year, (int)((thursday - DayOf(year, 1, 1)) / 7) + 1);
    }

    /// <summary>The day of a date of ISO 8601.</summary>
    public static long DayOfIsoWeek(long year, long week, long weekday)
    {
        // 4 January is always in week 1.
        var fourth = DayOf(year, 1, 4);
        return fourth - IsoWeekdayOf(fourth) + ((week - 1) * 7) + weekday;
    }
}
