namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>A moment as the clocks of a time zone show it.</summary>
/// <param name="milliseconds">Local milliseconds since 1970.</param>
internal readonly struct LocalTime(long milliseconds)
{
    private readonly int _ofDay = (int)Calendar.FloorModulo(milliseconds, Calendar.MillisecondsPerDay);

    /// <summary>Days since 1970.</summary>
    public long Days { get; } = Calendar.FloorDivide(milliseconds, Calendar.MillisecondsPerDay);

    public int Hour => _ofDay / (int)Calendar.MillisecondsPerHour;

    public int Minute => _ofDay / (int)Calendar.MillisecondsPerMinute % 60;

    public int Second => _ofDay / 1000 % 60;

    public int Millisecond => _ofDay % 1000;

    public int MillisecondOfDay => _ofDay;

    public (long Year, int Month, int Day) Date => Calendar.DateOf(Days);

    /// <summary>1 … 366.</summary>
    public int DayOfYear => (int)(Days - Calendar.DayOf(Date.Year, 1, 1)) + 1;

    /// <summary>The week counted from the first Sunday of the year, before which it is week 0.</summary>
    public int Week => (DayOfYear + 6 - Calendar.WeekdayOf(Days)) / 7;
}
