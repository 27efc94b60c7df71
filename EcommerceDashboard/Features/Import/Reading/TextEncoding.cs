using System.Text;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Finds out in which encoding a file is written.</summary>
internal static class TextEncoding
{
    private const int BlockSize = 1 << 16;

    /// <summary>Fewer pairs of bytes show no pattern.</summary>
    private const int FewestPairs = 8;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The byte order mark decides; without one UTF-8 when every byte fits it, else Windows-1252, which Excel writes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="most">How many bytes to look at, at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ImportRejectedException">The file is empty or no text.</exception>
    public static async Task<Encoding> DetectAsync(ImportFile file, long most, CancellationToken cancellationToken)
    {
        var stream = file.Open();
        await using var _ = stream.ConfigureAwait(false);
        var block = new byte[BlockSize];
        var characters = new char[BlockSize + 1];
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var utf8 = true;
        long read = 0;
        while (read < most && await stream.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (read == 0)
            {
                RefusePacked(block.AsSpan(0, count));
                if (Utf16(block.AsSpan(0, count)) is { } utf16) return utf16;
            }
            if (block.AsSpan(0, count).IndexOf((byte)0) is var zero and >= 0)
            {
                throw Rejected("File.ZeroByte", read + zero + 1);
            }
            utf8 = utf8 && Fits(decoder, block.AsSpan(0, count), characters, flush: count < block.Length);
            read += count;
        }
        if (read == 0) throw Rejected("File.Empty");
        return utf8 ? Encoding.UTF8 : Encoding.GetEncoding(1252);
    }

    /// <summary>The encoding with a name.</summary>
    /// <exception cref="ImportRejectedException">There is none.</exception>
    public static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw Rejected("File.NoEncoding", name);
        }
    }

    /// <summary>Files that hold files are not opened: what is in them is not known before, neither its size nor where it would go.</summary>
    private static void RefusePacked(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8)) throw Rejected("File.Zip");
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || start.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']) || start.StartsWith("BZh"u8))
        {
            throw Rejected("File.Packed");
        }
    }

    /// <summary>Told by the byte order mark; without one by every other byte being zero, as in texts of Latin letters.</summary>
    private static Encoding? Utf16(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        int pairs = start.Length / 2, zeroFirst = 0, zeroSecond = 0;
        for (var i = 0; i < pairs; i++)
        {
            if (start[2 * i] == 0) zeroFirst++;
            if (start[2 * i + 1] == 0) zeroSecond++;
        }
        if (pairs < FewestPairs) return null;
        if (zeroFirst == 0 && zeroSecond > pairs / 2) return Encoding.Unicode;
        return zeroSecond == 0 && zeroFirst > pairs / 2 ? Encoding.BigEndianUnicode : null;
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

    private static ImportRejectedException Rejected(string key, params object[] values) => new(ImportProblem.OfFile(key, values));
}
