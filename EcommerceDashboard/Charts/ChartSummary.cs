using System.Globalization;
using System.Text;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Charts;

/// <summary>A chart in a few sentences, for readers who do not see it: its kind, its extent, the highest, lowest and last value of each series.</summary>
public static class ChartSummary
{
    private const int MostLetters = 80;

    /// <summary>The sentences, in the current culture.</summary>
    public static string Of(ChartSpec spec, KpiFormatter formatter, IStringLocalizer<ChartText> texts)
    {
        if (!spec.Series.Any(series => series.Values.Any(value => value is not null))) return texts["SummaryEmpty"];
        var summary = new StringBuilder(Kind(spec, texts));
        if (spec.Kind == ChartKind.HeatMap)
        {
            AppendCells(summary, spec, formatter, texts);
        }
        else
        {
            foreach (var series in spec.Series.Where(series => series.Role is not (SeriesRole.Comparison or SeriesRole.Beside))) AppendSeries(summary, spec, series, formatter, texts);
        }
        foreach (var mark in spec.Marks) summary.Append(' ').Append(texts["SummaryMark", mark.Name, formatter.Full(mark.Value, mark.Unit)]);
        if (ChartOmissions.Note(spec, texts) is { } left) summary.Append(' ').Append(left);
        return summary.ToString();
    }

    private static string Kind(ChartSpec spec, IStringLocalizer<ChartText> texts)
    {
        var by = spec.CategoryTitle.ToLower(CultureInfo.CurrentCulture);
        var count = spec.Categories.Count;
        return spec.Kind switch
        {
            ChartKind.Line => texts["SummaryLine", count, by, spec.Categories[0].Label, spec.Categories[^1].Label],
            ChartKind.Histogram => texts["SummaryHistogram", count, spec.Categories[0].Label, spec.Categories[^1].Label],
            ChartKind.HeatMap => texts["SummaryHeatMap", spec.Series.Count, count, by],
            ChartKind.CalendarHeatMap => texts["SummaryCalendar", count, spec.Categories[0].Label, spec.Categories[^1].Label],
            ChartKind.Treemap => texts["SummaryTreemap", count, by],
            ChartKind.AreaMap or ChartKind.BubbleMap => texts["SummaryMap", count, by],
            _ => texts["SummaryBar", count, by],
        };
    }

    private static void AppendSeries(StringBuilder summary, ChartSpec spec, ChartSeries series, KpiFormatter formatter, IStringLocalizer<ChartText> texts)
    {
        var known = Enumerable.Range(0, series.Values.Count).Where(i => series.Values[i] is not null).ToArray();
        if (known.Length == 0) return;
        string Full(int i) => formatter.Full(series.Values[i], series.Unit);
        string Label(int i) => ChartLabels.Shorten(spec.Categories[i].Label, MostLetters);
        var highest = known.MaxBy(i => series.Values[i]);
        var lowest = known.MinBy(i => series.Values[i]);
        summary.Append(' ').Append(texts["SummarySeries", series.Name, Full(highest), Label(highest), Full(lowest), Label(lowest)]);
        if (spec.Kind == ChartKind.Line) summary.Append(' ').Append(texts["SummaryLast", Full(known[^1]), Label(known[^1])]);
    }

    // A sentence per row would be a speech.
    private static void AppendCells(StringBuilder summary, ChartSpec spec, KpiFormatter formatter, IStringLocalizer<ChartText> texts)
    {
        var known = spec.Series.SelectMany(row => Enumerable.Range(0, row.Values.Count).Where(i => row.Values[i] is not null).Select(i => (Row: row, Column: i))).ToArray();
        string Full((ChartSeries Row, int Column) cell) => formatter.Full(cell.Row.Values[cell.Column], cell.Row.Unit);
        string Label((ChartSeries Row, int Column) cell) =>
            $"{ChartLabels.Shorten(cell.Row.Name, MostLetters)}, {ChartLabels.Shorten(spec.Categories[cell.Column].Label, MostLetters)}";
        var highest = known.MaxBy(cell => cell.Row.Values[cell.Column]);
        var lowest = known.MinBy(cell => cell.Row.Values[cell.Column]);
        summary.Append(' ').Append(texts["SummaryCells", Full(highest), Label(highest), Full(lowest), Label(lowest)]);
    }
}
