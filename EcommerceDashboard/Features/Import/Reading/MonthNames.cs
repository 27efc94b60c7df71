using System.Collections.Frozen;
using System.Globalization;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>The names of the months, whole and short, in the languages whose columns are known.</summary>
internal static class MonthNames
{
    private static readonly string[] Languages = ["en", "fr", "de", "es", "pt", "it"];

    private static readonly FrozenDictionary<string, int> Months = Languages.Select(CultureInfo.GetCultureInfo)
        .SelectMany(culture => Enumerable.Range(1, 12).SelectMany(month => Names(culture, month).Select(name => (Name: ColumnName.Key(name), Month: month))))
        .DistinctBy(month => month.Name)
        .ToFrozenDictionary(month => month.Name, month => month.Month, StringComparer.Ordinal);

    /// <summary>Takes the name of a month at the start of a text away.</summary>
    public static bool TryRead(ref ReadOnlySpan<char> rest, out int month)
    {
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length])) length++;
        if (!Months.TryGetValue(ColumnName.Key(rest[..length].ToString()), out month)) return false;
        rest = rest[length..];
        return true;
    }

    private static IEnumerable<string> Names(CultureInfo culture, int month) =>
        [culture.DateTimeFormat.GetMonthName(month), culture.DateTimeFormat.GetAbbreviatedMonthName(month), culture.DateTimeFormat.GetMonthName(month)[..3]];
}
