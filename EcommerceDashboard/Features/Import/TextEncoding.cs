using System.Text;

namespace EcommerceDashboard.Features.Import;

/// <summary>Finds out in which encoding a file is written.</summary>
internal static class TextEncoding
{
    private const int BlockSize = 1 << 16;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The byte order mark decides; without one UTF-8 when every byte fits it, else Windows-1252, which Excel writes.</summary>
    /// <exception cref="ImportRejectedException">The file is empty or no text.</exception>
    public static async Task<Encoding> DetectAsync(ImportFile file, CancellationToken cancellationToken)
    {
        var stream = file.Open();
        await using var _ = stream.ConfigureAwait(false);
        var block = new byte[BlockSize];
        var characters = new char[BlockSize + 1];
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var utf8 = true;
        long read = 0;
        while (await stream.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (read == 0)
            {
                if (block.AsSpan(0, count).StartsWith("PK\u0003\u0004"u8)) throw Rejected("This is a ZIP file, as Excel workbooks (.xlsx) are: save it as CSV first.");
                if (block.AsSpan(0, count).StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
                if (block.AsSpan(0, count).StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
            }
            if (block.AsSpan(0, count).IndexOf((byte)0) is var zero and >= 0)
            {
                throw Rejected(FormattableString.Invariant($"This is no text file: byte {read + zero + 1} is zero. A CSV file was expected."));
            }
            utf8 = utf8 && Fits(decoder, block.AsSpan(0, count), characters, flush: count < block.Length);
            read += count;
        }
        if (read == 0) throw Rejected("The file is empty. A CSV file with a header line was expected.");
        return utf8 ? Encoding.UTF8 : Encoding.GetEncoding(1252);
    }

    private static bool Fits(Decoder decoder, ReadOnlySpan<byte> bytes, Span<char> characters, bool flush)
    {
        try
        {
            decoder.GetChars(bytes, characters, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static ImportRejectedException Rejected(string message) => new(ImportProblem.OfFile(message));
}
