namespace EcommerceDashboard.Features.Places;

/// <summary>How postal codes are written, and what of one a gazetteer knows.</summary>
internal static class PostalCodes
{
    /// <summary>
    /// Where a whole code is longer than what the gazetteer has: the lengths of a whole code, and how many characters of it to keep. Of a British code the
    /// last three are the street; Canadian, Irish and Dutch ones begin with the district; a nine-digit ZIP code begins with the five-digit one.
    /// </summary>
    private static readonly Dictionary<string, (int Shortest, int Longest, Range Kept)> Parts = new(StringComparer.Ordinal)
    {
        ["US"] = (9, 9, ..5),
        ["CA"] = (6, 6, ..3),
        ["IE"] = (7, 7, ..3),
        ["NL"] = (6, 6, ..4),
        ["AR"] = (8, 8, 1..5),
        ["MT"] = (7, 7, ..3),
        ["GB"] = (5, 7, ..^3),
        ["JE"] = (6, 7, ..^3),
        ["GG"] = (6, 7, ..^3),
        ["IM"] = (6, 7, ..^3),
    };

    /// <summary>Where codes are digits of one length, of which a spreadsheet takes away the zeros at the start.</summary>
    private static readonly Dictionary<string, int> Digits = new(StringComparer.Ordinal)
    {
        ["US"] = 5,
        ["PR"] = 5,
        ["FR"] = 5,
        ["DE"] = 5,
        ["ES"] = 5,
        ["IT"] = 5,
        ["FI"] = 5,
        ["EE"] = 5,
        ["LT"] = 5,
        ["UA"] = 5,
        ["TR"] = 5,
        ["MY"] = 5,
        ["DZ"] = 5,
        ["MA"] = 5,
        ["KR"] = 5,
        ["HR"] = 5,
        ["NO"] = 4,
        ["AU"] = 4,
        ["NZ"] = 4,
        ["ZA"] = 4,
        ["RO"] = 6,
    };

    /// <summary>The parts of a country that have a code of their own in ISO 3166 and share its postal codes.</summary>
    private static readonly Dictionary<string, string[]> Shared = new(StringComparer.Ordinal)
    {
        ["US"] = ["PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW"],
        ["FR"] = ["GP", "MQ", "GF", "RE", "PM", "YT", "NC", "WF", "MC"],
        ["GB"] = ["JE", "GG", "IM"],
        ["FI"] = ["AX"],
        ["NO"] = ["SJ"],
        ["IT"] = ["SM", "VA"],
        ["CH"] = ["LI"],
    };

    /// <summary>The country itself, then its parts that share its codes.</summary>
    public static IEnumerable<string> CountriesOf(string country) => Shared.TryGetValue(country, out var parts) ? parts.Prepend(country) : [country];

    /// <summary>A code as the gazetteer has it: letters and digits alone, upper case, without the country in front ("LV-1010", "F-75001").</summary>
    /// <param name="country">ISO 3166-1 alpha-2 code.</param>
    /// <param name="code">The code as it was written.</param>
    public static string Compact(string country, string code)
    {
        var compact = string.Concat(code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant));
        if (IsInFront(country, 3)) return compact[country.Length..];
        return IsInFront(country[..1], 4) ? compact[1..] : compact;

        // "G1" and "IM1" are British districts.
        bool IsInFront(string letters, int leastDigits) =>
            compact.Length >= letters.Length + leastDigits
            && compact.StartsWith(letters, StringComparison.Ordinal)
            && compact.AsSpan(letters.Length).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>What to look for, the most exact first.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 code.</param>
    /// <param name="code">The code as it was written.</param>
    public static IEnumerable<string> FormsOf(string country, string code)
    {
        var compact = Compact(country, code);
        if (compact.Length == 0) yield break;
        if (Digits.TryGetValue(country, out var length) && compact.Length < length && compact.Length >= length - 2 && compact.All(char.IsAsciiDigit))
        {
            yield return compact.PadLeft(length, '0');
        }
        else
        {
            yield return compact;
        }

        if (Parts.TryGetValue(country, out var part) && compact.Length >= part.Shortest && compact.Length <= part.Longest) yield return compact[part.Kept];
        // Of a Brazilian code the first five digits are the district; a small town has one code, which ends in zeros.
        if (country == "BR" && compact.Length is 5 or 8) yield return compact[..5] + "000";
    }
}
