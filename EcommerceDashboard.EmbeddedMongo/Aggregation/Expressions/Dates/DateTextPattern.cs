using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Reads dates by a format, as <c>%d/%m/%Y</c>.</summary>
/// <param name="format">The format.</param>
/// <exception cref="CommandException">Location18535, Location18536.</exception>
internal sealed class DateTextPattern(string format)
{
    private readonly Regex _pattern = new(
        @"^" + string.Concat(DateFormat.Split(format, "YmdHMSLjuVGzZbB%").Select(PatternOf)) + @"\z", RegexOptions.CultureInvariant);

    public string Format => format;

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text, which must match the format in full.</param>
    /// <param name="zone">The zone of a text without one; null: UTC.</param>
    /// <exception cref="CommandException">ConversionFailure (241).</exception>
    public long Parse(string text, ZoneRule? zone) => DateText.FromMatch(_pattern.Match(text), text, zone);

    /// <remarks>Groups are atomic: as many digits as there are belong to a number, whatever comes behind it.</remarks>
    private static string PatternOf(string part) => part[0] != '%' ? Regex.Escape(part) : part[1] switch
    {
        'Y' => "(?<year>[0-9]{4})",
        'm' => "(?<month>(?>[0-9]{1,2}))",
        'd' => "(?<day>(?>[0-9]{1,2}))",
        'H' => "(?<hour>(?>2[0-3]|[01]?[0-9]))",
        'M' => "(?<minute>(?>[0-9]{1,2}))",
        'S' => "(?<second>(?>[0-9]{1,2}))",
        'L' => "(?<fraction>(?>[0-9]{1,3}))",
        'j' => "(?<dayOfYear>(?>[0-9]{1,3}))",
        'G' => "(?<isoYear>[0-9]{4})",
        'V' => "(?<isoWeek>(?>[0-9]{1,2}))",
        'u' => "(?<isoWeekday>[0-9])",
        'b' or 'B' => "(?<name>(?>[A-Za-z]+))",
        'z' => "(?<zone>(?>[+-][0-9]{2}(?::?[0-9]{2})?))",
        'Z' => "(?<minutes>[+-](?>[0-9]{1,4}))",
        _ => "%",
    };
}
