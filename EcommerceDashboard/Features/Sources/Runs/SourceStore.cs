using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>The definitions of sources, how their last runs went, and how far they have been read.</summary>
public sealed class SourceStore(DashboardCollections collections)
{
    private const string Definition = "definition", Watermark = "watermark", ReadAllAt = "readAllAt", StartedAt = "startedAt", Outcome = "outcome";

    private static readonly UpdateDefinitionBuilder<BsonDocument> Update = Builders<BsonDocument>.Update;

    private readonly IMongoCollection<BsonDocument> _sources = collections.Database.GetCollection<BsonDocument>(DashboardCollections.SourcesName);

    /// <summary>All sources, by their names. One that another version saved, and that cannot be read, has no definition.</summary>
    public async Task<IReadOnlyList<StoredSource>> ListAsync(CancellationToken cancellationToken)
    {
        var documents = await _sources.Find(Builders<BsonDocument>.Filter.Exists(Definition)).Sort("{ _id: 1 }").ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. documents.Select(Read)];
    }

    /// <summary>The source with a name; null: there is none.</summary>
    public async Task<StoredSource?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var document = await _sources.Find(Named(name) & Builders<BsonDocument>.Filter.Exists(Definition)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return document is null ? null : Read(document);
    }

    /// <summary>Saves a definition, in place of the one with the same name; the next run of it reads all.</summary>
    public Task SaveAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        // As text: paths and words may hold dots and dollar signs, which are no names of fields.
        var update = Update.Set(Definition, definition.ToJson()).Unset(Watermark).Unset(ReadAllAt);
        return _sources.UpdateOneAsync(Named(definition.Name), update, new UpdateOptions { IsUpsert = true }, cancellationToken);
    }

    /// <summary>Takes a definition away; the orders that came from it stay.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => _sources.DeleteOneAsync(Named(name), cancellationToken);

    /// <summary>Writes down that a run has begun.</summary>
    public Task WriteStartAsync(string name, DateTimeOffset startedAt, CancellationToken cancellationToken) =>
        _sources.UpdateOneAsync(Named(name), Update.Set(StartedAt, startedAt.UtcDateTime).Unset(Outcome), cancellationToken: cancellationToken);

    /// <summary>Writes down how a run ended.</summary>
    public Task WriteEndAsync(string name, SourceOutcome outcome, CancellationToken cancellationToken) =>
        _sources.UpdateOneAsync(Named(name), Update.Set(Outcome, outcome.ToString()), cancellationToken: cancellationToken);

    /// <summary>Writes down how far the source has been read.</summary>
    internal Task WriteReadAsync(string name, BsonValue? watermark, bool isFull, DateTimeOffset at, CancellationToken cancellationToken)
    {
        List<UpdateDefinition<BsonDocument>> updates = [];
        if (watermark is not null) updates.Add(Update.Set(Watermark, watermark));
        if (isFull) updates.Add(Update.Set(ReadAllAt, at.UtcDateTime));
        // A definition that was run without being saved is remembered by nothing.
        return updates.Count == 0 ? Task.CompletedTask : _sources.UpdateOneAsync(Named(name), Update.Combine(updates), cancellationToken: cancellationToken);
    }

    /// <summary>How far the source has been read; null: nothing is known.</summary>
    internal async Task<BsonValue?> WatermarkAsync(string name, CancellationToken cancellationToken)
    {
        var document = await _sources.Find(Named(name)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return document is not null && document.TryGetValue(Watermark, out var watermark) ? watermark : null;
    }

    private static StoredSource Read(BsonDocument document)
    {
        var state = new SourceState
        {
            StartedAt = Date(document, StartedAt),
            Outcome = document.TryGetValue(Outcome, out var outcome) && Enum.TryParse<SourceOutcome>(outcome.AsString, out var known) ? known : null,
            ReadAllAt = Date(document, ReadAllAt),
        };
        var name = document["_id"].AsString;
        try
        {
            return new StoredSource(name, SourceDefinition.FromJson(document[Definition].AsString), state);
        }
        catch (ExplainedFormatException)
        {
            return new StoredSource(name, null, state);
        }
    }

    private static DateTime? Date(BsonDocument document, string name) => document.TryGetValue(name, out var date) && date is BsonDateTime ? date.ToUniversalTime() : null;

    private static FilterDefinition<BsonDocument> Named(string name) => Builders<BsonDocument>.Filter.Eq("_id", name);
}

/// <summary>A source as it is stored.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Definition">How it is read; null: it was saved by another version and cannot be read.</param>
/// <param name="State">How its last run went.</param>
public sealed record StoredSource(string Name, SourceDefinition? Definition, SourceState State);
