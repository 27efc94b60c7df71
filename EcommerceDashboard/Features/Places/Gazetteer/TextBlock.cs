using System.Text;

namespace EcommerceDashboard.Features.Places;

/// <summary>Many short texts in one block of UTF-8, by number. Half a million strings would cost ten times the memory, and the collector's time.</summary>
internal sealed class TextBlock
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;

    private TextBlock(byte[] bytes, int[] ends)
    {
        _bytes = bytes;
        _ends = ends;
    }

    /// <summary>How many texts there are.</summary>
    public int Count => _ends.Length;

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>Takes the texts in.</summary>
    public static TextBlock Of(IEnumerable<string> texts)
    {
        using var bytes = new MemoryStream();
        var ends = new List<int>();
        foreach (var text in texts)
        {
            bytes.Write(Encoding.UTF8.GetBytes(text));
            ends.Add((int)bytes.Length);
        }

        return new TextBlock(bytes.ToArray(), [.. ends]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TextBlock Read(BinaryReader reader)
    {
        var ends = new int[reader.Read7BitEncodedInt()];
        var end = 0;
        for (var i = 0; i < ends.Length; i++) ends[i] = end += reader.Read7BitEncodedInt();
        return new TextBlock(reader.ReadBytes(end), ends);
    }

    /// <summary>Writes the lengths, then the texts.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Count);
        for (var i = 0; i < Count; i++) writer.Write7BitEncodedInt(this[i].Length);
        writer.Write(_bytes);
    }

    /// <summary>A text as a string.</summary>
    public string Text(int index) => Encoding.UTF8.GetString(this[index]);

    /// <summary>The numbers of the texts of a sorted part that equal a text, or begin with it.</summary>
    /// <param name="part">The part; its texts are sorted by their bytes.</param>
    /// <param name="text">What to look for.</param>
    /// <param name="isPrefix">True: texts that begin with it; false: texts that equal it.</param>
    public Range Find(Range part, string text, bool isPrefix = false)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = FirstNotLess(part.Start.Value, part.End.Value, bytes);
        // Cut to the length of the prefix, all that begin with it are equal to it: the first greater one is where they end.
        var end = start;
        if (isPrefix) end = FirstGreater(start, part.End.Value, bytes);
        else while (end < part.End.Value && this[end].SequenceEqual(bytes)) end++;
        return start..end;
    }

    private int FirstNotLess(int low, int high, ReadOnlySpan<byte> bytes)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (this[middle].SequenceCompareTo(bytes) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private int FirstGreater(int low, int high, ReadOnlySpan<byte> prefix)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var text = this[middle];
            if (text[..Math.Min(text.Length, prefix.Length)].SequenceCompareTo(prefix) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
