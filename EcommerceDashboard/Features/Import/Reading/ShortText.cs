using System.Text;
using CsvHelper;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Reads values of the line that a reader stands on without making strings of them.</summary>
internal static class ShortText
{
    /// <summary>No date and no number is longer, in characters.</summary>
    public const int Longest = 64;

    /// <summary>A value in the given room; empty where it does not fit.</summary>
    public static ReadOnlySpan<char> Of(CsvReader csv, int column, char[] room)
    {
        var bytes = csv.GetSpan(column);
        return bytes.Length > Longest ? [] : room.AsSpan(0, Encoding.UTF8.GetChars(bytes, room)).Trim();
    }

    /// <summary>
    /// A number for a text, all but surely another one for another text. Where two orders share one, they are only kept in memory longer.
    /// FNV-1a (Fowler, Noll, Vo) over 64 bits.
    /// </summary>
    public static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text.Trim((byte)' ')) hash = (hash ^ character) * 1099511628211UL;
        return hash;
    }
}
