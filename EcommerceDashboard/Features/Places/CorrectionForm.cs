using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Places;

/// <summary>Where an address is, as it is chosen or typed.</summary>
public sealed class CorrectionForm
{
    private const int MostPlaces = 8;

    private readonly string? _country;

    /// <summary>The form of an address; it begins with the places that its city could be.</summary>
    public CorrectionForm(UnknownPlace address, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(gazetteer);
        Address = address;
        _country = gazetteer.CountryCode(address.Country);
        Search(gazetteer, address.City ?? "");
    }

    /// <summary>The address.</summary>
    public UnknownPlace Address { get; }

    /// <summary>What is looked for.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The places that it could be.</summary>
    public IReadOnlyList<GazetteerPlace> Places { get; private set; } = [];

    /// <summary>The chosen one; null: coordinates are typed.</summary>
    public GazetteerPlace? Chosen { get; private set; }

    /// <summary>Degrees north.</summary>
    public string Latitude { get; set; } = "";

    /// <summary>Degrees east.</summary>
    public string Longitude { get; set; } = "";

    /// <summary>What is wrong: the name of the field, and the key of the sentence.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Looks for places: in the country of the address where it is known, else everywhere.</summary>
    public void Search(Gazetteer gazetteer, string text)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        (Text, Chosen) = (text, null);
        Places = gazetteer.Search(text, _country, MostPlaces);
    }

    /// <summary>Chooses a place, whose coordinates are shown.</summary>
    public void Choose(GazetteerPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        Chosen = place;
        (Latitude, Longitude) = (Coordinates.Write(place.Latitude), Coordinates.Write(place.Longitude));
    }

    /// <summary>What to remember; null: see <see cref="Errors"/>.</summary>
    public PlaceCorrection? Read()
    {
        Errors.Clear();
        var (latitude, longitude) = (Coordinates.Read(Latitude, 90), Coordinates.Read(Longitude, 180));
        if (latitude is null) Errors[nameof(Latitude)] = "Error.Latitude";
        if (longitude is null) Errors[nameof(Longitude)] = "Error.Longitude";
        if (Errors.Count > 0) return null;
        // Coordinates that were changed after a place was chosen are typed ones.
        var chosen = Chosen is { } place && Coordinates.Write(place.Latitude) == Latitude.Trim() && Coordinates.Write(place.Longitude) == Longitude.Trim() ? place : null;
        return new PlaceCorrection
        {
            Id = Address.Key,
            Country = Address.Country,
            State = Address.State,
            City = Address.City,
            PostalCode = Address.PostalCode,
            Latitude = latitude!.Value,
            Longitude = longitude!.Value,
            LocatedBy = chosen?.FoundBy ?? LocatedBy.Correction,
            Place = chosen is null ? null : UnknownPlace.AddressOf(chosen.Name, chosen.Region, chosen.Country),
        };
    }
}
