using System.Globalization;
using System.Text;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Charts;

/// <summary>A chart in a few sentences, for readers who do not see it: its kind, its extent, the highest, lowest and last value of each series.</summary>
public static class ChartSummary
{
    /// <summary>The sentences, in the current culture.</summary>
    public static string Of(ChartSpec spec, KpiFormatter formatter, IStringLocalizer<ChartText> texts)
    {
        if (!spec.Series.Any(series => series.Values.Any(value => value is not null))) return texts["SummaryEmpty"];
        var by = spec.CategoryTitle.ToLower(CultureInfo.CurrentCulture);
        var summary = new StringBuilder(spec.Kind == ChartKind.Line
            ? texts["SummaryLine", spec.Categories.Count, by, spec.Categories[0].Label, spec.Categories[^1].Label]
            : texts["SummaryBar", spec.Categories.Count, by]);
        foreach (var series in spec.Series.Where(series => series.Role != SeriesRole.Comparison))
        {
            var known = Enumerable.Range(0, series.Values.Count).Where(i => series.Values[i] is not null).ToArray();
            if (known.Length == 0) continue;
            string Full(int i) => formatter.Full(series.Values[i], series.Unit);
            string Label(int i) => ChartLabels.Shorten(spec.Categories[i].Label, 80);
            var highest = known.MaxBy(i => series.Values[i]);
            var lowest = known.MinBy(i => series.Values[i]);
            summary.Append(' ').Append(texts["SummarySeries", series.Name, Full(highest), Label(highest), Full(lowest), Label(lowest)]);
            if (spec.Kind == ChartKind.Line) summary.Append(' ').Append(texts["SummaryLast", Full(known[^1]), Label(known[^1])]);
        }
        return summary.ToString();
    }
}
