using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Charts;

/// <summary>From the answers of <see cref="IKpiQueries"/> to charts. Every page draws its figures this way, so that they look alike.</summary>
public sealed class KpiCharts(KpiTexts kpiTexts, IStringLocalizer<ChartText> texts)
{
    /// <summary>How many figures a chart over time can hold apart, beside the comparison.</summary>
    public const int MostLines = 2;

    /// <summary>One or two figures over time, and the first of them in the compared period.</summary>
    /// <param name="series">The answer.</param>
    /// <param name="kpis">Figures of the answer, all of one unit.</param>
    /// <exception cref="ArgumentException">There are none, more than <see cref="MostLines"/>, or they differ in unit.</exception>
    public ChartSpec OverTime(KpiSeries series, params IReadOnlyList<Kpi> kpis)
    {
        var chart = FiguresOverTime(series, kpis);
        if (series.Periods.Comparison is not { } compared) return chart;
        var before = Compared(kpis[0], compared, series.Buckets.Select(bucket => bucket.Values[kpis[0].Id].Previous)) with
        {
            CategoryLabels = [.. series.Buckets.Select(bucket => bucket.Compared is { } days ? Label(days, series.Grain, bucket.IsAsLong) : null)],
            OtherLengths = [.. Enumerable.Range(0, series.Buckets.Count).Where(place => series.Buckets[place] is { Compared: not null, IsAsLong: false })],
        };
        return chart with
        {
            Series = [.. chart.Series, before],
            Unmatched = [.. series.Unmatched.Select(bucket => new ChartRemainder(Label(bucket.Days, series.Grain, isWhole: false), bucket.Values[kpis[0].Id].Previous))],
        };
    }

    /// <summary>Figures over time that are parts of one whole, on each other; without comparison, which has no place in a stack.</summary>
    /// <inheritdoc cref="OverTime"/>
    public ChartSpec PartsOverTime(KpiSeries series, params IReadOnlyList<Kpi> kpis) => FiguresOverTime(series, kpis) with { Kind = ChartKind.Bar, IsStacked = true };

    /// <summary>A figure by a dimension, in the order of the answer; groups that the filter leaves out are shown faint, so that they can be chosen too.</summary>
    /// <param name="breakdown">The answer without the dimension's own filter.</param>
    /// <param name="kpi">A figure of the answer.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="chosen">The values of the dimension in the filter; empty: all.</param>
    public ChartSpec By(KpiBreakdown breakdown, Kpi kpi, Dimension dimension, IReadOnlyCollection<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        ArgumentNullException.ThrowIfNull(kpi);
        var rows = breakdown.Rows;
        var series = new List<ChartSeries> { new(kpiTexts.Title(kpi), kpi.Unit, [.. rows.Select(row => row.Values[kpi.Id].Value)]) };
        if (breakdown.Periods.Comparison is { } compared) series.Add(Compared(kpi, compared, rows.Select(row => row.Values[kpi.Id].Previous)));

        return new ChartSpec
        {
            Kind = ChartKind.HorizontalBar,
            CategoryTitle = kpiTexts.Title(dimension),
            Categories = [.. rows.Select(row => CategoryOf(row, chosen.Count > 0 && !chosen.Contains(row.Key)))],
            Series = series,
        };
    }

    private ChartSpec FiguresOverTime(KpiSeries series, IReadOnlyList<Kpi> kpis)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(kpis);
        if (kpis.Count is 0 or > MostLines) throw new ArgumentException($"A chart over time has one to {MostLines} figures.", nameof(kpis));
        if (kpis.Any(kpi => kpi.Unit != kpis[0].Unit)) throw new ArgumentException("A chart has one value axis, so its figures have one unit.", nameof(kpis));
        var roles = new[] { SeriesRole.Main, SeriesRole.Second };
        return new ChartSpec
        {
            Kind = ChartKind.Line,
            CategoryTitle = kpiTexts.Title(series.Grain),
            Categories = [.. series.Buckets.Select(bucket => CategoryOf(bucket, series.Grain))],
            Series = [.. kpis.Zip(roles, (kpi, role) => new ChartSeries(kpiTexts.Title(kpi), kpi.Unit, [.. series.Buckets.Select(bucket => bucket.Values[kpi.Id].Value)]) { Role = role })],
        };
    }

    // What is cut says from when to when it is.
    private static string Label(DateRange days, Granularity grain, bool isWhole) =>
        isWhole || days.Days == 1 ? DateFormatter.Bucket(days.From, isWhole ? grain : Granularity.Day) : DateFormatter.Range(days);

    private ChartSeries Compared(Kpi kpi, DateRange period, IEnumerable<decimal?> values) =>
        new(texts["InPeriod", kpiTexts.Title(kpi), DateFormatter.Range(period)], kpi.Unit, [.. values]) { Role = SeriesRole.Comparison };

    private ChartCategory CategoryOf(KpiBucket bucket, Granularity grain) =>
        new(FilterQueryString.FormatDay(bucket.Start), DateFormatter.Bucket(bucket.Start, grain), bucket.IsIncomplete ? texts["Incomplete", DateFormatter.Range(new(bucket.Start, bucket.End))].Value : null)
        {
            IsIncomplete = bucket.IsIncomplete,
            Start = bucket.Start,
        };

    private ChartCategory CategoryOf(KpiRow row, bool isOutOfFilter) =>
        new(row.Key, row.Label, isOutOfFilter ? texts["OutOfFilter"].Value : null) { IsOutOfFilter = isOutOfFilter };
}
