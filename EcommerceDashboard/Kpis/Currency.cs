using System.Collections.Frozen;

namespace EcommerceDashboard.Kpis;

/// <summary>How a currency is written.</summary>
/// <param name="Symbol">Its symbol where one is known the world over, else its code.</param>
/// <param name="Decimals">Digits of its smaller unit (ISO 4217).</param>
internal sealed record Currency(string Symbol, int Decimals)
{
    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["CNY"] = "CN¥",
        ["INR"] = "₹",
        ["BRL"] = "R$",
        ["CAD"] = "CA$",
        ["AUD"] = "A$",
        ["NZD"] = "NZ$",
        ["MXN"] = "MX$",
        ["KRW"] = "₩",
        ["ILS"] = "₪",
        ["UAH"] = "₴",
        ["TRY"] = "₺",
        ["VND"] = "₫",
        ["PHP"] = "₱",
        ["PLN"] = "zł",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithoutDecimals =
        new[] { "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithThreeDecimals = new[] { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The currency of an ISO 4217 code.</summary>
    public static Currency Of(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        var decimals = WithoutDecimals.Contains(code) ? 0 : WithThreeDecimals.Contains(code) ? 3 : 2;
        return new Currency(Symbols.GetValueOrDefault(code, code), decimals);
    }
}
