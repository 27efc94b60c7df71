using EcommerceDashboard.Data;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import.Mapping;

/// <summary>Mappings saved by name, for the next file of the same kind.</summary>
public sealed class ImportMappings(DashboardCollections collections)
{
    private readonly IMongoCollection<BsonDocument> _mappings = collections.Database.GetCollection<BsonDocument>("import_mappings");

    /// <summary>The names of all of them, sorted.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var documents = await _mappings.Find(FilterDefinition<BsonDocument>.Empty).Project("{ _id: 1 }").Sort("{ _id: 1 }").ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. documents.Select(document => document["_id"].AsString)];
    }

    /// <summary>The mapping with a name; null: there is none.</summary>
    /// <exception cref="FormatException">It was saved by another version and cannot be read.</exception>
    public async Task<ImportMapping?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var document = await _mappings.Find(Named(name)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return document is null ? null : ImportMapping.FromJson(document["mapping"].AsString);
    }

    /// <summary>Saves a mapping, in place of one with the same name.</summary>
    public Task SaveAsync(string name, ImportMapping mapping, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(mapping);
        // As text: names of columns may hold dots and dollar signs, which are no names of fields.
        var document = new BsonDocument { { "_id", name }, { "mapping", mapping.ToJson() } };
        return _mappings.ReplaceOneAsync(Named(name), document, new ReplaceOptions { IsUpsert = true }, cancellationToken);
    }

    /// <summary>Takes a mapping away.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => _mappings.DeleteOneAsync(Named(name), cancellationToken);

    private static FilterDefinition<BsonDocument> Named(string name) => Builders<BsonDocument>.Filter.Eq("_id", name);
}
