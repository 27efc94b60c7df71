using MongoDB.Bson;

namespace EcommerceDashboard.Data;

/// <summary>
/// What a file or source itself says of an order: two orders are the same when this is. The rest follows from it on every load
/// (<see cref="DerivedFields"/>, places found by a gazetteer, distances) and would make every order look changed.
/// </summary>
public static class StatedFields
{
    private const string LocatedBy = "locatedBy";

    /// <summary>The order without what follows from it.</summary>
    public static BsonDocument Of(BsonDocument order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var stated = new BsonDocument();
        foreach (var element in order)
        {
            if (element.Name == "distanceKm" || DerivedFields.NamesInOrders.Contains(element.Name)) continue;
            var value = element.Name is "shipTo" or "shipFrom" && element.Value is BsonDocument place ? OfPlace(place) : element.Value;
            // The default warehouse of an order that names none.
            if (value is BsonDocument { ElementCount: 0 }) continue;
            stated.Add(element.Name, value);
        }
        return stated;
    }

    private static BsonDocument OfPlace(BsonDocument place)
    {
        if (!place.Contains(LocatedBy)) return place;
        var stated = new BsonDocument();
        stated.AddRange(place.Where(element => element.Name is not (LocatedBy or "location")));
        return stated;
    }
}
