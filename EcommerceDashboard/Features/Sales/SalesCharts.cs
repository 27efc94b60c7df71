using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Sales;

/// <summary>From the answers of the sales queries to the charts of the page.</summary>
public sealed class SalesCharts(KpiTexts kpiTexts, IStringLocalizer<SalesText> texts)
{
    /// <summary>Sales and profit over time, and the sales of the compared period.</summary>
    public ChartSpec OverTime(KpiSeries series)
    {
        var buckets = series.Buckets;
        var lines = new List<ChartSeries>
        {
            new(kpiTexts.Title(SalesKpis.Total), KpiUnit.Money, [.. buckets.Select(bucket => bucket.Values[SalesKpis.Total.Id].Value)]),
            new(kpiTexts.Title(SalesKpis.Profit), KpiUnit.Money, [.. buckets.Select(bucket => bucket.Values[SalesKpis.Profit.Id].Value)]) { Role = SeriesRole.Second },
        };
        if (series.Periods.Comparison is { } compared)
        {
            lines.Add(new(texts["SalesIn", DateFormatter.Range(compared)], KpiUnit.Money, [.. buckets.Select(bucket => bucket.Values[SalesKpis.Total.Id].Previous)])
            {
                Role = SeriesRole.Comparison,
                CategoryLabels = [.. buckets.Select(bucket => bucket.PreviousStart is { } start ? DateFormatter.Bucket(start, series.Grain) : null)],
            });
        }

        return new ChartSpec
        {
            Kind = ChartKind.Line,
            CategoryTitle = kpiTexts.Title(series.Grain),
            Categories = [.. buckets.Select(bucket => CategoryOf(bucket, series.Grain))],
            Series = lines,
        };
    }

    /// <summary>Sales by a dimension, largest first; groups that the filter leaves out are shown faint, so that they can be chosen too.</summary>
    /// <param name="breakdown">The answer without the dimension's own filter.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="chosen">The values of the dimension in the filter; empty: all.</param>
    public ChartSpec By(KpiBreakdown breakdown, Dimension dimension, IReadOnlyCollection<string> chosen)
    {
        var rows = breakdown.Rows;
        var series = new List<ChartSeries>
        {
            new(kpiTexts.Title(SalesKpis.Total), KpiUnit.Money, [.. rows.Select(row => row.Values[SalesKpis.Total.Id].Value)]),
        };
        if (breakdown.Periods.Comparison is { } compared)
        {
            series.Add(new(texts["SalesIn", DateFormatter.Range(compared)], KpiUnit.Money, [.. rows.Select(row => row.Values[SalesKpis.Total.Id].Previous)])
            {
                Role = SeriesRole.Comparison,
            });
        }

        return new ChartSpec
        {
            Kind = ChartKind.HorizontalBar,
            CategoryTitle = kpiTexts.Title(dimension),
            Categories = [.. rows.Select(row => CategoryOf(row, chosen.Count > 0 && !chosen.Contains(row.Key)))],
            Series = series,
        };
    }

    private ChartCategory CategoryOf(KpiBucket bucket, Granularity grain) =>
        new(FilterQueryString.FormatDay(bucket.Start), DateFormatter.Bucket(bucket.Start, grain), bucket.IsIncomplete ? texts["Incomplete", DateFormatter.Range(new(bucket.Start, bucket.End))].Value : null)
        {
            IsIncomplete = bucket.IsIncomplete,
            Start = bucket.Start,
        };

    private ChartCategory CategoryOf(KpiRow row, bool isOutOfFilter) =>
        new(row.Key, row.Label, isOutOfFilter ? texts["OutOfFilter"].Value : null) { IsOutOfFilter = isOutOfFilter };
}
