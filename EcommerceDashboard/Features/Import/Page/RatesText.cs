using System.Globalization;

namespace EcommerceDashboard.Features.Import.Page;

/// <summary>A table of currency rates on one line: <c>EUR=1.08 GBP=1.27</c>.</summary>
internal static class RatesText
{
    private const int LengthOfCode = 3;

    public static string Of(IReadOnlyDictionary<string, decimal> rates) =>
        string.Join(' ', rates.OrderBy(rate => rate.Key, StringComparer.Ordinal).Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Key}={rate.Value}")));

    /// <summary>Reads what <see cref="Of"/> writes; a decimal comma is understood as well.</summary>
    public static bool TryRead(string? text, out IReadOnlyDictionary<string, decimal> rates)
    {
        var found = new Dictionary<string, decimal>(StringComparer.Ordinal);
        rates = found;
        foreach (var part in (text ?? "").Split([' ', ';', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=');
            if (pair.Length != 2 || pair[0].Length != LengthOfCode || !pair[0].All(char.IsAsciiLetter)) return false;
            if (!decimal.TryParse(pair[1].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate <= 0) return false;
            found[pair[0].ToUpperInvariant()] = rate;
        }
        return true;
    }
}
