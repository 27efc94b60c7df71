using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>One version of an index: the sorted keys of the documents it covers.</summary>
internal sealed class Index(IndexDefinition definition, KeyTree keys, bool isMultikey)
{
    private readonly Matcher? _partial = definition.PartialFilter is null ? null : Matcher.Parse(definition.PartialFilter);
    private readonly IndexKey _key = new();

    public Index(IndexDefinition definition)
        : this(definition, new KeyTree(), false)
    {
    }

    public IndexDefinition Definition { get; } = definition;

    public KeyTree Keys { get; private set; } = keys;

    /// <summary>Whether a document with an array on an indexed path was ever added.</summary>
    public bool IsMultikey { get; private set; } = isMultikey;

    /// <summary>A version that the owner may change.</summary>
    public Index Edit(object owner) => new(Definition, Keys.Edit(owner), IsMultikey);

    /// <summary>The entries of a document; nothing changes yet.</summary>
    /// <param name="document">The document.</param>
    /// <param name="record">Its record.</param>
    /// <param name="collection">For the error.</param>
    /// <exception cref="CommandException">DuplicateKey (11000): another record of a unique index has a key of the document.</exception>
    public List<byte[]> Prepare(byte[] document, long record, Namespace collection)
    {
        var rows = Rows(document);
        var entries = new List<byte[]>(rows.Count);
        foreach (var row in rows)
        {
            Encode(row);
            if (Definition.Unique && Keys.Range(_key.ToBytes(), _key.ToUpperBound()).Any(entry => IndexKey.RecordOf(entry) != record))
                throw DuplicateKey.Error(collection, Definition, row);
            entries.Add(_key.ToEntry(record));
        }
        return entries;
    }

    public void Add(List<byte[]> entries)
    {
        foreach (var entry in entries) Keys.Add(entry);
    }

    public void Remove(byte[] document, long record)
    {
        foreach (var row in Rows(document))
        {
            Encode(row);
            Keys.Remove(_key.ToEntry(record));
        }
    }

    /// <summary>Fills an empty index from all documents of a collection.</summary>
    /// <exception cref="CommandException">DuplicateKey (11000).</exception>
    public void Build(DocumentList documents, Namespace collection)
    {
        var entries = new List<byte[]>(documents.Count);
        foreach (var (record, document) in documents.Records())
        {
            foreach (var row in Rows(document))
            {
                Encode(row);
                entries.Add(_key.ToEntry(record));
            }
        }
        // Keys that grow with the documents, as most ids do, are in order already.
        if (!IsSorted(entries)) entries.Sort(static (x, y) => x.AsSpan().SequenceCompareTo(y));
        var distinct = new List<byte[]>(entries.Count);
        foreach (var entry in entries)
        {
            if (distinct.Count > 0 && distinct[^1].AsSpan().SequenceEqual(entry)) continue;
            if (Definition.Unique && distinct.Count > 0 && distinct[^1].AsSpan(..^8).SequenceEqual(entry.AsSpan(..^8))
                && IndexKey.RecordOf(distinct[^1]) != IndexKey.RecordOf(entry))
            {
                throw Duplicate(documents.Find(IndexKey.RecordOf(entry))!, distinct[^1], collection);
            }
            distinct.Add(entry);
        }
        Keys = KeyTree.FromSorted(distinct);
    }

    private static bool IsSorted(List<byte[]> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i - 1].AsSpan().SequenceCompareTo(entries[i]) > 0) return false;
        }
        return true;
    }

    /// <summary>Names the values that a document shares with the record of an entry.</summary>
    private CommandException Duplicate(byte[] document, byte[] entry, Namespace collection)
    {
        var shared = Rows(document).First(row =>
        {
            Encode(row);
            return _key.ToEntry(IndexKey.RecordOf(entry)).AsSpan().SequenceEqual(entry);
        });
        return DuplicateKey.Error(collection, Definition, shared);
    }

    private void Encode(BsonValue[] row)
    {
        _key.Clear();
        for (var field = 0; field < row.Length; field++) _key.Append(row[field], Definition.Fields[field].Descending);
    }

    private IReadOnlyList<BsonValue[]> Rows(byte[] document)
    {
        if (_partial is not null && !_partial.Matches(BsonCodec.Decode(document))) return [];
        var rows = IndexKeys.Of(Definition, document, out var multikey);
        IsMultikey |= multikey;
        return rows;
    }
}
