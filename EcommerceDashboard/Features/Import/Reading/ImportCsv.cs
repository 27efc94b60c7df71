using System.Text;
using CsvHelper;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Opens files as CSV.</summary>
internal static class ImportCsv
{
    /// <summary>In bytes. A longer line is a quote that was never closed.</summary>
    public const int LongestRecord = 4 << 20;

    /// <summary>Opens a file from its start. The stream is disposed with the reader.</summary>
    public static CsvReader Open(Stream stream, Encoding encoding, string? separator, Action<CsvMalformedRecord>? onMalformed = null) => CsvReader.Create(
        stream,
        new CsvReaderOptions
        {
            Encoding = encoding,
            Separator = separator is [var character] ? character : null,
            TrackLineNumbers = true,
            PoolStrings = true,
            MaxRecordSize = LongestRecord,
            OnMalformedRecord = onMalformed,
        });

    /// <summary>The names of the columns.</summary>
    public static async Task<IReadOnlyList<string>> HeaderAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        return [.. csv.Headers.Select(name => name.Trim())];
    }
}
