namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Units of time.</summary>
internal enum DateUnit
{
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Units and weekdays as operators name them, and days counted in units.</summary>
internal static class DateUnits
{
    private static readonly string[] WeekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Reads a unit.</summary>
    /// <exception cref="CommandException">Not a string: Location5439013. No unit: FailedToParse (9).</exception>
    public static DateUnit Parse(string name, BsonValue? value) => value is not BsonString text
        ? throw CommandException.Location(5439013, $"{name} requires 'unit' to be a string, but got {BsonTypeNames.Of(value)}")
        : text.Value switch
        {
            "millisecond" => DateUnit.Millisecond,
            "second" => DateUnit.Second,
            "minute" => DateUnit.Minute,
            "hour" => DateUnit.Hour,
            "day" => DateUnit.Day,
            "week" => DateUnit.Week,
            "month" => DateUnit.Month,
            "quarter" => DateUnit.Quarter,
            "year" => DateUnit.Year,
            _ => throw CommandException.FailedToParse($"{name} parameter 'unit' value cannot be recognized as a time unit: {text.Value}"),
        };

    /// <summary>Reads the first day of a week, in full or by three letters, in any case: 0 Sunday … 6 Saturday.</summary>
    /// <exception cref="CommandException">Not a string: Location5439015. No weekday: Location5439016.</exception>
    public static int ParseWeekday(string name, BsonValue value)
    {
        if (value is not BsonString text)
            throw CommandException.Location(5439015, $"{name} requires 'startOfWeek' to be a string, but got {BsonTypeNames.Of(value)}");
        var weekday = Array.FindIndex(WeekdayNames, day =>
            text.Value.Equals(day, StringComparison.OrdinalIgnoreCase) || text.Value.AsSpan().Equals(day.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase));
        return weekday >= 0
            ? weekday
            : throw CommandException.Location(5439016, $"{name} parameter 'startOfWeek' value cannot be recognized as a day of a week: {text.Value}");
    }

    /// <summary>The milliseconds of a unit that always lasts the same; 0: of one that does not.</summary>
    public static long Milliseconds(DateUnit unit) => unit switch
    {
        DateUnit.Millisecond => 1,
        DateUnit.Second => Calendar.MillisecondsPerSecond,
        DateUnit.Minute => Calendar.MillisecondsPerMinute,
        DateUnit.Hour => Calendar.MillisecondsPerHour,
        _ => 0,
    };

    /// <summary>The months of a unit made of months; 0: it is not.</summary>
    public static int Months(DateUnit unit) => unit switch
    {
        DateUnit.Month => 1,
        DateUnit.Quarter => 3,
        DateUnit.Year => 12,
        _ => 0,
    };

    /// <summary>The number of the unit of days or longer that a day is in, counted without a gap from some origin.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="day">The day, counted from 1970.</param>
    /// <param name="weekday">The first day of weeks, 0 Sunday.</param>
    public static long NumberOf(DateUnit unit, long day, int weekday)
    {
        if (unit == DateUnit.Day) return day;
        // Day 0 was a Thursday.
        if (unit == DateUnit.Week) return Calendar.FloorDivide(day + 4 - weekday, 7);
        var (year, month, _) = Calendar.DateOf(day);
        return Calendar.FloorDivide((year * 12) + month - 1, Months(unit));
    }

    /// <summary>The first day of the unit with a number: see <see cref="NumberOf"/>.</summary>
    public static long FirstDayOf(DateUnit unit, long number, int weekday) => unit switch
    {
        DateUnit.Day => number,
        DateUnit.Week => (number * 7) - 4 + weekday,
        _ => Calendar.DayOf(0, 1 + (number * Months(unit)), 1),
    };
}
