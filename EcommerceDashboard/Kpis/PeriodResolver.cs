using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

/// <summary>Which days a filter covers in truth, and which it is compared with.</summary>
internal static class PeriodResolver
{
    /// <summary>True when the days of the data are needed to know the days of the filter.</summary>
    public static bool NeedsData(DashboardFilter filter) => filter.From is null || filter.To is null;

    /// <summary>The periods of a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="data">First and last day of the data, to close an open end with; null: there is none.</param>
    /// <param name="today">The local day it is now.</param>
    /// <remarks>A range without a first day reaches back to the first order: nothing lies before it, so that it has no comparison.</remarks>
    public static EffectivePeriods Resolve(DashboardFilter filter, DateRange? data, DateOnly today)
    {
        if (Closed(filter, data) is not { } current) return new EffectivePeriods(null, null, false);
        var comparison = filter.From is null ? null : ComparisonPeriods.Of(current, filter.Compare, today);
        return new EffectivePeriods(current, comparison, ComparisonPeriods.IsRunning(current, today));
    }

    /// <summary>Both ends; an open one whose data ends before the other begins is that one day.</summary>
    private static DateRange? Closed(DashboardFilter filter, DateRange? data) => (filter.From, filter.To, data) switch
    {
        ({ } from, { } to, _) => new DateRange(from, to),
        (_, _, null) => null,
        ({ } from, null, { } days) => new DateRange(from, days.To > from ? days.To : from),
        (null, { } to, { } days) => new DateRange(days.From < to ? days.From : to, to),
        (null, null, { } days) => days,
    };
}
