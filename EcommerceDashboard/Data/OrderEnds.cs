namespace EcommerceDashboard.Data;

/// <summary>Of an order, what its distance comes from: a projection of <see cref="OrderDocument"/>.</summary>
public sealed record OrderEnds
{
    /// <summary>Order id.</summary>
    public required string Id { get; init; }

    /// <inheritdoc cref="OrderDocument.ShipTo"/>
    public OrderPlace? ShipTo { get; init; }

    /// <inheritdoc cref="OrderDocument.ShipFrom"/>
    public OrderPlace? ShipFrom { get; init; }

    /// <inheritdoc cref="OrderDocument.DistanceKm"/>
    public double? DistanceKm { get; init; }
}
