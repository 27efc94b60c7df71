using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Data;

/// <summary>Distances on the globe.</summary>
public static class GreatCircle
{
    /// <summary>Mean radius of the Earth in km (IUGG).</summary>
    public const double EarthRadiusKm = 6371.0088;

    /// <summary>
    /// Great-circle distance in km between two places given in degrees, by the haversine formula
    /// (Sinnott: "Virtues of the Haversine", 1984), which stays exact for near places.
    /// </summary>
    public static double Kilometres(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude)
    {
        var halfLatitude = Math.Sin(double.DegreesToRadians(toLatitude - fromLatitude) / 2);
        var halfLongitude = Math.Sin(double.DegreesToRadians(toLongitude - fromLongitude) / 2);
        var haversine = halfLatitude * halfLatitude
            + Math.Cos(double.DegreesToRadians(fromLatitude)) * Math.Cos(double.DegreesToRadians(toLatitude)) * halfLongitude * halfLongitude;
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }

    /// <summary>The distance of two places in km to the metre, which hides that the last digits of a sine depend on the machine; null: one is not known.</summary>
    public static double? Between(GeoJsonPoint<GeoJson2DGeographicCoordinates>? from, GeoJsonPoint<GeoJson2DGeographicCoordinates>? to) =>
        from?.Coordinates is { } start && to?.Coordinates is { } end
            ? Math.Round(Kilometres(start.Latitude, start.Longitude, end.Latitude, end.Longitude), 3)
            : null;
}
