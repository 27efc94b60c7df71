namespace EcommerceDashboard.Data;

/// <summary>A product and the attributes last known; one document per product id that an order line carries.</summary>
public sealed record ProductDocument
{
    /// <summary>Product id.</summary>
    public required string Id { get; init; }

    /// <summary>Most recent name: that of the line ordered last (by orderedAt, then order id), whatever the filter.</summary>
    public string? Name { get; init; }

    /// <summary>Most recent category.</summary>
    public string? Category { get; init; }

    /// <summary>Most recent sub-category.</summary>
    public string? SubCategory { get; init; }
}
