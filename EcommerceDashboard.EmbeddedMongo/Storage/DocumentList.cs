using System.Collections;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>
/// The documents of a collection in natural order, each under a record number that only grows.
/// A version that readers hold never changes: a writer copies the chunks it touches, once per batch of writes.
/// </summary>
internal sealed class DocumentList : IReadOnlyList<byte[]>
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly object? _owner;
    private Chunk?[] _chunks;
    private int[]? _starts;

    public DocumentList()
    {
        _chunks = [];
    }

    private DocumentList(DocumentList source, object owner)
    {
        _owner = owner;
        _chunks = [.. source._chunks];
        Count = source.Count;
        NextRecord = source.NextRecord;
        ByteCount = source.ByteCount;
    }

    public int Count { get; private set; }

    /// <summary>The record number of the next document.</summary>
    public long NextRecord { get; private set; }

    /// <summary>Bytes of all documents.</summary>
    public long ByteCount { get; private set; }

    public byte[] this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            // Nothing deleted yet: the place is the record number.
            if (Count == NextRecord) return _chunks[index >> ChunkBits]!.Documents[index & (ChunkSize - 1)];
            var starts = _starts ??= Starts();
            var chunk = Array.BinarySearch(starts, index);
            if (chunk < 0) chunk = ~chunk - 1;
            // Empty chunks share their start with the next one.
            while (chunk + 1 < starts.Length && starts[chunk + 1] == starts[chunk]) chunk++;
            return _chunks[chunk]!.Documents[index - starts[chunk]];
        }
    }

    /// <summary>A version that the owner may change; itself when it already is one.</summary>
    public DocumentList Edit(object owner) => ReferenceEquals(_owner, owner) ? this : new DocumentList(this, owner);

    /// <summary>The document of a record; null: deleted.</summary>
    public byte[]? Find(long record)
    {
        var chunk = ChunkOf(record);
        var slot = chunk is null ? -1 : chunk.SlotOf(record);
        return slot < 0 ? null : chunk!.Documents[slot];
    }

    /// <summary>Appends a document and returns its record number.</summary>
    public long Add(byte[] document) => Load(NextRecord, document);

    /// <summary>Appends a document under a number not smaller than <see cref="NextRecord"/>.</summary>
    public long Load(long record, byte[] document)
    {
        var index = (int)(record >> ChunkBits);
        if (index >= _chunks.Length) Array.Resize(ref _chunks, Math.Max(index + 1, _chunks.Length * 5 / 4));
        Editable(index).Append(record, document);
        NextRecord = record + 1;
        Count++;
        ByteCount += document.Length;
        _starts = null;
        return record;
    }

    /// <summary>Puts another document in the place of one.</summary>
    public void Replace(long record, byte[] document)
    {
        var chunk = Editable((int)(record >> ChunkBits));
        ref var place = ref chunk.Documents[chunk.SlotOf(record)];
        ByteCount += document.Length - place.Length;
        place = document;
    }

    /// <summary>Takes a document out.</summary>
    public void Remove(long record)
    {
        var index = (int)(record >> ChunkBits);
        var chunk = Editable(index);
        ByteCount -= chunk.Remove(record).Length;
        if (chunk.Count == 0) _chunks[index] = null;
        Count--;
        _starts = null;
    }

    /// <summary>Record numbers and documents in natural order.</summary>
    public IEnumerable<KeyValuePair<long, byte[]>> Records()
    {
        foreach (var chunk in _chunks)
        {
            if (chunk is null) continue;
            for (var slot = 0; slot < chunk.Count; slot++) yield return new(chunk.Records[slot], chunk.Documents[slot]);
        }
    }

    /// <summary>The documents from the last to the first.</summary>
    public IEnumerable<byte[]> Backward()
    {
        for (var i = Count - 1; i >= 0; i--) yield return this[i];
    }

    public IEnumerator<byte[]> GetEnumerator()
    {
        foreach (var chunk in _chunks)
        {
            if (chunk is null) continue;
            for (var slot = 0; slot < chunk.Count; slot++) yield return chunk.Documents[slot];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Chunk? ChunkOf(long record)
    {
        var index = record >> ChunkBits;
        return index < _chunks.Length ? _chunks[index] : null;
    }

    private Chunk Editable(int index)
    {
        var chunk = _chunks[index];
        if (chunk is not null && ReferenceEquals(chunk.Owner, _owner)) return chunk;
        return _chunks[index] = chunk is null ? new Chunk(_owner) : chunk.Copy(_owner);
    }

    private int[] Starts()
    {
        var starts = new int[_chunks.Length];
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + (_chunks[i - 1]?.Count ?? 0);
        return starts;
    }

    /// <summary>Neighbouring documents, without gaps.</summary>
    private sealed class Chunk(object? owner)
    {
        public object? Owner { get; } = owner;

        public int Count { get; private set; }

        public long[] Records { get; private set; } = new long[4];

        public byte[][] Documents { get; private set; } = new byte[4][];

        public Chunk Copy(object? newOwner) =>
            new(newOwner) { Count = Count, Records = [.. Records], Documents = [.. Documents] };

        public int SlotOf(long record)
        {
            var slot = Array.BinarySearch(Records, 0, Count, record);
            return slot < 0 ? -1 : slot;
        }

        public void Append(long record, byte[] document)
        {
            if (Count == Records.Length)
            {
                var size = Math.Min(ChunkSize, Count * 2);
                Records = Resized(Records, size);
                Documents = Resized(Documents, size);
            }
            Records[Count] = record;
            Documents[Count++] = document;
        }

        public byte[] Remove(long record)
        {
            var slot = SlotOf(record);
            var document = Documents[slot];
            Count--;
            Array.Copy(Records, slot + 1, Records, slot, Count - slot);
            Array.Copy(Documents, slot + 1, Documents, slot, Count - slot);
            Documents[Count] = null!;
            return document;
        }

        private static T[] Resized<T>(T[] array, int size)
        {
            Array.Resize(ref array, size);
            return array;
        }
    }
}
