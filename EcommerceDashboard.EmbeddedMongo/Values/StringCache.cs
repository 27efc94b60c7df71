using System.Text;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>Finds again the strings that repeat from document to document (names, regions, categories), without allocating them anew.</summary>
/// <remarks>Direct-mapped and small: a newer string takes the place of an older one. Only short ASCII strings are kept: those compare with bytes fast.</remarks>
internal sealed class StringCache
{
    private const int Size = 1024;
    private const int LongestKept = 48;
    private readonly string?[] _names = new string?[Size];
    private readonly BsonString?[] _values = new BsonString?[Size];

    /// <summary>A field name.</summary>
    public string Name(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestKept) return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _names[Slot(utf8)];
        if (slot is { } kept && Same(utf8, kept)) return kept;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    /// <summary>A string value.</summary>
    public BsonString Value(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestKept) return new BsonString(Encoding.UTF8.GetString(utf8));
        ref var slot = ref _values[Slot(utf8)];
        if (slot is { } kept && Same(utf8, kept.Value)) return kept;
        return slot = new BsonString(Encoding.UTF8.GetString(utf8));
    }

    private static bool Same(ReadOnlySpan<byte> utf8, string kept) => utf8.Length == kept.Length && Ascii.Equals(utf8, kept);

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = (uint)utf8.Length;
        foreach (var value in utf8)
            hash = (hash ^ value) * 16777619;
        return (int)((hash ^ (hash >> 15)) % Size);
    }
}
