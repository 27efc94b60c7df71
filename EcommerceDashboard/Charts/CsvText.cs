using System.Buffers;
using System.Globalization;
using System.Text;

namespace EcommerceDashboard.Charts;

/// <summary>Rows as CSV: RFC 4180, UTF-8 with a byte order mark (spreadsheets need it), numbers and dates culture-neutral and unrounded.</summary>
/// <remarks>
/// Text that a spreadsheet would run as a formula is defused with a leading apostrophe
/// (OWASP, "CSV Injection"); numbers stay numbers, the negative ones too. A spreadsheet set to another separator, as in French, does not heed the quotes of
/// cells between commas, and begins a cell wherever its own separator or a new line stands in a text: a formula there is defused as well.
/// </remarks>
public sealed class CsvText
{
    /// <summary>The type of such a file.</summary>
    public const string MediaType = "text/csv;charset=utf-8";

    // The separators that spreadsheets have in some language are quoted like our own.
    private static readonly SearchValues<char> MustBeQuoted = SearchValues.Create(",;\t\"\r\n");

    private readonly StringBuilder _rows = new("\uFEFF");

    /// <summary>Adds a row of cells as <see cref="Text"/>, <see cref="Number"/> and <see cref="Day"/> give them.</summary>
    public void Add(IEnumerable<string> cells) => _rows.AppendJoin(',', cells).Append("\r\n");

    /// <summary>The file's content, byte order mark included.</summary>
    public override string ToString() => _rows.ToString();

    /// <summary>A cell of text.</summary>
    public static string Text(string text) => Quoted(Defused(text, isReversible: false));

    /// <summary>
    /// A cell of text of which <see cref="Undefused"/> gives back every text just as it was: an apostrophe that was there gets another one.
    /// </summary>
    public static string ReversibleText(string text) => Quoted(Defused(text, isReversible: true));

    /// <summary>The text that <see cref="ReversibleText"/> made a cell of.</summary>
    public static string Undefused(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var text = new StringBuilder(cell.Length);
        for (var at = 0; at < cell.Length; at++)
        {
            var isMark = cell[at] == '\'' && at + 1 < cell.Length && NeedsMark(text.Length == 0 ? null : text[^1], cell[at + 1], isReversible: true);
            text.Append(isMark ? cell[++at] : cell[at]);
        }
        return text.ToString();
    }

    private static string Defused(string text, bool isReversible)
    {
        var cell = new StringBuilder(text.Length + 1);
        for (var at = 0; at < text.Length; at++)
        {
            if (NeedsMark(at == 0 ? null : text[at - 1], text[at], isReversible)) cell.Append('\'');
            cell.Append(text[at]);
        }
        return cell.ToString();
    }

    // Blanks that may be trimmed lead to a formula as well; after a separator that would tear \r\n apart.
    private static bool NeedsMark(char? before, char first, bool isReversible) =>
        before is null or ';' or '\t' or '\r' or '\n'
        && (first is '=' or '+' or '-' or '@' || (first is '\t' or '\r' or '\n' && before is null) || (first == '\'' && isReversible));

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(MustBeQuoted) ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

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
