namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Changes one collection within a <see cref="WriteBatch"/>: memory, indexes and file together.</summary>
internal sealed class CollectionWriter
{
    private readonly CollectionVersion _start;
    private readonly IDocumentFile _file;
    private readonly object _owner;
    private readonly List<Index> _indexes;
    private readonly DocumentList _documents;
    private readonly string? _timeField;

    public CollectionWriter(CollectionVersion start, IDocumentFile file, object owner)
    {
        _start = start;
        _file = file;
        _timeField = TimeSeries.TimeField(start.Options);
        _owner = owner;
        _documents = start.Documents.Edit(owner);
        _indexes = [.. start.Indexes.Select(index => index.Edit(owner))];
    }

    public IReadOnlyList<Index> Indexes => _indexes;

    public int Count => _documents.Count;

    public BsonDocument Options => _start.Options;

    /// <summary>The collection as the batch has it now: only for reading within the batch.</summary>
    public CollectionVersion Current => ToVersion(_start.Namespace);

    /// <summary>The document of a record; null: deleted.</summary>
    public byte[]? Find(long record) => _documents.Find(record);

    /// <exception cref="CommandException">DuplicateKey (11000), or a time series without its date (2); nothing has changed then.</exception>
    public void Insert(byte[] document)
    {
        if (_timeField is not null) TimeSeries.Check(_timeField, document);
        var entries = _indexes.ConvertAll(index => index.Prepare(document, _documents.NextRecord, _start.Namespace));
        var record = _documents.Add(document);
        for (var i = 0; i < entries.Count; i++) _indexes[i].Add(entries[i]);
        _file.Insert(_start.Id, record, document);
    }

    /// <inheritdoc cref="Insert" />
    public void Replace(long record, byte[] document)
    {
        if (_timeField is not null) TimeSeries.Check(_timeField, document);
        var old = _documents.Find(record)!;
        // The key of the index on _id cannot change.
        var entries = _indexes.ConvertAll(index => index.Definition.Name == IndexDefinition.IdName ? null : index.Prepare(document, record, _start.Namespace));
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not { } added) continue;
            _indexes[i].Remove(old, record);
            _indexes[i].Add(added);
        }
        _documents.Replace(record, document);
        _file.Replace(_start.Id, record, document);
    }

    public void Delete(long record)
    {
        var old = _documents.Find(record)!;
        foreach (var index in _indexes) index.Remove(old, record);
        _documents.Remove(record);
        _file.Delete(_start.Id, record);
    }

    /// <exception cref="CommandException">DuplicateKey (11000); none is made then.</exception>
    public void CreateIndexes(IReadOnlyList<IndexDefinition> definitions)
    {
        var built = new List<Index>();
        foreach (var definition in definitions)
        {
            var index = new Index(definition);
            index.Build(_documents, _start.Namespace);
            built.Add(index.Edit(_owner));
        }
        _indexes.AddRange(built);
        foreach (var definition in definitions) _file.CreateIndex(_start.Id, definition);
    }

    public void DropIndex(string name)
    {
        _indexes.RemoveAll(index => index.Definition.Name == name);
        _file.DropIndex(_start.Id, name);
    }

    public CollectionVersion ToVersion(Namespace name) => new()
    {
        Id = _start.Id,
        Namespace = name,
        Uuid = _start.Uuid,
        Options = _start.Options,
        Documents = _documents,
        Indexes = [.. _indexes],
    };
}
