using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Reads dates by a format, as <c>%d/%m/%Y</c>.</summary>
/// <param name="format">The format.</param>
/// <exception cref="CommandException">Location18535, Location18536; ConversionFailure (241): the format has too many parts.</exception>
internal sealed class DateTextPattern(string format)
{
    // A pattern of millions of groups would fill the memory, and no date has so many parts.
    private const int MaximumParts = 1000;

    private readonly Regex _pattern = Compile(DateFormat.Split(format, "YmdHMSLjuVGzZbB%"));

    public string Format => format;

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text, which must match the format in full.</param>
    /// <param name="zone">The zone of a text without one; null: UTC.</param>
    /// <exception cref="CommandException">ConversionFailure (241).</exception>
    public long Parse(string text, ZoneRule? zone) => DateText.FromMatch(_pattern.Match(text), text, zone);

    private static Regex Compile(List<string> parts) => parts.Count <= MaximumParts
        ? new("^" + string.Concat(parts.Select(PatternOf)) + @"\z", RegexOptions.CultureInvariant)
        : throw DateText.Failure($"Error parsing date string: a format of more than {MaximumParts} parts");

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
