using System.Collections.Immutable;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Writes that become durable and visible together. They see each other; readers see none of them before the end.</summary>
internal sealed class WriteBatch(Catalog start, IDocumentFile file, Func<long> nextCollectionId)
{
    private readonly Dictionary<Namespace, CollectionWriter> _writers = [];
    private ImmutableDictionary<Namespace, CollectionVersion> _collections = start.Collections;

    /// <summary>A collection to write to; null: it does not exist.</summary>
    public CollectionWriter? Find(Namespace name)
    {
        if (_writers.TryGetValue(name, out var writer)) return writer;
        return _collections.TryGetValue(name, out var version) ? _writers[name] = new CollectionWriter(version, file, this) : null;
    }

    /// <summary>A collection to write to, made when it does not exist.</summary>
    public CollectionWriter FindOrCreate(Namespace name) => Find(name) ?? Create(name, []);

    /// <summary>Makes a collection that does not exist.</summary>
    public CollectionWriter Create(Namespace name, BsonDocument options)
    {
        CollectionName.Check(name);
        var conflict = _collections.Keys.FirstOrDefault(other => other.Database != name.Database
            && string.Equals(other.Database, name.Database, StringComparison.OrdinalIgnoreCase)).Database;
        if (conflict is not null)
        {
            throw new CommandException(13297, "DatabaseDifferCase",
                $"db already exists with different case already have: [{conflict}] trying to create [{name.Database}]");
        }
        var version = new CollectionVersion
        {
            Id = nextCollectionId(),
            Namespace = name,
            Uuid = Guid.NewGuid(),
            Options = options,
            Documents = new DocumentList(),
            Indexes = [new Index(IndexDefinition.Id)],
        };
        file.CreateCollection(version.Id, name, version.Uuid, options);
        _collections = _collections.Add(name, version);
        return Find(name)!;
    }

    /// <summary>Removes a collection; false: it did not exist.</summary>
    public bool Drop(Namespace name)
    {
        if (!_collections.TryGetValue(name, out var version)) return false;
        file.DropCollection(version.Id);
        _collections = _collections.Remove(name);
        _writers.Remove(name);
        return true;
    }

    /// <summary>Gives a collection another name, which must be free.</summary>
    public void Rename(Namespace from, Namespace to)
    {
        CollectionName.Check(to);
        var version = Find(from)!.ToVersion(to);
        file.RenameCollection(version.Id, to);
        _writers.Remove(from);
        _collections = _collections.Remove(from).Add(to, version);
    }

    /// <summary>All collections as the batch leaves them.</summary>
    public Catalog ToCatalog()
    {
        var collections = _collections.ToBuilder();
        foreach (var (name, writer) in _writers) collections[name] = writer.ToVersion(name);
        return new Catalog(collections.ToImmutable());
    }

    /// <summary>The names of all collections of a database.</summary>
    public IReadOnlyList<Namespace> Of(string database) => [.. _collections.Keys.Where(name => name.Database == database)];
}
