namespace EcommerceDashboard.Data;

/// <summary>A warehouse of the shop. Orders name it as their ship-from; those that name none left from the default one.</summary>
public sealed record Warehouse
{
    /// <summary>What orders call it (<see cref="OrderPlace.Id"/>).</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Country name.</summary>
    public string? Country { get; init; }

    /// <summary>State, province, department.</summary>
    public string? State { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Postal code, as text.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Longitude { get; init; }

    /// <summary>One of <see cref="Data.LocatedBy"/>: typed, or found in the gazetteer.</summary>
    public required string LocatedBy { get; init; }

    /// <summary>Orders that name no ship-from left from here; at most one warehouse is so.</summary>
    public bool IsDefault { get; init; }
}
