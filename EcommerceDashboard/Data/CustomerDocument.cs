namespace EcommerceDashboard.Data;

/// <summary>A customer and the attributes last known; one document per customer id that an order carries.</summary>
public sealed record CustomerDocument
{
    /// <summary>Customer id.</summary>
    public required string Id { get; init; }

    /// <summary>Most recent name.</summary>
    public string? Name { get; init; }

    /// <summary>Most recent segment.</summary>
    public string? Segment { get; init; }
}
