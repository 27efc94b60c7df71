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

/// <summary>Units and weekdays as operators name them, and steps of units.</summary>
internal static class DateUnits
{
    private static readonly string[] WeekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Reads a unit.</summary>
    /// <exception cref="CommandException">Not a string: the given code. No unit: FailedToParse (9).</exception>
    public static DateUnit Parse(string name, BsonValue value, int code) => value is not BsonString text
        ? throw CommandException.Location(code, $"{name} requires 'unit' to be a string, but got {BsonTypeNames.Of(value)}")
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
    public static int ParseWeekday(string name, BsonValue value)
    {
        if (value is not BsonString text)
            throw CommandException.Location(5439015, $"{name} requires 'startOfWeek' to be a string, but got {BsonTypeNames.Of(value)}");
        for (var i = 0; i < WeekdayNames.Length; i++)
        {
            if (text.Value.Equals(WeekdayNames[i], StringComparison.OrdinalIgnoreCase)
                || text.Value.AsSpan().Equals(WeekdayNames[i].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase))
                return i;
        }
        throw CommandException.Location(5439016, $"{name} parameter 'startOfWeek' value cannot be recognized as a day of a week: {text.Value}");
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
}
