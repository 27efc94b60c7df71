using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>A load whose orders are all staged: whatever happens from here on, it will take its place.</summary>
/// <param name="Version">The data version that it makes.</param>
/// <param name="Source">One of <see cref="DataSource"/>.</param>
/// <param name="Record">Its entry in the history; null: it has none.</param>
/// <param name="Undone">The load that it undoes; null: none.</param>
internal sealed record CompletedLoad(long Version, string Source, LoadRecord? Record, long? Undone);

/// <summary>Where the database itself says that a load is complete: a document beside <see cref="DataMeta"/>.</summary>
internal sealed class CompletedLoads(IMongoDatabase database)
{
    private static readonly FilterDefinition<BsonDocument> Mark = Builders<BsonDocument>.Filter.Eq("_id", "load");

    private readonly IMongoCollection<BsonDocument> _marks = database.GetCollection<BsonDocument>(DashboardCollections.MetaName);

    /// <summary>The complete load, and how many orders are staged for it; null: none is.</summary>
    public async Task<(CompletedLoad Load, long Orders)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await _marks.Find(Mark).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not { } mark) return null;
        var record = mark.TryGetValue("record", out var document) ? BsonSerializer.Deserialize<LoadRecord>(document.AsBsonDocument) : null;
        long? undone = mark.TryGetValue("undone", out var version) ? version.ToInt64() : null;
        return (new CompletedLoad(mark["version"].ToInt64(), mark["source"].AsString, record, undone), mark["orders"].ToInt64());
    }

    public Task WriteAsync(CompletedLoad load, long orders, CancellationToken cancellationToken)
    {
        var mark = new BsonDocument { { "_id", "load" }, { "source", load.Source }, { "orders", orders }, { "version", load.Version } };
        if (load.Record is { } record) mark.Add("record", record.ToBsonDocument());
        if (load.Undone is { } undone) mark.Add("undone", undone);
        return _marks.ReplaceOneAsync(Mark, mark, new ReplaceOptions { IsUpsert = true }, cancellationToken);
    }

    public Task DeleteAsync(CancellationToken cancellationToken) => _marks.DeleteOneAsync(Mark, cancellationToken);
}
