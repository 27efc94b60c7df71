using System.Globalization;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Time;

/// <summary>The rows of <see cref="TimeKpis.Seasonality"/>: what page, table, export and API show of it.</summary>
internal static class SeasonalityRows
{
    /// <summary>The figure's rows by month of the year and by weekday.</summary>
    public static ComputedRows Computed { get; } = new(
        [Dimension.MonthOfYear, Dimension.Weekday],
        (queries, filter, dimension, cancellationToken) =>
            dimension == Dimension.Weekday ? ByWeekdayAsync(queries, Plain(filter), cancellationToken) : ByMonthAsync(queries, Plain(filter), cancellationToken));

    private static DashboardFilter Plain(DashboardFilter filter) => filter with { Compare = ComparisonMode.None, Grain = null };

    /// <summary>The index of each month of the year; with too little data for one, the plain share of the sales of the range that fell into it.</summary>
    private static async Task<ComputedBreakdown> ByMonthAsync(IKpiQueries queries, DashboardFilter filter, CancellationToken cancellationToken)
    {
        var series = await queries.SeriesAsync([SalesKpis.Total, TimeKpis.Peaks], filter, Granularity.Month, cancellationToken).ConfigureAwait(false);
        // A month before or after the data has no days to divide by: it is not known, which is not the same as nothing sold.
        var known = series.Buckets.Where(month => month.Values[TimeKpis.Peaks.Id].Value is not null).ToArray();
        var full = known.Where(month => !month.IsIncomplete).ToArray();
        if (full.Length > 0 && Seasonality.MonthIndex(full[0].Start.Month, [.. full.Select(SalesOf)]) is { } index)
            return new ComputedBreakdown(series.Periods, KpiUnit.Ratio, [.. index.Select((value, month) => Row(month + 1, value))]);

        var total = known.Sum(SalesOf);
        var shares = known.GroupBy(month => month.Start.Month, SalesOf).OrderBy(month => month.Key)
            .Select(month => Row(month.Key, total == 0m ? null : month.Sum() / total));
        return new ComputedBreakdown(series.Periods, KpiUnit.Percent, [.. shares]);
    }

    /// <summary>The mean sales of each weekday as a ratio to the mean day of the range.</summary>
    private static async Task<ComputedBreakdown> ByWeekdayAsync(IKpiQueries queries, DashboardFilter filter, CancellationToken cancellationToken)
    {
        var meanDay = queries.TotalsAsync([TimeKpis.Peaks], filter, cancellationToken);
        var weekdays = await queries.BreakdownAsync([TimeKpis.Peaks], filter, Dimension.Weekday, new BreakdownOrder(null, Descending: false), cancellationToken).ConfigureAwait(false);
        var mean = (await meanDay.ConfigureAwait(false))[TimeKpis.Peaks].Value;
        if (weekdays.Periods.Current is not { } range || mean is null) return new ComputedBreakdown(weekdays.Periods, KpiUnit.Ratio, []);

        var byKey = weekdays.Rows.ToDictionary(row => row.Key, row => row.Values[TimeKpis.Peaks.Id].Value, StringComparer.Ordinal);
        var inRange = Enumerable.Range(0, Math.Min(range.Days, 7)).Select(day => Dimension.Weekday.DayKey!(range.From.AddDays(day))).Order();
        return new ComputedBreakdown(weekdays.Periods, KpiUnit.Ratio, [.. inRange.Select(day => Row(day, mean == 0m ? null : byKey.GetValueOrDefault(KeyOf(day), 0m) / mean))]);
    }

    private static decimal SalesOf(KpiBucket bucket) => bucket.Values[SalesKpis.Total.Id].Value ?? 0m;

    private static KeyValuePair<string, decimal?> Row(int key, decimal? value) => new(KeyOf(key), value);

    private static string KeyOf(int key) => key.ToString(CultureInfo.InvariantCulture);
}
