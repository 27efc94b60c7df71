using System.Globalization;
using System.Text;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Charts;

/// <summary>What the hover of a category says: its full name, every series with the full value in the reader's format, the change, the note.</summary>
public sealed class ChartHover(ChartSpec spec, KpiFormatter formatter, CultureInfo culture)
{
    private readonly ChartSeries? _main = spec.Series.FirstOrDefault(series => series.Role == SeriesRole.Main);

    /// <summary>The hover of a category, in Plotly's markup; what comes from data is encoded.</summary>
    public string Of(int index)
    {
        var category = spec.Categories[index];
        var text = new StringBuilder("<b>").Append(ChartLabels.ForHover(category.Label)).Append("</b>");
        if (category.Note is not null) text.Append("<br><i>").Append(ChartLabels.ForHover(category.Note)).Append("</i>");
        foreach (var series in spec.Series)
        {
            text.Append("<br>").Append(ChartLabels.ForHover(series.CategoryLabels?[index] ?? series.Name)).Append(": ")
                .Append(ChartLabels.Encode(formatter.Full(series.Values[index], series.Unit, culture)));
            if (series.Role == SeriesRole.Comparison && Change(index, series) is { } change) text.Append(" (").Append(ChartLabels.Encode(change)).Append(')');
        }
        return text.ToString();
    }

    /// <summary>The hover of a cell of a heat map: its row, its column, its value.</summary>
    public string OfCell(ChartSeries row, int column)
    {
        var category = spec.Categories[column];
        var note = category.Note is null ? "" : $"<br><i>{ChartLabels.ForHover(category.Note)}</i>";
        return $"<b>{ChartLabels.ForHover(row.Name)}</b><br>{ChartLabels.ForHover(category.Label)}: {ChartLabels.Encode(formatter.Full(row.Values[column], row.Unit, culture))}{note}";
    }

    private string? Change(int index, ChartSeries comparison) =>
        _main?.Values[index] is { } value && comparison.Values[index] is { } previous && !comparison.OtherLengths.Contains(index) ? formatter.Change(KpiChange.Of(new KpiValue(value, previous), comparison.Unit), culture) : null;
}
