namespace EcommerceDashboard.Filters;

/// <summary>A range that has a name.</summary>
public enum DatePreset
{
    /// <summary>The calendar month that is running.</summary>
    ThisMonth,

    /// <summary>Thirty days up to today.</summary>
    Last30Days,

    /// <summary>The calendar quarter that is running.</summary>
    ThisQuarter,

    /// <summary>The calendar year that is running.</summary>
    ThisYear,

    /// <summary>The calendar year before this one.</summary>
    LastYear,

    /// <summary>From the first order to the last.</summary>
    AllTime,
}

/// <summary>The ranges behind the names.</summary>
/// <remarks>
/// A month, quarter or year that is running is taken whole, to its last day, though nothing is sold in days to come: so it is compared with
/// the calendar month, quarter or year before it, cut at the elapsed part (<see cref="ComparisonPeriods"/>).
/// </remarks>
public static class DatePresets
{
    /// <summary>Every preset, in the order of the menu.</summary>
    public static IReadOnlyList<DatePreset> All { get; } = Enum.GetValues<DatePreset>();

    /// <summary>The days of a preset; null: all time.</summary>
    public static DateRange? RangeOf(DatePreset preset, DateOnly today) => preset switch
    {
        DatePreset.ThisMonth => Months(new DateOnly(today.Year, today.Month, 1), 1),
        DatePreset.Last30Days => new DateRange(today.AddDays(-29), today),
        DatePreset.ThisQuarter => Months(new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1), 3),
        DatePreset.ThisYear => Months(new DateOnly(today.Year, 1, 1), 12),
        DatePreset.LastYear => Months(new DateOnly(today.Year - 1, 1, 1), 12),
        DatePreset.AllTime => null,
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, null),
    };

    /// <summary>The filter with the days of a preset and all else as it was.</summary>
    public static DashboardFilter Apply(DashboardFilter filter, DatePreset preset, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var range = RangeOf(preset, today);
        return filter with { From = range?.From, To = range?.To };
    }

    /// <summary>The preset whose days the filter has; null: days of its own.</summary>
    public static DatePreset? Matching(DashboardFilter filter, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filter);
        foreach (var preset in All)
            if (Apply(filter, preset, today) == filter) return preset;
        return null;
    }

    private static DateRange Months(DateOnly from, int months) => new(from, from.AddMonths(months).AddDays(-1));
}
