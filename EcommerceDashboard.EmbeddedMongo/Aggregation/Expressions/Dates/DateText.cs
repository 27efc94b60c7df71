using System.Globalization;
using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Reads dates that come without a format: ISO 8601 and its kin, and dates with an English month.</summary>
internal static partial class DateText
{
    /// <summary>The code of ConversionFailure.</summary>
    public const int ConversionFailure = 241;

    private static readonly Regex[] Patterns = [Iso(), Compact(), MonthFirst(), DayFirst(), Slashes(), Unix()];

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of a text without one; null: UTC. A text with a zone of its own and <c>Z</c> allow none.</param>
    /// <exception cref="CommandException">ConversionFailure (241).</exception>
    public static long Parse(string text, ZoneRule? zone)
    {
        var trimmed = text.Trim(' ', '\t', '\n', '\0', '\u00A0');
        return FromMatch(Patterns.Select(pattern => pattern.Match(trimmed)).FirstOrDefault(match => match.Success, Match.Empty), text, zone);
    }

    public static CommandException Failure(string message) => new(ConversionFailure, "ConversionFailure", message);

    /// <summary>The date that the groups of a match write.</summary>
    /// <exception cref="CommandException">ConversionFailure (241): there is no match, or no such date.</exception>
    public static long FromMatch(Match match, string text, ZoneRule? zone)
    {
        if (!match.Success) throw Failure($"Error parsing date string '{text}'");
        var hour = Number("hour", 0);
        var minute = Number("minute", 0);
        var second = Number("second", 0);
        if (hour > 24 || (hour == 24 && (minute > 0 || second > 0)) || minute > 59 || second > 59)
            throw Failure($"Error parsing date string '{text}': the parsed time was invalid");
        var millisecond = int.Parse(match.Groups["fraction"].Value.PadRight(3, '0').AsSpan(0, 3), CultureInfo.InvariantCulture);
        var local = (Day() * Calendar.MillisecondsPerDay)
            + (hour * Calendar.MillisecondsPerHour) + (minute * Calendar.MillisecondsPerMinute) + (second * 1000L) + millisecond;
        return ZoneOf(match, text, zone).ToUtc(local);

        long Day()
        {
            if (Has("isoYear") || Has("isoWeek"))
            {
                return Has("year") || Has("month") || Has("name") || Has("day")
                    ? throw Failure($"Error parsing date string '{text}': mixing of ISO dates with natural dates is not allowed")
                    : Calendar.DayOfIsoWeek(Number("isoYear", 1970), Number("isoWeek", 1), Number("isoWeekday", 1));
            }
            var year = Number("year", 1970);
            // Counted from 0, as the server's library does: day 1 is 2 January.
            if (Has("dayOfYear")) return Calendar.DayOf(year, 1, 1) + Number("dayOfYear", 0);
            var month = Has("name") ? MonthOf(match.Groups["name"].Value) : Number("month", 1);
            var day = Number("day", 1);
            return month is >= 1 and <= 12 && day >= 1 && day <= Calendar.DaysIn(year, month)
                ? Calendar.DayOf(year, month, day)
                : throw Failure($"Error parsing date string '{text}': the parsed date was invalid");
        }

        bool Has(string group) => match.Groups[group].Success;

        int Number(string group, int missing) => Has(group) ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : missing;
    }

    /// <summary>The month of an English name or of its first three letters; 0: it is none.</summary>
    private static int MonthOf(string name) => 1 + Array.FindIndex(
        DateFormat.Months, month => name.Equals(month, StringComparison.OrdinalIgnoreCase) || name.Equals(month[..3], StringComparison.OrdinalIgnoreCase));

    /// <summary>The zone that the text names, or else the one given for texts without.</summary>
    private static ZoneRule ZoneOf(Match match, string text, ZoneRule? zone)
    {
        var own = match.Groups["zone"].Value.Trim();
        var minutes = match.Groups["minutes"].Value;
        if (own.Length + minutes.Length == 0) return zone ?? ZoneRule.Utc;
        // An offset in the text stands beside 'timezone' UTC, a name does not.
        if (zone is not null && !(zone.IsUtc && (own + minutes)[0] is '+' or '-'))
            throw Failure($"you cannot pass in a date/time string with time zone information ('{own}{minutes}') together with a timezone argument");
        if (minutes.Length > 0) return ZoneRule.OfOffset(int.Parse(minutes, CultureInfo.InvariantCulture) * Calendar.MillisecondsPerMinute);
        try
        {
            return own is "Z" or "z" ? ZoneRule.Utc : ZoneRule.Parse(own);
        }
        catch (CommandException)
        {
            throw Failure($"Error parsing date string '{text}': unknown time zone '{own}'");
        }
    }

    private const string Time = @"(?:(?:[Tt]|[ \t]+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?)?";

    private const string Zone = @"(?<zone>[ \t]*(?:[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}|[A-Za-z_]+(?:/[A-Za-z_]+)*))?$";

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})(?:-(?<day>[0-9]{1,2}))?" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})(?:T?(?<hour>[0-9]{2}):?(?<minute>[0-9]{2}):?(?<second>[0-9]{2}))?" + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?<name>[A-Za-z]{3,9})\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<year>[0-9]{4})" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s-](?<name>[A-Za-z]{3,9})[\s-](?<year>[0-9]{4})" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9}\s+)?(?<name>[A-Za-z]{3,9})\s+(?<day>[0-9]{1,2})\s+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?<zone>\s*[+-][0-9]{2}:?[0-9]{2})?\s+(?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Unix();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})/(?<year>[0-9]{4})" + Time + Zone, RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();
}
