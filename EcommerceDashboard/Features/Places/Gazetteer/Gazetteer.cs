using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Places;

/// <summary>A place of the gazetteer.</summary>
/// <param name="Name">Its name: of a city the one it is best known by, of a postal code the code as it was asked for.</param>
/// <param name="Region">The state or region; null: not known.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="FoundBy">One of <see cref="LocatedBy"/>: by its city or by its postal code.</param>
public sealed record GazetteerPlace(string Name, string? Region, string Country, double Latitude, double Longitude, string FoundBy);

/// <summary>
/// Where countries, states, cities and postal codes are. A place is looked for in one country only, which must be known: there is a London in
/// several. Of several cities of one name the state decides; without a state it is the most populous one of the country.
/// </summary>
public sealed class Gazetteer
{
    /// <summary>Another name of a city counts when the city is ten times as large as the largest of that very name: "New York" is New York City.</summary>
    private static readonly int TenTimes = GazetteerTables.PopulationRank(10_000) - GazetteerTables.PopulationRank(1_000);

    private readonly GazetteerTables _tables;
    private readonly TextBlock _cityKeys;
    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Country, string Key), int> _regions = [];

    internal Gazetteer(GazetteerTables tables)
    {
        _tables = tables;
        _cityKeys = TextBlock.Of(Enumerable.Range(0, tables.CityNames.Count).Select(city => PlaceKey.Of(tables.CityNames.Text(city))));
        // Codes first: what a country is called elsewhere never takes another one's code.
        for (var i = 0; i < tables.Countries.Count; i++) _countries[PlaceKey.Of(tables.Countries[i].Code)] = i;
        for (var i = 0; i < tables.Countries.Count; i++)
        {
            var country = tables.Countries[i];
            foreach (var name in country.OtherNames.Prepend(country.FrenchName).Prepend(country.EnglishName)) _countries.TryAdd(PlaceKey.Of(name), i);
        }

        foreach (var isOther in new[] { false, true })
        {
            for (var i = 0; i < tables.Regions.Count; i++)
            {
                var region = tables.Regions[i];
                foreach (var name in isOther ? region.OtherNames : [region.Name]) _regions.TryAdd((region.Country, PlaceKey.Of(name)), i);
            }
        }
    }

    /// <summary>Reads the gazetteer that is part of the app: about half a second, and 21 MB for as long as it is kept.</summary>
    public static Gazetteer ReadShipped()
    {
        using var file = typeof(Gazetteer).Assembly.GetManifestResourceStream("gazetteer.bin") ?? throw new InvalidOperationException("The app was built without its gazetteer.");
        return new Gazetteer(GazetteerTables.Read(file));
    }

    /// <summary>How many cities there are.</summary>
    public int CityCount => _tables.CityNames.Count;

    /// <summary>How many postal codes there are.</summary>
    public int PostalCodeCount => _tables.Codes.Count;

    /// <summary>The countries that have postal codes, as ISO 3166-1 alpha-2 codes.</summary>
    public IReadOnlyList<string> CountriesWithPostalCodes =>
        [.. _tables.Countries.Where((_, i) => _tables.CodeStarts[i] < _tables.CodeStarts[i + 1]).Select(country => country.Code)];

    /// <summary>The countries: ISO 3166-1 alpha-2 code and name in a language, sorted by name.</summary>
    /// <param name="isFrench">True: in French; false: in English.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Countries(bool isFrench) =>
        [.. _tables.Countries.Select(country => KeyValuePair.Create(country.Code, isFrench ? country.FrenchName : country.EnglishName)).OrderBy(country => PlaceKey.Of(country.Value), StringComparer.Ordinal)];

    /// <summary>The ISO 3166-1 alpha-2 code of a country by its name in English or French, or by its two or three letters; null: not known.</summary>
    public string? CountryCode(string? name) => _countries.TryGetValue(PlaceKey.Of(name), out var country) ? _tables.Countries[country].Code : null;

    /// <summary>Where a place is: by its postal code, else by its city; null: it cannot be told.</summary>
    /// <param name="country">Name or code.</param>
    /// <param name="state">Name or code; null: not given.</param>
    /// <param name="city">Name; null: not given.</param>
    /// <param name="postalCode">As it is written; null: not given.</param>
    public GazetteerPlace? Find(string? country, string? state, string? city, string? postalCode)
    {
        if (!_countries.TryGetValue(PlaceKey.Of(country), out var number)) return null;
        return ByPostalCode(_tables.Countries[number].Code, postalCode) ?? ByCity(number, state, city);
    }

    /// <summary>The cities whose name begins with a text, the most populous first, and the postal code that it is.</summary>
    /// <param name="text">The start of a name, in any spelling; or a postal code.</param>
    /// <param name="country">ISO 3166-1 alpha-2 code to look in; null: everywhere, and then for cities only.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<GazetteerPlace> Search(string text, string? country, int most)
    {
        var key = PlaceKey.Of(text);
        if (key.Length == 0) return [];
        var cities = new HashSet<int>();
        for (var number = 0; number < _tables.Countries.Count; number++)
        {
            if (country is not null && _tables.Countries[number].Code != country) continue;
            var named = _cityKeys.Find(CitiesOf(number), key, isPrefix: true);
            for (var i = named.Start.Value; i < named.End.Value; i++) cities.Add(i);
            var others = _tables.OtherKeys.Find(OthersOf(number), key, isPrefix: true);
            for (var i = others.Start.Value; i < others.End.Value; i++) cities.Add(_tables.CityStarts[number] + _tables.OtherCities[i]);
        }

        var found = cities.OrderByDescending(city => _tables.CityRanks[city]).ThenBy(city => city).Take(most).Select(CityAt);
        return country is not null && ByPostalCode(country, text) is { } code ? [code, .. found.Take(most - 1)] : [.. found];
    }

    private GazetteerPlace? ByPostalCode(string country, string? postalCode)
    {
        if (string.IsNullOrWhiteSpace(postalCode)) return null;
        foreach (var form in PostalCodes.FormsOf(country, postalCode))
        {
            foreach (var part in PostalCodes.CountriesOf(country))
            {
                if (!_countries.TryGetValue(PlaceKey.Of(part), out var number)) continue;
                var codes = _tables.CodeStarts[number].._tables.CodeStarts[number + 1];
                var found = _tables.Codes.Find(codes, form);
                if (found.Start.Value == found.End.Value) continue;
                var code = found.Start.Value;
                return new GazetteerPlace(
                    postalCode.Trim(), null, part, _tables.CodeLatitudes[code] / GazetteerTables.PerDegree, _tables.CodeLongitudes[code] / GazetteerTables.PerDegree, LocatedBy.PostalCode);
            }
        }

        return null;
    }

    private GazetteerPlace? ByCity(int country, string? state, string? city)
    {
        if (string.IsNullOrWhiteSpace(city)) return null;
        int? region = _regions.TryGetValue((country, PlaceKey.Of(state)), out var known) ? known : null;
        foreach (var name in CityNames.FormsOf(city))
        {
            if (LargestNamed(country, region, PlaceKey.Of(name)) is { } found) return CityAt(found);
        }

        return null;
    }

    private int? LargestNamed(int country, int? region, string key)
    {
        if (key.Length == 0) return null;
        int? largest = null;
        var isOneOfMany = false;
        var named = _cityKeys.Find(CitiesOf(country), key);
        for (var city = named.Start.Value; city < named.End.Value; city++) Consider(city, 0);
        var others = _tables.OtherKeys.Find(OthersOf(country), key);
        var least = largest is { } main ? TenTimes + _tables.CityRanks[main] : 0;
        for (var i = others.Start.Value; i < others.End.Value; i++) Consider(_tables.CityStarts[country] + _tables.OtherCities[i], least);
        // Of several towns whose size nobody knows none is the largest.
        return isOneOfMany ? null : largest;

        void Consider(int city, int leastRank)
        {
            if (region is not null && _tables.CityRegions[city] != region) return;
            var rank = _tables.CityRanks[city];
            if (rank < leastRank) return;
            if (largest is null || rank > _tables.CityRanks[largest.Value]) (largest, isOneOfMany) = (city, false);
            else isOneOfMany |= _tables.CityRanks[largest.Value] == 0 && city != largest;
        }
    }

    private GazetteerPlace CityAt(int city)
    {
        var country = Array.BinarySearch(_tables.CityStarts, city);
        // A country without cities starts where the next one does: the last of those that start here has the city.
        country = country < 0 ? ~country - 1 : Array.LastIndexOf(_tables.CityStarts, city);
        return new GazetteerPlace(
            _tables.CityNames.Text(city),
            _tables.CityRegions[city] < 0 ? null : _tables.Regions[_tables.CityRegions[city]].Name,
            _tables.Countries[country].Code,
            _tables.CityLatitudes[city] / GazetteerTables.PerDegree,
            _tables.CityLongitudes[city] / GazetteerTables.PerDegree,
            LocatedBy.City);
    }

    private Range CitiesOf(int country) => _tables.CityStarts[country].._tables.CityStarts[country + 1];

    private Range OthersOf(int country) => _tables.OtherStarts[country].._tables.OtherStarts[country + 1];
}
