using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Charts;

/// <summary>The rows of a chart as CSV.</summary>
public static class ChartCsv
{
    /// <summary>The file's content, byte order mark included.</summary>
    public static string Write(ChartSpec spec, IStringLocalizer<ChartText> texts)
    {
        if (spec.Kind == ChartKind.HeatMap) return WriteCells(spec);
        var hasNotes = spec.Categories.Any(category => category.Note is not null);
        var csv = new CsvText();

        var header = new List<string> { CsvText.Text(spec.CategoryTitle) };
        foreach (var series in spec.Series)
        {
            if (series.CategoryLabels is not null) header.Add(CsvText.Text(texts["ComparedWith"]));
            header.Add(CsvText.Text(series.Name));
        }
        if (hasNotes) header.Add(CsvText.Text(texts["Note"]));
        csv.Add(header);

        for (var row = 0; row < spec.Categories.Count; row++)
        {
            var category = spec.Categories[row];
            var cells = new List<string> { Name(category) };
            foreach (var series in spec.Series)
            {
                if (series.CategoryLabels is { } labels) cells.Add(CsvText.Text(labels[row] ?? ""));
                cells.Add(CsvText.Number(series.Values[row]));
            }
            if (hasNotes) cells.Add(CsvText.Text(category.Note ?? ""));
            csv.Add(cells);
        }
        foreach (var left in spec.Unmatched) csv.Add(Remainder(spec, left, hasNotes));
        return csv.ToString();
    }

    // A row of the compared series only.
    private static List<string> Remainder(ChartSpec spec, ChartRemainder left, bool hasNotes)
    {
        var cells = new List<string> { "" };
        foreach (var series in spec.Series)
        {
            if (series.CategoryLabels is not null) cells.Add(CsvText.Text(left.Label));
            cells.Add(series.Role == SeriesRole.Comparison ? CsvText.Number(left.Value) : "");
        }
        if (hasNotes) cells.Add("");
        return cells;
    }

    // As the picture has it: rows by columns.
    private static string WriteCells(ChartSpec spec)
    {
        var csv = new CsvText();
        csv.Add([CsvText.Text(spec.SeriesTitle), .. spec.Categories.Select(Name)]);
        foreach (var row in spec.Series) csv.Add([CsvText.Text(row.Name), .. row.Values.Select(CsvText.Number)]);
        return csv.ToString();
    }

    private static string Name(ChartCategory category) =>
        category.Start is { } start ? CsvText.Day(start) : CsvText.Text(category.Label);
}
