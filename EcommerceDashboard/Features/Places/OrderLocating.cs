using EcommerceDashboard.Data;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Features.Places;

/// <summary>
/// Gives the orders of a load the places that their data has no coordinates for, and their delivery distance. Coordinates of the data itself are never touched; what was
/// found before is found anew, so that a new warehouse or correction reaches every order. Orders that have everything already are read and not written.
/// </summary>
internal sealed class OrderLocating(DashboardCollections collections, Lazy<Gazetteer> gazetteer) : IOrderPreparation
{
    private const int BatchSize = 5_000;

    private static readonly BsonDocument Ends = BsonDocument.Parse("{ shipTo: 1, shipFrom: 1, distanceKm: 1 }");

    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <inheritdoc />
    public async Task PrepareAsync(IMongoCollection<OrderDocument> staged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staged);
        var locator = new PlaceLocator(
            gazetteer,
            await collections.Warehouses.Find(FilterDefinition<Warehouse>.Empty).ToListAsync(cancellationToken).ConfigureAwait(false),
            await collections.PlaceCorrections.Find(FilterDefinition<PlaceCorrection>.Empty).ToListAsync(cancellationToken).ConfigureAwait(false));
        var target = staged.Database.GetCollection<BsonDocument>(staged.CollectionNamespace.CollectionName);
        var reading = new FindOptions { BatchSize = BatchSize };
        using var orders = await staged.Find(FilterDefinition<OrderDocument>.Empty, reading).Project<OrderEnds>(Ends).ToCursorAsync(cancellationToken).ConfigureAwait(false);
        // While the database writes a batch, the next one is read and its places are found.
        var writing = Task.CompletedTask;
        while (await orders.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            List<UpdateOneModel<BsonDocument>> changes = [.. orders.Current.Select(order => ChangeOf(order, locator)).OfType<UpdateOneModel<BsonDocument>>()];
            await writing.ConfigureAwait(false);
            if (changes.Count > 0) writing = target.BulkWriteAsync(changes, InAnyOrder, cancellationToken);
        }

        await writing.ConfigureAwait(false);
    }

    /// <summary>What has to be written to an order; null: nothing.</summary>
    internal static UpdateOneModel<BsonDocument>? ChangeOf(OrderEnds order, PlaceLocator locator)
    {
        var (set, unset) = (new BsonDocument(), new BsonDocument());
        var to = order.ShipTo is null ? null : Change("shipTo", order.ShipTo, () => locator.ShipTo(order.ShipTo), set, unset);
        var from = Change("shipFrom", order.ShipFrom, () => locator.ShipFrom(order.ShipFrom), set, unset);
        var distance = GreatCircle.Between(from, to);
        if (distance != order.DistanceKm)
        {
            if (distance is null) unset.Add("distanceKm", 1);
            else set.Add("distanceKm", distance);
        }

        if (set.ElementCount + unset.ElementCount == 0) return null;
        var change = new BsonDocument();
        if (set.ElementCount > 0) change.Add("$set", set);
        if (unset.ElementCount > 0) change.Add("$unset", unset);
        return new UpdateOneModel<BsonDocument>(new BsonDocument("_id", order.Id), change);
    }

    /// <summary>Writes down how a place has to change.</summary>
    /// <returns>Where it is afterwards; null: not known.</returns>
    private static GeoJsonPoint<GeoJson2DGeographicCoordinates>? Change(string field, OrderPlace? place, Func<FoundPlace?> find, BsonDocument set, BsonDocument unset)
    {
        // The data's own coordinates.
        if (place is { Location: { } own, LocatedBy: null }) return own;
        if (find() is { } found)
        {
            if (place?.LocatedBy != found.LocatedBy) set.Add($"{field}.locatedBy", found.LocatedBy);
            if (!found.Location.Coordinates.Equals(place?.Location?.Coordinates)) set.Add($"{field}.location", found.Location.ToBsonDocument());
            return found.Location;
        }

        if (place?.LocatedBy is null) return null;
        if (PlaceLocator.IsEmpty(place))
        {
            unset.Add(field, 1);
        }
        else
        {
            unset.Add($"{field}.location", 1);
            unset.Add($"{field}.locatedBy", 1);
        }

        return null;
    }
}
