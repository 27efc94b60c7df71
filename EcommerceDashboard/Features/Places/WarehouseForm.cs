using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Places;

/// <summary>A warehouse as it is typed.</summary>
public sealed class WarehouseForm
{
    private (string Latitude, string Longitude, string LocatedBy)? _found;

    /// <summary>Id of the warehouse that is changed; null: it is a new one.</summary>
    public string? ReplacedId { get; private init; }

    /// <inheritdoc cref="Warehouse.Id"/>
    public string Id { get; set; } = "";

    /// <inheritdoc cref="Warehouse.Name"/>
    public string Name { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2 code; empty: not chosen.</summary>
    public string Country { get; set; } = "";

    /// <inheritdoc cref="Warehouse.State"/>
    public string State { get; set; } = "";

    /// <inheritdoc cref="Warehouse.City"/>
    public string City { get; set; } = "";

    /// <inheritdoc cref="Warehouse.PostalCode"/>
    public string PostalCode { get; set; } = "";

    /// <summary>Degrees north.</summary>
    public string Latitude { get; set; } = "";

    /// <summary>Degrees east.</summary>
    public string Longitude { get; set; } = "";

    /// <inheritdoc cref="Warehouse.IsDefault"/>
    public bool IsDefault { get; set; }

    /// <summary>What is wrong: the name of the field, and the key of the sentence.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>The form of a warehouse that is there.</summary>
    public static WarehouseForm Of(Warehouse warehouse, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var form = new WarehouseForm
        {
            ReplacedId = warehouse.Id,
            Id = warehouse.Id,
            Name = warehouse.Name,
            Country = gazetteer.CountryCode(warehouse.Country) ?? "",
            State = warehouse.State ?? "",
            City = warehouse.City ?? "",
            PostalCode = warehouse.PostalCode ?? "",
            IsDefault = warehouse.IsDefault,
        };
        form.Fill(warehouse.Latitude, warehouse.Longitude, warehouse.LocatedBy);
        return form;
    }

    /// <summary>Fills in the coordinates of the address.</summary>
    /// <returns>False: the gazetteer does not have it.</returns>
    public bool Find(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        if (gazetteer.Find(Country, State, City, PostalCode) is not { } place) return false;
        Fill(place.Latitude, place.Longitude, place.FoundBy);
        return true;
    }

    /// <summary>The address has changed: coordinates that were found for the old one are no more; typed ones stay.</summary>
    public void Forget()
    {
        if (LocatedBy is null or Data.LocatedBy.Warehouse) return;
        (Latitude, Longitude, _found) = ("", "", null);
    }

    /// <summary>The warehouse; null: see <see cref="Errors"/>.</summary>
    /// <param name="gazetteer">Where coordinates are looked up that were not typed.</param>
    /// <param name="taken">The ids of the other warehouses.</param>
    public Warehouse? Read(Gazetteer gazetteer, IEnumerable<string> taken)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        Errors.Clear();
        if (string.IsNullOrWhiteSpace(Name)) Errors[nameof(Name)] = "Error.Name";
        if (string.IsNullOrWhiteSpace(Id)) Errors[nameof(Id)] = "Error.Id";
        else if (Id.Trim() != ReplacedId && taken.Contains(Id.Trim(), StringComparer.Ordinal)) Errors[nameof(Id)] = "Error.IdTaken";
        if (Latitude.Length == 0 && Longitude.Length == 0 && !Find(gazetteer)) Errors[nameof(Latitude)] = "Error.NotFound";
        var (latitude, longitude) = (Coordinates.Read(Latitude, 90), Coordinates.Read(Longitude, 180));
        if (latitude is null) Errors.TryAdd(nameof(Latitude), "Error.Latitude");
        if (longitude is null && Errors.GetValueOrDefault(nameof(Latitude)) != "Error.NotFound") Errors[nameof(Longitude)] = "Error.Longitude";
        return Errors.Count > 0 ? null : new Warehouse
        {
            Id = Id.Trim(),
            Name = Name.Trim(),
            Country = gazetteer.Countries(isFrench: false).FirstOrDefault(country => country.Key == Country).Value,
            State = Given(State),
            City = Given(City),
            PostalCode = Given(PostalCode),
            Latitude = latitude!.Value,
            Longitude = longitude!.Value,
            LocatedBy = LocatedBy ?? Data.LocatedBy.Warehouse,
            IsDefault = IsDefault,
        };
    }

    /// <summary>How the coordinates that stand there were found; null: they were typed.</summary>
    private string? LocatedBy => _found is { } found && found.Latitude == Latitude && found.Longitude == Longitude ? found.LocatedBy : null;

    private void Fill(double latitude, double longitude, string locatedBy)
    {
        (Latitude, Longitude) = (Coordinates.Write(latitude), Coordinates.Write(longitude));
        _found = (Latitude, Longitude, locatedBy);
    }

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
