using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

/// <summary>A figure and the one it is compared with; null: no value, shown as "–".</summary>
public sealed record KpiValue(decimal? Value, decimal? Previous)
{
    /// <summary>The figure rests on estimates, in part or whole (<see cref="Kpi.Estimated"/>): whoever shows it says so.</summary>
    public bool IsEstimate { get; init; }
}

/// <summary>Figures for one filter, by <see cref="Kpi.Id"/>.</summary>
public sealed record KpiTotals(EffectivePeriods Periods, IReadOnlyDictionary<string, KpiValue> Values)
{
    /// <summary>The value of a figure.</summary>
    public KpiValue this[Kpi kpi] => Values[kpi.Id];

    /// <summary>Whether none of some figures has a value other than zero: there is nothing to show.</summary>
    public bool AreZero(params IEnumerable<Kpi> kpis) => kpis.All(kpi => this[kpi].Value is null or 0m);
}

/// <summary>The dates that the figures truly cover, and those they are compared with.</summary>
/// <param name="Current">The filter's range, open ends closed with the first and last day of the data; null when there is no data.</param>
/// <param name="Comparison">The range compared with; null for none (no comparison asked for, or all time).</param>
/// <param name="IsRunning">The current range is not over: the comparison is cut at the elapsed part.</param>
public sealed record EffectivePeriods(DateRange? Current, DateRange? Comparison, bool IsRunning);

/// <summary>One group of a breakdown.</summary>
/// <param name="Key">Stable key of the group (a filter value, a product id).</param>
/// <param name="Label">What to show; data, so never markup.</param>
/// <param name="Values">Figures by <see cref="Kpi.Id"/>.</param>
public sealed record KpiRow(string Key, string Label, IReadOnlyDictionary<string, KpiValue> Values);

/// <summary>Figures by a dimension.</summary>
/// <param name="Periods">The dates covered.</param>
/// <param name="Rows">The groups asked for, in the order asked for.</param>
/// <param name="TotalRows">How many groups there are in all.</param>
public sealed record KpiBreakdown(EffectivePeriods Periods, IReadOnlyList<KpiRow> Rows, int TotalRows)
{
    /// <summary>What computed rows count (<see cref="ComputedRows"/>); null: what their figure counts.</summary>
    public KpiUnit? RowUnit { get; init; }
}

/// <summary>Figures where a row and a column of a matrix meet. Labels are data, so never markup.</summary>
public sealed record KpiCell(string RowKey, string RowLabel, string ColumnKey, string ColumnLabel, IReadOnlyDictionary<string, decimal?> Values);

/// <summary>Figures by two dimensions.</summary>
/// <param name="Periods">The dates covered.</param>
/// <param name="Cells">The pairs that have orders, in no order.</param>
public sealed record KpiMatrix(EffectivePeriods Periods, IReadOnlyList<KpiCell> Cells);

/// <summary>The course of a figure for some keys.</summary>
/// <param name="Grain">Length of a bucket.</param>
/// <param name="Values">By key, one value per bucket of the range; sums are 0 and ratios null where nothing was sold.</param>
public sealed record KpiTrends(Granularity Grain, IReadOnlyDictionary<string, IReadOnlyList<decimal?>> Values);

/// <summary>
/// One time bucket and the one it is compared with: of the previous period the one at the same place, the third day beside the third; of the
/// year before the one of the same dates, or of the same week of the year.
/// </summary>
/// <param name="Start">First local day of the bucket that is in the range.</param>
/// <param name="End">Last local day of the bucket that is in the range.</param>
/// <param name="IsIncomplete">The bucket is cut by the range or still running.</param>
/// <param name="Compared">The days of the compared bucket that are in the compared range; null: none.</param>
/// <param name="Values">Figures by <see cref="Kpi.Id"/>; sums are 0 and ratios null where nothing was sold.</param>
public sealed record KpiBucket(DateOnly Start, DateOnly End, bool IsIncomplete, DateRange? Compared, IReadOnlyDictionary<string, KpiValue> Values)
{
    /// <summary>The compared bucket is whole as this one is, or has as many days: else the change would be one of the calendar.</summary>
    public bool IsAsLong { get; init; }
}

/// <summary>A compared bucket.</summary>
/// <param name="Days">Its days that are in the compared range.</param>
/// <param name="Values">Figures by <see cref="Kpi.Id"/>, each as <see cref="KpiValue.Previous"/> of none.</param>
public sealed record ComparedBucket(DateRange Days, IReadOnlyDictionary<string, KpiValue> Values);

/// <summary>Figures over time, zero-filled.</summary>
public sealed record KpiSeries(EffectivePeriods Periods, Granularity Grain, IReadOnlyList<KpiBucket> Buckets)
{
    /// <summary>Buckets of the compared range that are beside none of <see cref="Buckets"/>: the end of a longer one, 29 February. They are in the totals.</summary>
    public IReadOnlyList<ComparedBucket> Unmatched { get; init; } = [];
}

/// <summary>The values that the fields of the filter can take.</summary>
/// <param name="ByField">
/// By <see cref="FilterField.Name"/>. Of a field that lists its values: those of the data, each counted under the other fields. Of another: the chosen ones,
/// not counted. A field that is not here has none.
/// </param>
public sealed record FilterOptions(IReadOnlyDictionary<string, IReadOnlyList<FilterOption>> ByField)
{
    /// <summary>The values of a field, sorted.</summary>
    public IReadOnlyList<FilterOption> this[FilterField field] => ByField.TryGetValue(field.Name, out var options) ? options : [];
}

/// <summary>A value of a field of the filter.</summary>
/// <param name="Value">The value; empty: what has none.</param>
/// <param name="Orders">The orders that it would select under the other fields; null: not counted.</param>
/// <param name="Label">What to show; null: the value. Data, so never markup.</param>
public sealed record FilterOption(string Value, long? Orders, string? Label = null);

/// <summary>How far the data reaches and when it last changed.</summary>
/// <param name="FirstDay">Local day of the first order that counts; null without data.</param>
/// <param name="LastDay">Local day of the last order that counts; null without data.</param>
/// <param name="Version">Raised by every load; part of every cache key.</param>
/// <param name="LoadedAt">When the data was last loaded; null without data.</param>
/// <param name="IsSample">The data is the generated sample shop.</param>
public sealed record DataFreshness(DateOnly? FirstDay, DateOnly? LastDay, long Version, DateTimeOffset? LoadedAt, bool IsSample);
