using EcommerceDashboard.Data;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Features.SampleData;

/// <summary>A city the sample shop sells to, or has a warehouse in. Coordinates in degrees (WGS 84).</summary>
/// <remarks>The weight is the city's share of the region's customers, relative to the other cities of the region.</remarks>
internal sealed record SampleCity(string Name, string State, string Country, string Region, string PostalCode, double Latitude, double Longitude, double Weight);

/// <summary>A region and how its trade develops: its share of new customers on the first day and on the last.</summary>
internal sealed record SampleRegion(string Name, double WeightAtStart, double WeightAtEnd);

/// <summary>Where the sample shop sells and ships from: real cities at their real coordinates.</summary>
internal static class SamplePlaces
{
    private const string East = "North America East", Central = "North America Central", West = "North America West";
    private const string Isles = "UK & Ireland", WestEurope = "Western Europe", MidEurope = "Central Europe", SouthEurope = "Southern Europe";
    private const string Usa = "United States", Uk = "United Kingdom";

    /// <summary>North America is the home market; Europe opened later and grows.</summary>
    public static IReadOnlyList<SampleRegion> Regions { get; } =
    [
        new(East, 30, 22), new(Central, 20, 15), new(West, 24, 19), new(Isles, 12, 14), new(WestEurope, 8, 12), new(MidEurope, 5, 11), new(SouthEurope, 1, 7),
    ];

    public static IReadOnlyList<SampleCity> Cities { get; } =
    [
        new("New York", "New York", Usa, East, "10001", 40.7128, -74.0060, 26),
        new("Boston", "Massachusetts", Usa, East, "02108", 42.3601, -71.0589, 11),
        new("Philadelphia", "Pennsylvania", Usa, East, "19103", 39.9526, -75.1652, 10),
        new("Washington", "District of Columbia", Usa, East, "20001", 38.9072, -77.0369, 9),
        new("Atlanta", "Georgia", Usa, East, "30303", 33.7490, -84.3880, 8),
        new("Miami", "Florida", Usa, East, "33130", 25.7617, -80.1918, 8),
        new("Tampa", "Florida", Usa, East, "33602", 27.9506, -82.4572, 4),
        new("Charlotte", "North Carolina", Usa, East, "28202", 35.2271, -80.8431, 5),
        new("Toronto", "Ontario", "Canada", East, "M5H 2N2", 43.6532, -79.3832, 11),
        new("Ottawa", "Ontario", "Canada", East, "K1P 1J1", 45.4215, -75.6972, 3),
        new("Montreal", "Quebec", "Canada", East, "H2Y 1C6", 45.5019, -73.5674, 6),
        new("Chicago", "Illinois", Usa, Central, "60601", 41.8781, -87.6298, 22),
        new("Houston", "Texas", Usa, Central, "77002", 29.7604, -95.3698, 16),
        new("Dallas", "Texas", Usa, Central, "75201", 32.7767, -96.7970, 14),
        new("Austin", "Texas", Usa, Central, "78701", 30.2672, -97.7431, 9),
        new("Minneapolis", "Minnesota", Usa, Central, "55401", 44.9778, -93.2650, 9),
        new("Denver", "Colorado", Usa, Central, "80202", 39.7392, -104.9903, 10),
        new("Nashville", "Tennessee", Usa, Central, "37203", 36.1627, -86.7816, 6),
        new("St. Louis", "Missouri", Usa, Central, "63101", 38.6270, -90.1994, 5),
        new("Detroit", "Michigan", Usa, Central, "48226", 42.3314, -83.0458, 6),
        new("Winnipeg", "Manitoba", "Canada", Central, "R3C 1A5", 49.8951, -97.1384, 3),
        new("Los Angeles", "California", Usa, West, "90012", 34.0522, -118.2437, 26),
        new("San Francisco", "California", Usa, West, "94103", 37.7749, -122.4194, 19),
        new("San Diego", "California", Usa, West, "92101", 32.7157, -117.1611, 9),
        new("Seattle", "Washington", Usa, West, "98101", 47.6062, -122.3321, 14),
        new("Portland", "Oregon", Usa, West, "97204", 45.5152, -122.6784, 7),
        new("Phoenix", "Arizona", Usa, West, "85003", 33.4484, -112.0740, 7),
        new("Las Vegas", "Nevada", Usa, West, "89101", 36.1699, -115.1398, 4),
        new("Salt Lake City", "Utah", Usa, West, "84101", 40.7608, -111.8910, 4),
        new("Vancouver", "British Columbia", "Canada", West, "V6B 1A1", 49.2827, -123.1207, 7),
        new("Calgary", "Alberta", "Canada", West, "T2P 1J9", 51.0447, -114.0719, 3),
        new("London", "England", Uk, Isles, "EC1A 1BB", 51.5074, -0.1278, 38),
        new("Manchester", "England", Uk, Isles, "M1 1AE", 53.4808, -2.2426, 12),
        new("Birmingham", "England", Uk, Isles, "B1 1BB", 52.4862, -1.8904, 10),
        new("Leeds", "England", Uk, Isles, "LS1 1UR", 53.8008, -1.5491, 8),
        new("Glasgow", "Scotland", Uk, Isles, "G1 1XQ", 55.8642, -4.2518, 7),
        new("Edinburgh", "Scotland", Uk, Isles, "EH1 1YZ", 55.9533, -3.1883, 6),
        new("Cardiff", "Wales", Uk, Isles, "CF10 1EP", 51.4816, -3.1791, 4),
        new("Belfast", "Northern Ireland", Uk, Isles, "BT1 5GS", 54.5973, -5.9301, 3),
        new("Dublin", "Leinster", "Ireland", Isles, "D02 X285", 53.3498, -6.2603, 12),
        new("Paris", "Île-de-France", "France", WestEurope, "75001", 48.8566, 2.3522, 30),
        new("Lyon", "Auvergne-Rhône-Alpes", "France", WestEurope, "69002", 45.7640, 4.8357, 10),
        new("Marseille", "Provence-Alpes-Côte d’Azur", "France", WestEurope, "13001", 43.2965, 5.3698, 8),
        new("Toulouse", "Occitanie", "France", WestEurope, "31000", 43.6047, 1.4442, 6),
        new("Bordeaux", "Nouvelle-Aquitaine", "France", WestEurope, "33000", 44.8378, -0.5792, 5),
        new("Lille", "Hauts-de-France", "France", WestEurope, "59000", 50.6292, 3.0573, 5),
        new("Nantes", "Pays de la Loire", "France", WestEurope, "44000", 47.2184, -1.5536, 4),
        new("Brussels", "Brussels-Capital", "Belgium", WestEurope, "1000", 50.8503, 4.3517, 9),
        new("Antwerp", "Flanders", "Belgium", WestEurope, "2000", 51.2194, 4.4025, 5),
        new("Amsterdam", "North Holland", "Netherlands", WestEurope, "1012 JS", 52.3676, 4.9041, 18),
        new("Berlin", "Berlin", "Germany", MidEurope, "10115", 52.5200, 13.4050, 22),
        new("Hamburg", "Hamburg", "Germany", MidEurope, "20095", 53.5511, 9.9937, 13),
        new("Munich", "Bavaria", "Germany", MidEurope, "80331", 48.1351, 11.5820, 16),
        new("Cologne", "North Rhine-Westphalia", "Germany", MidEurope, "50667", 50.9375, 6.9603, 11),
        new("Frankfurt", "Hesse", "Germany", MidEurope, "60311", 50.1109, 8.6821, 9),
        new("Stuttgart", "Baden-Württemberg", "Germany", MidEurope, "70173", 48.7758, 9.1829, 7),
        new("Leipzig", "Saxony", "Germany", MidEurope, "04109", 51.3397, 12.3731, 4),
        new("Vienna", "Vienna", "Austria", MidEurope, "1010", 48.2082, 16.3738, 10),
        new("Zurich", "Zurich", "Switzerland", MidEurope, "8001", 47.3769, 8.5417, 8),
        new("Madrid", "Community of Madrid", "Spain", SouthEurope, "28013", 40.4168, -3.7038, 20),
        new("Barcelona", "Catalonia", "Spain", SouthEurope, "08001", 41.3874, 2.1686, 18),
        new("Valencia", "Valencian Community", "Spain", SouthEurope, "46002", 39.4699, -0.3763, 7),
        new("Seville", "Andalusia", "Spain", SouthEurope, "41001", 37.3891, -5.9845, 5),
        new("Rome", "Lazio", "Italy", SouthEurope, "00184", 41.9028, 12.4964, 15),
        new("Milan", "Lombardy", "Italy", SouthEurope, "20121", 45.4642, 9.1900, 16),
        new("Turin", "Piedmont", "Italy", SouthEurope, "10121", 45.0703, 7.6869, 5),
        new("Naples", "Campania", "Italy", SouthEurope, "80133", 40.8518, 14.2681, 5),
        new("Lisbon", "Lisbon", "Portugal", SouthEurope, "1100-148", 38.7223, -9.1393, 8),
        new("Porto", "Norte", "Portugal", SouthEurope, "4000-322", 41.1579, -8.6291, 4),
    ];

    public static IReadOnlyList<OrderPlace> Warehouses { get; } =
    [
        Warehouse("WH-EAST", new("Columbus", "Ohio", Usa, Central, "43215", 39.9612, -82.9988, 0)),
        Warehouse("WH-WEST", new("Reno", "Nevada", Usa, West, "89501", 39.5296, -119.8138, 0)),
        Warehouse("WH-EU", new("Rotterdam", "South Holland", "Netherlands", WestEurope, "3011 AA", 51.9244, 4.4777, 0)),
    ];

    /// <summary>For each city the warehouses, nearest first.</summary>
    public static IReadOnlyList<IReadOnlyList<OrderPlace>> WarehousesByDistance { get; } =
        [.. Cities.Select(city => (IReadOnlyList<OrderPlace>)[.. Warehouses.OrderBy(warehouse => Distance(warehouse, city))])];

    private static double Distance(OrderPlace warehouse, SampleCity city)
    {
        var from = warehouse.Location!.Coordinates;
        return GreatCircle.Kilometres(from.Latitude, from.Longitude, city.Latitude, city.Longitude);
    }

    private static OrderPlace Warehouse(string id, SampleCity city) => new()
    {
        Id = id,
        Country = city.Country,
        Region = city.Region,
        State = city.State,
        City = city.Name,
        PostalCode = city.PostalCode,
        Location = GeoJson.Point(GeoJson.Geographic(city.Longitude, city.Latitude)),
    };
}
