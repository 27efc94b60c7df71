using System.Text.RegularExpressions;

namespace EcommerceDashboard.Features.Places;

/// <summary>What a field for the city holds besides the city's name.</summary>
internal static partial class CityNames
{
    /// <summary>The name as it stands, then without what addresses add to it ("Paris, TX", "Frankfurt (Main)", "LYON CEDEX 03", "Paris 15").</summary>
    public static IEnumerable<string> FormsOf(string city)
    {
        yield return city;
        var first = Addition().Replace(city, "");
        if (first.Length > 0 && first.Length < city.Length) yield return first;
        var bare = Delivery().Replace(first, "");
        if (bare.Length > 0 && bare.Length < first.Length) yield return bare;
    }

    [GeneratedRegex(@"\s*[,(/;].*$|\s+-\s+.*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Addition();

    [GeneratedRegex(@"\s+(cedex\b.*|\d{1,2}(e|er|ème|eme)?(\s+arrondissement)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Delivery();
}
