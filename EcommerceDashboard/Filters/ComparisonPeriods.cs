namespace EcommerceDashboard.Filters;

/// <summary>Which days a range is compared with; the rules of docs/kpis.md.</summary>
public static class ComparisonPeriods
{
    /// <summary>The days that a range is compared with; null: none (not asked for, not begun yet, or before the calendar begins).</summary>
    /// <param name="range">The range, both ends known. All time has no comparison: do not ask.</param>
    /// <param name="mode">Compared with what.</param>
    /// <param name="today">The local day it is now. A range that reaches it or goes beyond is still running and is compared over the same elapsed part.</param>
    public static DateRange? Of(DateRange range, ComparisonMode mode, DateOnly today)
    {
        if (range.From > today && mode != ComparisonMode.None) return null;
        return mode switch
        {
            ComparisonMode.Previous => Before(range, today),
            ComparisonMode.Year => YearEarlier(range, today),
            _ => null,
        };
    }

    /// <summary>True when the range is not over: today is in it or it lies ahead.</summary>
    public static bool IsRunning(DateRange range, DateOnly today) => range.To >= today;

    /// <summary>True when the range starts on the first and ends on the last day of a month.</summary>
    public static bool IsWholeMonths(DateRange range) => range.From.Day == 1 && range.To.AddDays(1).Day == 1;

    private static DateRange? Before(DateRange range, DateOnly today)
    {
        if (IsWholeMonths(range))
        {
            var months = ((range.To.Year - range.From.Year) * 12) + range.To.Month - range.From.Month + 1;
            if (MonthIndex(range.From) < months) return null;
            return CutAt(new DateRange(range.From.AddMonths(-months), range.From.AddDays(-1)), ElapsedDays(range, today));
        }

        if (range.From.DayNumber < range.Days) return null;
        return CutAt(new DateRange(range.From.AddDays(-range.Days), range.From.AddDays(-1)), ElapsedDays(range, today));
    }

    /// <summary>
    /// The same dates a year earlier. Whole months stay whole months, so February keeps its last day; else 29 February is compared with
    /// 28 February. Of a running range the elapsed dates are compared, so that both sides end on the same date.
    /// </summary>
    private static DateRange? YearEarlier(DateRange range, DateOnly today)
    {
        if (range.From.Year == 1) return null;
        var from = range.From.AddYears(-1);
        if (range.To > today) return new DateRange(from, today.AddYears(-1));
        return new DateRange(from, IsWholeMonths(range) ? range.To.AddDays(1).AddYears(-1).AddDays(-1) : range.To.AddYears(-1));
    }

    /// <summary>Whole local days of the range that have begun, today included.</summary>
    private static int ElapsedDays(DateRange range, DateOnly today) => range.To <= today ? int.MaxValue : today.DayNumber - range.From.DayNumber + 1;

    /// <summary>A period before a running one can be shorter than what has elapsed (30 days of March, all of February): then it counts whole.</summary>
    private static DateRange CutAt(DateRange range, int days) => days >= range.Days ? range : range with { To = range.From.AddDays(days - 1) };

    private static int MonthIndex(DateOnly day) => ((day.Year - 1) * 12) + day.Month - 1;
}
