using System.Globalization;
using System.Text;

namespace EcommerceDashboard.Charts;

/// <summary>Rows as CSV: RFC 4180, UTF-8 with a byte order mark (spreadsheets need it), numbers and dates culture-neutral and unrounded.</summary>
/// <remarks>
/// Text that a spreadsheet would run as a formula is defused with a leading apostrophe
/// (OWASP, "CSV Injection"); numbers stay numbers, the negative ones too.
/// </remarks>
public sealed class CsvText
{
    /// <summary>The type of such a file.</summary>
    public const string MediaType = "text/csv;charset=utf-8";

    private readonly StringBuilder _rows = new("\uFEFF");

    /// <summary>Adds a row of cells as <see cref="Text"/>, <see cref="Number"/> and <see cref="Day"/> give them.</summary>
    public void Add(IEnumerable<string> cells) => _rows.AppendJoin(',', cells).Append("\r\n");

    /// <summary>The file's content, byte order mark included.</summary>
    public override string ToString() => _rows.ToString();

    /// <summary>A cell of text.</summary>
    public static string Text(string text) => Quoted(StartsFormula(text) ? "'" + text : text);

    /// <summary>
    /// A cell of text of which <see cref="Undefused"/> gives back every text just as it was: an apostrophe that was there gets another one.
    /// </summary>
    public static string ReversibleText(string text) => Quoted(StartsFormula(text) || text.StartsWith('\'') ? "'" + text : text);

    /// <summary>The text that <see cref="ReversibleText"/> made a cell of.</summary>
    public static string Undefused(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell is ['\'', .. var text] && (StartsFormula(text) || text.StartsWith('\'')) ? text : cell;
    }

    private static bool StartsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    /// <summary>A cell of a number; null: an empty one.</summary>
    public static string Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A cell of a day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
}
