using System.Globalization;
using System.Text;
using EcommerceDashboard.Charts;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>
/// Writes the lines that were not taken, just as they stand in the file, with its line and the reason behind them: corrected, the file can be imported,
/// since the two columns more are left alone.
/// </summary>
internal sealed class RejectFile(Stream output, IReadOnlyList<string> header, char separator)
{
    /// <summary>Names of the columns behind those of the file.</summary>
    public const string LineColumn = "Rejected line", ReasonColumn = "Rejected because";

    private bool _hasHeader;

    /// <summary>Adds a line.</summary>
    public void Add(RejectedRow row)
    {
        if (!_hasHeader)
        {
            Write(string.Concat("\uFEFF", string.Join(separator, header.Append(LineColumn).Append(ReasonColumn).Select(Quoted)), "\r\n"));
            _hasHeader = true;
        }
        output.Write(row.Raw);
        Write(string.Create(CultureInfo.InvariantCulture, $"{separator}{row.Line}{separator}{Quoted(row.Reason ?? "")}\r\n"));
    }

    private void Write(string text) => output.Write(Encoding.UTF8.GetBytes(text));

    private string Quoted(string text)
    {
        var cell = CsvText.Text(text);
        return cell.Contains(separator, StringComparison.Ordinal) && cell[0] != '"' ? $"\"{cell}\"" : cell;
    }
}
