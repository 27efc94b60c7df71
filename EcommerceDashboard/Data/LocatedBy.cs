namespace EcommerceDashboard.Data;

/// <summary>The values of <see cref="OrderPlace.LocatedBy"/>: how this app found the coordinates of a place that the data has none for.</summary>
public static class LocatedBy
{
    /// <summary>The gazetteer knows the postal code: an estimate.</summary>
    public const string PostalCode = "postalCode";

    /// <summary>The gazetteer knows the city: an estimate.</summary>
    public const string City = "city";

    /// <summary>Someone of the shop typed the coordinates of the place: as good as the data's own.</summary>
    public const string Correction = "correction";

    /// <summary>Someone of the shop typed the coordinates of the warehouse: as good as the data's own.</summary>
    public const string Warehouse = "warehouse";

    /// <summary>The values that make a place, and a distance to or from it, an estimate.</summary>
    public static IReadOnlyList<string> Estimates { get; } = [PostalCode, City];
}
