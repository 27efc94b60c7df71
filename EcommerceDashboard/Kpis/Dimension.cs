namespace EcommerceDashboard.Kpis;

/// <summary>Something figures can be broken down by.</summary>
/// <param name="Id">Stable name, as in <c>by=region</c>; resource key <c>Dimension.{Id}</c>.</param>
/// <param name="Grain">The document that carries the key: <see cref="Grain.Line"/> or <see cref="Grain.Order"/>.</param>
/// <param name="KeyField">Field path of the key, on a line relative to the line.</param>
/// <param name="LabelField">Field path of what to show; null: the key. The most recent one is shown.</param>
public sealed record Dimension(string Id, Grain Grain, string KeyField, string? LabelField = null)
{
    /// <summary>Ship-to region.</summary>
    public static Dimension Region { get; } = new("region", Grain.Order, "shipTo.region");

    /// <summary>Customer segment.</summary>
    public static Dimension Segment { get; } = new("segment", Grain.Order, "customer.segment");

    /// <summary>Product category.</summary>
    public static Dimension Category { get; } = new("category", Grain.Line, "category");

    /// <summary>Product sub-category.</summary>
    public static Dimension SubCategory { get; } = new("subcategory", Grain.Line, "subCategory");

    /// <summary>Product, by id; shown under its most recent name.</summary>
    public static Dimension Product { get; } = new("product", Grain.Line, "productId", "name");

    /// <summary>Ship-to country.</summary>
    public static Dimension Country { get; } = new("country", Grain.Order, "shipTo.country");

    /// <summary>Ship-to state.</summary>
    public static Dimension State { get; } = new("state", Grain.Order, "shipTo.state");

    /// <summary>Ship-to city.</summary>
    public static Dimension City { get; } = new("city", Grain.Order, "shipTo.city");

    /// <summary>Ship mode.</summary>
    public static Dimension ShipMode { get; } = new("shipmode", Grain.Order, "shipMode");

    /// <summary>Every dimension, in the order of the documentation.</summary>
    public static IReadOnlyList<Dimension> All { get; } = [Region, Segment, Category, SubCategory, Product, Country, State, City, ShipMode];
}
