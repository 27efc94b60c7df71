namespace EcommerceDashboard.Data;

/// <summary>Where an address is that could not be found: said once by someone of the shop, and used for every order that goes there.</summary>
public sealed record PlaceCorrection
{
    /// <summary>What is left of the address when spelling is taken away: one correction for all its spellings.</summary>
    public required string Id { get; init; }

    /// <summary>The address as the orders have it: country.</summary>
    public string? Country { get; init; }

    /// <summary>State, province, department.</summary>
    public string? State { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Longitude { get; init; }

    /// <summary>One of <see cref="Data.LocatedBy"/>: typed, or a place chosen from the gazetteer.</summary>
    public required string LocatedBy { get; init; }

    /// <summary>The chosen place, in words; null: coordinates were typed.</summary>
    public string? Place { get; init; }
}
