using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Charts;

/// <summary>The rows of a chart as CSV: RFC 4180, UTF-8 with a byte order mark (spreadsheets need it), numbers and dates culture-neutral and unrounded.</summary>
/// <remarks>
/// Text that a spreadsheet would run as a formula is defused with a leading apostrophe
/// (OWASP, "CSV Injection"); numbers stay numbers, the negative ones too.
/// </remarks>
public static class ChartCsv
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The file's content, byte order mark included.</summary>
    public static string Write(ChartSpec spec, IStringLocalizer<ChartText> texts)
    {
        if (spec.Kind == ChartKind.HeatMap) return WriteCells(spec);
        var hasNotes = spec.Categories.Any(category => category.Note is not null);
        var csv = new StringBuilder().Append(ByteOrderMark);

        var header = new List<string> { Text(spec.CategoryTitle) };
        foreach (var series in spec.Series)
        {
            if (series.CategoryLabels is not null) header.Add(Text(texts["ComparedWith"]));
            header.Add(Text(series.Name));
        }
        if (hasNotes) header.Add(Text(texts["Note"]));
        AppendRow(csv, header);

        for (var row = 0; row < spec.Categories.Count; row++)
        {
            var category = spec.Categories[row];
            var cells = new List<string> { Name(category) };
            foreach (var series in spec.Series)
            {
                if (series.CategoryLabels is { } labels) cells.Add(Text(labels[row] ?? ""));
                cells.Add(Number(series.Values[row]));
            }
            if (hasNotes) cells.Add(Text(category.Note ?? ""));
            AppendRow(csv, cells);
        }
        return csv.ToString();
    }

    // As the picture has it: rows by columns.
    private static string WriteCells(ChartSpec spec)
    {
        var csv = new StringBuilder().Append(ByteOrderMark);
        AppendRow(csv, [Text(spec.SeriesTitle), .. spec.Categories.Select(Name)]);
        foreach (var row in spec.Series) AppendRow(csv, [Text(row.Name), .. row.Values.Select(Number)]);
        return csv.ToString();
    }

    private static string Name(ChartCategory category) =>
        category.Start is { } start ? start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Text(category.Label);

    /// <summary>A name for the file: letters, digits and hyphens of the title.</summary>
    public static string FileName(string title, string extension)
    {
        var name = new StringBuilder();
        foreach (var character in title)
        {
            if (char.IsLetterOrDigit(character)) name.Append(char.ToLowerInvariant(character));
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        }
        return name.ToString().Trim('-') + "." + extension;
    }

    private static void AppendRow(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells).Append("\r\n");

    private static string Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }
}
