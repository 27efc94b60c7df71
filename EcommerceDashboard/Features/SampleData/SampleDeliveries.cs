using EcommerceDashboard.Data;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Features.SampleData;

/// <summary>How an order travels: from which warehouse, how far, by which mode and for how long.</summary>
internal sealed class SampleDeliveries(SplitMix64 random)
{
    private const double OtherWarehouseChance = 0.07;
    private const double KilometresPerDay = 900;

    private static readonly double[] ModeShares = SplitMix64.Accumulate([60, 16, 18, 6]);

    /// <summary>Fewest and most hours until it leaves; days on the road beside the distance.</summary>
    private static readonly (string Name, double FewestHours, double MostHours, double Days)[] Modes =
        [("Standard", 10, 52, 1.6), ("Economy", 24, 90, 3.4), ("Express", 4, 26, 0.6), ("Next Day", 2, 12, 0.5)];

    /// <summary>A delivery; dates that lie at or after <paramref name="end"/> have not happened.</summary>
    public (OrderPlace From, OrderPlace To, double DistanceKm, string Mode, DateTime? ShippedAt, DateTime? DeliveredAt) Plan(
        int city, DateTime orderedAt, DateTime end)
    {
        var to = Address(SamplePlaces.Cities[city]);
        var warehouses = SamplePlaces.WarehousesByDistance[city];
        var from = warehouses[random.Chance(OtherWarehouseChance) ? 1 : 0];
        var distance = GreatCircle.Between(from.Location, to.Location)!.Value;
        var mode = Modes[random.Pick(ModeShares)];
        var shipped = orderedAt + TimeSpan.FromMinutes(Math.Floor(random.Between(mode.FewestHours, mode.MostHours) * 60));
        var days = mode.Name == "Next Day" ? random.Between(0.5, 1.1) : mode.Days * random.Between(0.7, 1.5) + distance / KilometresPerDay * random.Between(0.6, 1.2);
        // Now and then something gets stuck.
        if (random.Chance(0.03)) days += random.Between(3, 9);
        var delivered = shipped + TimeSpan.FromMinutes(Math.Floor(days * 24 * 60));
        return (from, to, distance, mode.Name, shipped < end ? shipped : null, delivered < end ? delivered : null);
    }

    private OrderPlace Address(SampleCity city) => new()
    {
        Country = city.Country,
        Region = city.Region,
        State = city.State,
        City = city.Name,
        PostalCode = city.PostalCode,
        Location = GeoJson.Point(GeoJson.Geographic(Near(city.Longitude), Near(city.Latitude))),
    };

    /// <summary>Somewhere in town: within about 6 km.</summary>
    private double Near(double degrees) => Math.Round(degrees + random.Between(-0.05, 0.05), 4);
}
