using System.Collections.Frozen;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>What stands beside amounts, and which currencies it may mean.</summary>
internal static class CurrencySigns
{
    private static readonly FrozenDictionary<string, string[]> Signs = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["$"] = ["USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "ARS", "CLP", "COP", "TWD"],
        ["US$"] = ["USD"],
        ["CA$"] = ["CAD"],
        ["A$"] = ["AUD"],
        ["NZ$"] = ["NZD"],
        ["MX$"] = ["MXN"],
        ["R$"] = ["BRL"],
        ["€"] = ["EUR"],
        ["£"] = ["GBP", "EGP"],
        ["¥"] = ["JPY", "CNY"],
        ["CN¥"] = ["CNY"],
        ["₹"] = ["INR"],
        ["₩"] = ["KRW"],
        ["₪"] = ["ILS"],
        ["₴"] = ["UAH"],
        ["₺"] = ["TRY"],
        ["₫"] = ["VND"],
        ["₱"] = ["PHP"],
        ["₽"] = ["RUB"],
        ["zł"] = ["PLN"],
        ["kr"] = ["SEK", "NOK", "DKK", "ISK"],
        ["kr."] = ["DKK"],
        ["Kč"] = ["CZK"],
        ["Ft"] = ["HUF"],
        ["lei"] = ["RON"],
        ["Fr."] = ["CHF"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> BySign = Signs.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The currencies a sign may mean, the likeliest first; an ISO 4217 code means itself; none: it is no sign of a currency.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> sign) => BySign.TryGetValue(sign, out var codes) ? codes : IsCode(sign) ? [sign.ToString()] : [];

    /// <summary>Whether it means a currency.</summary>
    public static bool IsKnown(ReadOnlySpan<char> sign) => BySign.ContainsKey(sign) || IsCode(sign);

    private static bool IsCode(ReadOnlySpan<char> sign) => sign.Length == 3 && sign.IndexOfAnyExceptInRange('A', 'Z') < 0;
}
