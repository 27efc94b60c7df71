using System.Globalization;
using System.Text.Json;
using EcommerceDashboard.Features.Places;

namespace EcommerceDashboard.Benchmarks;

/// <summary>Makes the gazetteer that the app ships from its sources. Which they are and how to get them says the README beside the gazetteer.</summary>
internal static class GazetteerVerb
{
    public static int Run(string[] args)
    {
        if (args is not [var sources, var target] || !Directory.Exists(sources))
        {
            Console.Error.WriteLine("gazetteer FOLDER FILE: the folder of the sources, and the file to write");
            return 2;
        }

        var aliases = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, "aliases.tsv");
        var tables = GazetteerBuilder.Build(new GazetteerSources(sources, aliases));
        using (var file = File.Create(target)) tables.Write(file);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{tables.Countries.Count} countries, {tables.Regions.Count:N0} regions, {tables.CityNames.Count:N0} cities with {tables.OtherKeys.Count:N0} other names, {tables.Codes.Count:N0} postal codes: {new FileInfo(target).Length:N0} bytes"));
        return 0;
    }
}

/// <summary>A city of GeoNames.</summary>
internal sealed record SourceCity(string Country, string Region, string Commune, string Name, string Key, IReadOnlyList<string> OtherNames, double Latitude, double Longitude, long Population);

/// <summary>A line of a country's file of postal codes.</summary>
internal sealed record SourceCode(string Country, string Code, string Place, string RegionName, string RegionCode, double Latitude, double Longitude);

/// <summary>Reads the sources, each in the form in which it is published.</summary>
internal sealed class GazetteerSources(string folder, string aliases)
{
    /// <summary>The cities of <c>cities500.txt</c> (GeoNames).</summary>
    public IEnumerable<SourceCity> Cities() => Rows("cities500.txt").Select(row => new SourceCity(
        row[8], row[10], row[13], row[1], PlaceKey.Of(row[1]), row[3].Split(',', StringSplitOptions.RemoveEmptyEntries), Number(row[4]), Number(row[5]),
        long.Parse(row[14], CultureInfo.InvariantCulture)));

    /// <summary>The regions by country and code: <c>admin1.json</c> (GeoNames).</summary>
    public IEnumerable<(string Country, string Code, string Name)> Regions()
    {
        using var file = Json("admin1.json");
        foreach (var region in file.RootElement.EnumerateArray())
        {
            var code = region.GetProperty("code").GetString()!;
            yield return (code[..2], code[3..], region.GetProperty("name").GetString()!);
        }
    }

    /// <summary>The countries: their codes and, by code, their names in a language (i18n-iso-countries).</summary>
    public IEnumerable<(string Code, string Code3)> Countries()
    {
        using var file = Json("country-codes.json");
        foreach (var country in file.RootElement.EnumerateArray()) yield return (country[0].GetString()!, country[1].GetString()!);
    }

    /// <summary>The names of the countries in a language.</summary>
    public Dictionary<string, string[]> CountryNames(string language)
    {
        using var file = Json($"countries-{language}.json");
        return file.RootElement.GetProperty("countries").EnumerateObject().ToDictionary(
            country => country.Name,
            country => country.Value.ValueKind == JsonValueKind.Array ? [.. country.Value.EnumerateArray().Select(name => name.GetString()!)] : new[] { country.Value.GetString()! },
            StringComparer.Ordinal);
    }

    /// <summary>The postal codes of <c>postal/XX.txt</c> (GeoNames).</summary>
    public IEnumerable<SourceCode> Codes() => Directory.GetFiles(Path.Combine(folder, "postal"), "??.txt").Order(StringComparer.Ordinal)
        .SelectMany(file => Rows(Path.Combine("postal", Path.GetFileName(file))))
        .Select(row => new SourceCode(row[0], row[1], row[2], row[3].Trim(), row[4], Number(row[9]), Number(row[10])));

    /// <summary>The postal codes of France with the number and name of their communes: <c>codes-postaux.json</c>. It has no coordinates.</summary>
    public IEnumerable<(string Code, string Commune, string Name)> FrenchCodes()
    {
        using var file = Json("codes-postaux.json");
        foreach (var code in file.RootElement.EnumerateArray())
        {
            yield return (code.GetProperty("codePostal").GetString()!, code.GetProperty("codeCommune").GetString()!, code.GetProperty("nomCommune").GetString()!);
        }
    }

    /// <summary>Further names of countries (no region) and regions.</summary>
    public IEnumerable<(string Country, string Region, string[] Names)> Aliases() => File.ReadLines(aliases)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .Select(row => (row[0], row[1], row[2].Split('|')));

    private IEnumerable<string[]> Rows(string name) => File.ReadLines(Path.Combine(folder, name)).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    private JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
