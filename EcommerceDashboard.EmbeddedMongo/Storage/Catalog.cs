using System.Collections.Immutable;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>All collections as they were after some write: what a command reads is of one moment.</summary>
internal sealed class Catalog(ImmutableDictionary<Namespace, CollectionVersion> collections)
{
    public ImmutableDictionary<Namespace, CollectionVersion> Collections { get; } = collections;

    /// <summary>A collection; null: it does not exist.</summary>
    public CollectionVersion? Find(Namespace name) => Collections.GetValueOrDefault(name);

    /// <summary>The collections of a database by name.</summary>
    public IEnumerable<CollectionVersion> Of(string database) =>
        Collections.Values.Where(collection => collection.Namespace.Database == database)
            .OrderBy(collection => collection.Namespace.Collection, StringComparer.Ordinal);
}
