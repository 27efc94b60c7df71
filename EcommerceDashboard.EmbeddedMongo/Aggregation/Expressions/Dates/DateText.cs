using System.Globalization;
using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Reads dates that come without a format: ISO 8601 and its kin, and dates with an English month.</summary>
internal static partial class DateText
{
    /// <summary>The code of ConversionFailure.</summary>
    public const int ConversionFailure = 241;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of a text without one; null: UTC. A text with a zone of its own and <c>Z</c> allow none.</param>
    /// <exception cref="CommandException">ConversionFailure (241).</exception>
    public static long Parse(string text, ZoneRule? zone)
    {
        var trimmed = text.Trim(' ', '\t', '\n', '\0', '\u00A0');
        foreach (var pattern in Patterns())
        {
            var match = pattern.Match(trimmed);
            if (match.Success) return FromMatch(match, text, zone);
        }
        throw Failure($"Error parsing date string '{text}'");
    }

    public static CommandException Failure(string message) => new(ConversionFailure, "ConversionFailure", message);

    /// <summary>The month of an English name or of its first three letters; 0: it is none.</summary>
    public static int MonthOf(ReadOnlySpan<char> name)
    {
        if (name.Length < 3) return 0;
        for (var i = 0; i < Months.Length; i++)
        {
            var full = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(i + 1);
            if (name.Equals(Months[i], StringComparison.OrdinalIgnoreCase) || name.Equals(full, StringComparison.OrdinalIgnoreCase)) return i + 1;
        }
        return 0;
    }

    private static long FromMatch(Match match, string text, ZoneRule? zone)
    {
        var month = match.Groups["name"] is { Success: true, ValueSpan: var name } ? MonthOf(name) : Number("month", 1);
        var year = Number("year", 1970);
        var day = Number("day", 1);
        if (month is < 1 or > 12 || day < 1 || day > Calendar.DaysIn(year, month))
            throw Failure($"Error parsing date string '{text}': the parsed date was invalid");
        var hour = Number("hour", 0);
        var minute = Number("minute", 0);
        var second = Number("second", 0);
        if (hour > 24 || (hour == 24 && (minute > 0 || second > 0)) || minute > 59 || second > 59)
            throw Failure($"Error parsing date string '{text}': the parsed time was invalid");
        var fraction = match.Groups["fraction"].Value;
        var millisecond = fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(3, '0').AsSpan(0, 3), CultureInfo.InvariantCulture);
        var local = (Calendar.DayOf(year, month, day) * Calendar.MillisecondsPerDay)
            + (hour * Calendar.MillisecondsPerHour) + (minute * Calendar.MillisecondsPerMinute) + (second * 1000L) + millisecond;
        var own = match.Groups["zone"].Value.Trim();
        if (own.Length == 0) return (zone ?? ZoneRule.Utc).ToUtc(local);
        return ZoneOf(own, text, zone).ToUtc(local);

        int Number(string group, int missing) => match.Groups[group] is { Success: true, ValueSpan: var digits }
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : missing;
    }

    private static ZoneRule ZoneOf(string own, string text, ZoneRule? zone)
    {
        var isOffset = own[0] is '+' or '-';
        // An offset in the text stands beside 'timezone' UTC, a name does not.
        if (zone is not null && !(isOffset && zone.IsUtc))
            throw Failure($"you cannot pass in a date/time string with time zone information ('{own}') together with a timezone argument");
        try
        {
            return own is "Z" or "z" ? ZoneRule.Utc : ZoneRule.Parse(own);
        }
        catch (CommandException)
        {
            throw Failure($"Error parsing date string '{text}': unknown time zone '{own}'");
        }
    }

    private static IEnumerable<Regex> Patterns() => [Iso(), Compact(), MonthFirst(), DayFirst(), Slashes(), Unix()];

    private const string Time = @"(?:(?:[Tt]|[ \t]+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?";

    private const string Zone = @"(?<zone>[ \t]*(?:[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Za-z_]+(?:/[A-Za-z_]+)*))?$";

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2}):?(?<minute>\d{2}):?(?<second>\d{2}))?" + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?<name>[A-Za-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-](?<name>[A-Za-z]{3,9})[\s-](?<year>\d{4})" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9}\s+)?(?<name>[A-Za-z]{3,9})\s+(?<day>\d{1,2})\s+(?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2})(?<zone>\s*[+-]\d{2}:?\d{2})?\s+(?<year>\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Unix();

    [GeneratedRegex(@"^(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();
}
