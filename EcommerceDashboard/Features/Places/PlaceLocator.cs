using EcommerceDashboard.Data;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Features.Places;

/// <summary>Where something was found.</summary>
/// <param name="Location">The point.</param>
/// <param name="LocatedBy">One of <see cref="Data.LocatedBy"/>.</param>
public sealed record FoundPlace(GeoJsonPoint<GeoJson2DGeographicCoordinates> Location, string LocatedBy);

/// <summary>
/// Finds the places of orders: by what the shop itself says (warehouses, corrections), else in the gazetteer. The orders of a load go to few places
/// compared to their number, so that each is looked for once. For one load, on one thread.
/// </summary>
/// <param name="gazetteer">Read when the first place has to be looked up.</param>
/// <param name="warehouses">The warehouses of the shop.</param>
/// <param name="corrections">What the shop said of addresses.</param>
public sealed class PlaceLocator(Lazy<Gazetteer> gazetteer, IReadOnlyCollection<Warehouse> warehouses, IReadOnlyCollection<PlaceCorrection> corrections)
{
    private readonly Dictionary<string, FoundPlace> _warehouses = warehouses.ToDictionary(warehouse => warehouse.Id, PlaceOf, StringComparer.Ordinal);

    private readonly FoundPlace? _default = warehouses.FirstOrDefault(warehouse => warehouse.IsDefault) is { } warehouse ? PlaceOf(warehouse) : null;

    private readonly Dictionary<string, FoundPlace> _corrections =
        corrections.ToDictionary(correction => correction.Id, correction => Found(correction.Latitude, correction.Longitude, correction.LocatedBy), StringComparer.Ordinal);

    private readonly Dictionary<(string?, string?, string?, string?), FoundPlace?> _known = [];

    /// <summary>What tells an address from others, whatever its spelling: the id of its correction.</summary>
    public static string KeyOf(string? country, string? state, string? city, string? postalCode) =>
        string.Join('|', PlaceKey.Of(country), PlaceKey.Of(state), PlaceKey.Of(city), PlaceKey.Of(postalCode));

    /// <summary>Where an order goes; null: it cannot be told.</summary>
    public FoundPlace? ShipTo(OrderPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var address = (place.Country, place.State, place.City, place.PostalCode);
        if (!_known.TryGetValue(address, out var found)) _known[address] = found = Look(place);
        return found;
    }

    /// <summary>Where an order left from; null: it cannot be told.</summary>
    /// <param name="place">What the order says; null, or nothing: the default warehouse.</param>
    public FoundPlace? ShipFrom(OrderPlace? place)
    {
        if (place is null || IsEmpty(place)) return _default;
        return place.Id is { } id && _warehouses.TryGetValue(id, out var warehouse) ? warehouse : ShipTo(place);
    }

    /// <summary>Whether a place of an order says nothing but what a locator wrote into it.</summary>
    public static bool IsEmpty(OrderPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place is { Id: null, Country: null, Region: null, State: null, City: null, PostalCode: null };
    }

    private FoundPlace? Look(OrderPlace place)
    {
        if (_corrections.Count > 0 && _corrections.TryGetValue(KeyOf(place.Country, place.State, place.City, place.PostalCode), out var corrected)) return corrected;
        if (place.Country is null || (place.City is null && place.PostalCode is null)) return null;
        return gazetteer.Value.Find(place.Country, place.State, place.City, place.PostalCode) is { } found ? Found(found.Latitude, found.Longitude, found.FoundBy) : null;
    }

    private static FoundPlace PlaceOf(Warehouse warehouse) => Found(warehouse.Latitude, warehouse.Longitude, warehouse.LocatedBy);

    private static FoundPlace Found(double latitude, double longitude, string locatedBy) => new(GeoJson.Point(GeoJson.Geographic(longitude, latitude)), locatedBy);
}
