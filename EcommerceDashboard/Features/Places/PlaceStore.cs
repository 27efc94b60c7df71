using EcommerceDashboard.Data;
using EcommerceDashboard.Kpis;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Places;

/// <summary><see cref="IPlaces"/> in the database.</summary>
internal sealed class PlaceStore(DashboardCollections collections, DataReadiness readiness, DataLoad load) : IPlaces
{
    private static readonly ReplaceOptions Upsert = new() { IsUpsert = true };

    private readonly IMongoCollection<BsonDocument> _orders = collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName);

    /// <inheritdoc />
    public async Task<WarehouseList> WarehousesAsync(CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var known = await collections.Warehouses.Find(FilterDefinition<Warehouse>.Empty).SortBy(warehouse => warehouse.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
        var named = await AggregateAsync(
            [
                BsonDocument.Parse("{ $match: { status: 'completed', 'shipFrom.id': { $exists: true }, 'shipFrom.location': { $exists: false } } }"),
                BsonDocument.Parse("{ $group: { _id: '$shipFrom.id', orders: { $sum: 1 } } }"),
                BsonDocument.Parse("{ $sort: { orders: -1, _id: 1 } }"),
                BsonDocument.Parse("{ $limit: 6 }"),
            ],
            cancellationToken).ConfigureAwait(false);
        var ids = known.Select(warehouse => warehouse.Id).ToHashSet(StringComparer.Ordinal);
        return new WarehouseList(known, [.. named.Select(row => new UnknownWarehouse(row["_id"].AsString, row["orders"].ToInt64())).Where(row => !ids.Contains(row.Id))]);
    }

    /// <inheritdoc />
    public async Task SaveAsync(Warehouse warehouse, string? replacedId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        if (warehouse.IsDefault)
        {
            await collections.Warehouses.UpdateManyAsync(
                other => other.IsDefault && other.Id != warehouse.Id, Builders<Warehouse>.Update.Set(other => other.IsDefault, false), cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        await collections.Warehouses.ReplaceOneAsync(other => other.Id == warehouse.Id, warehouse, Upsert, cancellationToken).ConfigureAwait(false);
        if (replacedId is not null && replacedId != warehouse.Id) await DeleteWarehouseAsync(replacedId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task DeleteWarehouseAsync(string id, CancellationToken cancellationToken) => collections.Warehouses.DeleteOneAsync(warehouse => warehouse.Id == id, cancellationToken);

    /// <inheritdoc />
    public async Task<UnknownPlaces> UnknownAsync(string search, int skip, int take, CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var stages = new List<BsonDocument>
        {
            BsonDocument.Parse(
                """
                { $match: {
                    status: 'completed', 'shipTo.location': { $exists: false },
                    $or: [{ 'shipTo.country': { $exists: true } }, { 'shipTo.city': { $exists: true } }, { 'shipTo.postalCode': { $exists: true } }] } }
                """),
        };
        if (!string.IsNullOrWhiteSpace(search))
        {
            var contains = BreakdownStages.Contains(search.Trim());
            string[] parts = ["shipTo.city", "shipTo.state", "shipTo.country", "shipTo.postalCode"];
            stages.Add(new BsonDocument("$match", new BsonDocument("$or", new BsonArray(parts.Select(part => new BsonDocument(part, contains))))));
        }

        stages.Add(BsonDocument.Parse(
            """
            { $group: {
                _id: { country: '$shipTo.country', state: '$shipTo.state', city: '$shipTo.city', postalCode: '$shipTo.postalCode' },
                orders: { $sum: 1 }, sales: { $sum: '$sales' } } }
            """));
        stages.Add(BsonDocument.Parse("{ $sort: { orders: -1, _id: 1 } }"));
        var page = new BsonArray();
        if (skip > 0) page.Add(new BsonDocument("$skip", skip));
        page.Add(new BsonDocument("$limit", take));
        stages.Add(new BsonDocument("$facet", new BsonDocument { { "rows", page }, { "count", new BsonArray { new BsonDocument("$count", "count") } } }));
        var answer = (await AggregateAsync(stages, cancellationToken).ConfigureAwait(false)).Single();
        var count = answer["count"].AsBsonArray;
        return new UnknownPlaces([.. answer["rows"].AsBsonArray.Select(row => PlaceOf(row.AsBsonDocument))], count.Count == 0 ? 0 : count[0]["count"].ToInt32());
    }

    /// <inheritdoc />
    public async Task<CorrectionList> CorrectionsAsync(CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new CorrectionList(
            await collections.PlaceCorrections.Find(FilterDefinition<PlaceCorrection>.Empty).SortBy(row => row.Country).ThenBy(row => row.City).ToListAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public Task SaveAsync(PlaceCorrection correction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return collections.PlaceCorrections.ReplaceOneAsync(other => other.Id == correction.Id, correction, Upsert, cancellationToken);
    }

    /// <inheritdoc />
    public Task DeleteCorrectionAsync(string id, CancellationToken cancellationToken) => collections.PlaceCorrections.DeleteOneAsync(correction => correction.Id == id, cancellationToken);

    /// <inheritdoc />
    public Task RefreshAsync(CancellationToken cancellationToken) => load.RefreshAsync(cancellationToken);

    private async Task<List<BsonDocument>> AggregateAsync(List<BsonDocument> stages, CancellationToken cancellationToken)
    {
        using var cursor = await _orders.AggregateAsync<BsonDocument>(stages, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static UnknownPlace PlaceOf(BsonDocument row)
    {
        var address = row["_id"].AsBsonDocument;
        return new UnknownPlace(Part("country"), Part("state"), Part("city"), Part("postalCode"), row["orders"].ToInt64(), ExactDecimal.From(row["sales"]) ?? 0m);

        string? Part(string name) => address.GetValue(name, BsonNull.Value) is BsonString part ? part.Value : null;
    }
}
