using System.Text.RegularExpressions;
using EcommerceDashboard.Features.Places;

namespace EcommerceDashboard.Benchmarks;

/// <summary>From the sources to the tables of the gazetteer.</summary>
internal static partial class GazetteerBuilder
{
    /// <summary>Only of cities as large as this other names are kept: smaller ones are written one way.</summary>
    private const long LeastPopulationForOtherNames = 15_000;

    /// <summary>
    /// Countries whose postal files name towns, which are taken in where the list of cities lacks them: half of Brazil's municipalities, and small places elsewhere. Other
    /// files list streets, farms or quarters.
    /// </summary>
    private static readonly string[] TownCountries = ["AT", "AU", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "FI", "GB", "IE", "IT", "NL", "NO", "NZ", "SE", "SK", "US", "ZA"];

    /// <summary>Countries are known by their names in these languages too.</summary>
    private static readonly string[] OtherLanguages = ["de", "es", "it", "nl", "pt"];

    /// <summary>A first name of a country up to this length is shown; a longer one is an official one.</summary>
    private const int LongestFirstName = 14;

    /// <summary>A postal file calls its regions by other names than GeoNames does. They are taken for the same where so many places agree.</summary>
    private const double LeastAgreement = 0.8;

    public static GazetteerTables Build(GazetteerSources sources)
    {
        var countries = sources.Countries().OrderBy(country => country.Code, StringComparer.Ordinal).ToArray();
        var numbers = countries.Select((country, i) => (country.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal);
        var codes = sources.Codes().Where(code => numbers.ContainsKey(code.Country)).ToArray();
        var large = sources.Cities().Where(city => numbers.ContainsKey(city.Country) && city.Key.Length > 0).ToArray();
        var regions = sources.Regions().Where(region => numbers.ContainsKey(region.Country)).OrderBy(region => numbers[region.Country]).ThenBy(region => region.Code, StringComparer.Ordinal).ToArray();
        var called = CalledByPostalFiles(codes, large, regions);
        var cities = large.Concat(SmallTowns(codes, large, called))
            .OrderBy(city => numbers[city.Country]).ThenBy(city => city.Key, StringComparer.Ordinal).ThenByDescending(city => city.Population).ThenBy(city => city.Latitude).ToArray();
        var regionNumbers = regions.Select((region, i) => (region.Country, region.Code, i)).ToDictionary(region => (region.Country, region.Code), region => region.i);
        var otherNames = OtherNamesOf(cities).OrderBy(other => numbers[cities[other.City].Country]).ThenBy(other => other.Key, StringComparer.Ordinal).ToArray();
        var cityStarts = Starts(numbers.Count, cities.Select(city => numbers[city.Country]));
        var points = PointsOf(codes.Select(code => (code.Country, PostalCodes.Compact(code.Country, code.Code), code.Latitude, code.Longitude)).Concat(FrenchPoints(sources, cities)))
            .OrderBy(point => numbers[point.Country]).ThenBy(point => point.Code, StringComparer.Ordinal).ToArray();
        return new GazetteerTables
        {
            Countries = CountriesOf(sources, countries),
            Regions = RegionsOf(sources, regions, numbers, called),
            CityStarts = cityStarts,
            CityNames = TextBlock.Of(cities.Select(city => city.Name)),
            CityRegions = [.. cities.Select(city => regionNumbers.GetValueOrDefault((city.Country, city.Region), -1))],
            CityRanks = [.. cities.Select(city => GazetteerTables.PopulationRank(city.Population))],
            CityLatitudes = [.. cities.Select(city => Thousandths(city.Latitude))],
            CityLongitudes = [.. cities.Select(city => Thousandths(city.Longitude))],
            OtherStarts = Starts(numbers.Count, otherNames.Select(other => numbers[cities[other.City].Country])),
            OtherKeys = TextBlock.Of(otherNames.Select(other => other.Key)),
            OtherCities = [.. otherNames.Select(other => other.City - cityStarts[numbers[cities[other.City].Country]])],
            CodeStarts = Starts(numbers.Count, points.Select(point => numbers[point.Country])),
            Codes = TextBlock.Of(points.Select(point => point.Code)),
            CodeLatitudes = [.. points.Select(point => Thousandths(point.Latitude))],
            CodeLongitudes = [.. points.Select(point => Thousandths(point.Longitude))],
        };
    }

    private static GazetteerCountry[] CountriesOf(GazetteerSources sources, IEnumerable<(string Code, string Code3)> countries)
    {
        var (english, french) = (sources.CountryNames("en"), sources.CountryNames("fr"));
        Dictionary<string, string[]>[] others = [.. OtherLanguages.Select(sources.CountryNames)];
        var aliases = sources.Aliases().Where(alias => alias.Region.Length == 0).ToDictionary(alias => alias.Country, alias => alias.Names, StringComparer.Ordinal);
        return [.. countries.Select(country => new GazetteerCountry(
            country.Code,
            ShortName(english, country.Code),
            ShortName(french, country.Code),
            [
                .. aliases.GetValueOrDefault(country.Code, []).Prepend(country.Code3).Concat(english[country.Code]).Concat(french[country.Code])
                    .Concat(others.SelectMany(names => names.GetValueOrDefault(country.Code, []))).DistinctBy(PlaceKey.Of),
            ]))];

        // "United States of America" and "U.S.A." are the same as "United States"; "Congo" alone is not one country.
        static string ShortName(Dictionary<string, string[]> all, string code)
        {
            var names = all[code];
            return names[0].Length <= LongestFirstName ? names[0]
                : names.Where(name => name.Length > 4 && !name.Contains('.', StringComparison.Ordinal) && all.Count(country => country.Value.Contains(name)) == 1)
                    .OrderBy(name => name.Length).FirstOrDefault(names[0]);
        }
    }

    private static GazetteerRegion[] RegionsOf(
        GazetteerSources sources,
        IEnumerable<(string Country, string Code, string Name)> regions,
        Dictionary<string, int> numbers,
        Dictionary<(string Country, string Name), (string Region, string? Letters)> called)
    {
        var aliases = sources.Aliases().Where(alias => alias.Region.Length > 0).ToDictionary(alias => (alias.Country, alias.Region), alias => alias.Names);
        var otherNames = called.SelectMany(name => new[] { name.Key.Name, name.Value.Letters }.OfType<string>(), (name, other) => (name.Key.Country, name.Value.Region, Other: other))
            .ToLookup(name => (name.Country, name.Region), name => name.Other);
        return [.. regions.Select(region => new GazetteerRegion(
            numbers[region.Country],
            region.Name,
            [.. (char.IsAsciiLetter(region.Code[0]) ? [region.Code] : Array.Empty<string>())
                .Concat(aliases.GetValueOrDefault((region.Country, region.Code), []))
                .Concat(otherNames[(region.Country, region.Code)])
                .Where(name => PlaceKey.Of(name) != PlaceKey.Of(region.Name)).DistinctBy(PlaceKey.Of)]))];
    }

    /// <summary>What the postal files call a region, by name and by letters: the same name, or that of the places which only one region of GeoNames has.</summary>
    private static Dictionary<(string Country, string Name), (string Region, string? Letters)> CalledByPostalFiles(
        IEnumerable<SourceCode> codes, IEnumerable<SourceCity> cities, IEnumerable<(string Country, string Code, string Name)> regions)
    {
        var byName = regions.DistinctBy(region => (region.Country, PlaceKey.Of(region.Name))).ToDictionary(region => (region.Country, PlaceKey.Of(region.Name)), region => region.Code);
        var regionsOfTown = cities.GroupBy(city => (city.Country, city.Key)).ToDictionary(named => named.Key, named => named.Select(city => city.Region).Distinct().ToArray());
        var called = new Dictionary<(string, string), (string, string?)>();
        foreach (var region in codes.Where(code => code.RegionName.Length > 0).GroupBy(code => (code.Country, Name: code.RegionName)))
        {
            var votes = region.DistinctBy(code => code.Place).Select(code => regionsOfTown.GetValueOrDefault((code.Country, PlaceKey.Of(code.Place)), []))
                .Where(found => found.Length == 1).GroupBy(found => found[0]).OrderByDescending(found => found.Count()).ToArray();
            var agreed = votes.Length > 0 && votes[0].Count() >= LeastAgreement * votes.Sum(found => found.Count()) ? votes[0].Key : null;
            if ((byName.GetValueOrDefault((region.Key.Country, PlaceKey.Of(region.Key.Name))) ?? agreed) is not { } code) continue;
            // Numbers are codes of someone's own; letters are those that people write.
            string[] letters = [.. region.Select(row => row.RegionCode).Where(letters => letters.Length > 0 && letters.All(char.IsAsciiLetterUpper)).Distinct()];
            called.Add(region.Key, (code, letters.Length == 1 ? letters[0] : null));
        }

        return called;
    }

    /// <summary>The towns of the postal files that the list of cities lacks. How large they are is not known.</summary>
    private static IEnumerable<SourceCity> SmallTowns(
        IEnumerable<SourceCode> codes, IEnumerable<SourceCity> cities, Dictionary<(string Country, string Name), (string Region, string? Letters)> called)
    {
        var known = cities.Select(city => (city.Country, city.Region, city.Key)).ToHashSet();
        return codes.Where(code => TownCountries.Contains(code.Country) && called.ContainsKey((code.Country, code.RegionName)) && Latin().IsMatch(code.Place))
            .GroupBy(code => (code.Country, called[(code.Country, code.RegionName)].Region, Key: PlaceKey.Of(code.Place)))
            .Where(town => town.Key.Key.Length > 0 && !known.Contains(town.Key))
            .Select(town => new SourceCity(
                town.Key.Country, town.Key.Region, "", town.First().Place, town.Key.Key, [], town.Average(code => code.Latitude), town.Average(code => code.Longitude), 0));
    }

    /// <summary>Keys of the other names that are written in Latin letters, each once for a city.</summary>
    private static IEnumerable<(string Key, int City)> OtherNamesOf(SourceCity[] cities) =>
        Enumerable.Range(0, cities.Length).Where(i => cities[i].Population >= LeastPopulationForOtherNames).SelectMany(i =>
            cities[i].OtherNames.Where(name => Latin().IsMatch(name)).Select(PlaceKey.Of).Where(key => key.Length > 1 && key != cities[i].Key).Distinct().Select(key => (key, i)));

    /// <summary>A postal code is where its communes are. A commune too small for the list of cities is left to its larger neighbours of the same code.</summary>
    private static IEnumerable<(string Country, string Code, double Latitude, double Longitude)> FrenchPoints(GazetteerSources sources, SourceCity[] cities)
    {
        var french = cities.Where(city => city.Country == "FR").ToArray();
        var byCommune = french.Where(city => city.Commune.Length > 0).GroupBy(city => city.Commune).ToDictionary(group => group.Key, group => group.MaxBy(city => city.Population)!, StringComparer.Ordinal);
        var byName = french.ToLookup(city => city.Key);
        foreach (var (code, commune, name) in sources.FrenchCodes())
        {
            // Paris, Lyon and Marseille have a commune for each arrondissement, which GeoNames calls otherwise.
            var city = byCommune.GetValueOrDefault(commune) ?? (Arrondissement().Match(name) is { Success: true } match ? byName[PlaceKey.Of(match.Groups[1].Value)].MaxBy(named => named.Population) : null);
            if (city is not null) yield return ("FR", code, city.Latitude, city.Longitude);
        }
    }

    /// <summary>Each code once, in the middle of its places.</summary>
    private static IEnumerable<(string Country, string Code, double Latitude, double Longitude)> PointsOf(IEnumerable<(string Country, string Code, double Latitude, double Longitude)> places) =>
        places.GroupBy(place => (place.Country, place.Code))
            .Select(code => (code.Key.Country, code.Key.Code, code.Average(place => place.Latitude), code.Average(place => place.Longitude)));

    private static int[] Starts(int countries, IEnumerable<int> ofCountries)
    {
        var starts = new int[countries + 1];
        foreach (var country in ofCountries) starts[country + 1]++;
        for (var i = 0; i < countries; i++) starts[i + 1] += starts[i];
        return starts;
    }

    private static int Thousandths(double degrees) => (int)Math.Round(degrees * GazetteerTables.PerDegree);

    [GeneratedRegex(@"^[\u0020-\u024F\u1E00-\u1EFF\u2018\u2019]+$")]
    private static partial Regex Latin();

    [GeneratedRegex(@"^(Paris|Lyon|Marseille) \d")]
    private static partial Regex Arrondissement();
}
