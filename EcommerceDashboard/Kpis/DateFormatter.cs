using System.Globalization;
using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

/// <summary>Days, ranges and buckets in words. Month names and the order of words follow the culture (default: the current one).</summary>
public static class DateFormatter
{
    /// <summary>A day: <c>30 Dec 2017</c>.</summary>
    public static string Day(DateOnly day, CultureInfo? culture = null) => Words(day, "MMM yyyy", culture ?? CultureInfo.CurrentCulture);

    /// <summary>An instant (UTC) as a local clock shows it, to the minute: "5 Jan 2026 14:07".</summary>
    public static string Moment(DateTime instant, BusinessCalendar calendar, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return $"{Day(calendar.DayOf(instant), culture)} {calendar.TimeOf(instant).ToString("HH:mm", culture ?? CultureInfo.CurrentCulture)}";
    }

    /// <summary>A range, each part said once: <c>1–31 Jan 2017</c>, <c>1 Jan – 31 Dec 2017</c>, <c>1 Dec 2016 – 31 Jan 2017</c>, <c>30 Dec 2017</c>.</summary>
    public static string Range(DateRange range, CultureInfo? culture = null)
    {
        culture ??= CultureInfo.CurrentCulture;
        var (from, to) = (range.From, range.To);
        if (from == to) return Day(from, culture);
        if (from.Year != to.Year) return $"{Day(from, culture)} – {Day(to, culture)}";
        return from.Month == to.Month
            ? $"{DayNumber(from, culture)}–{Day(to, culture)}"
            : $"{Words(from, "MMM", culture)} – {Day(to, culture)}";
    }

    /// <summary>A bucket: <c>2 Jan 2017</c>, <c>Week of 2 Jan 2017</c>, <c>Jan 2017</c>, <c>Q1 2017</c>, <c>2017</c>.</summary>
    public static string Bucket(DateOnly start, Granularity grain, CultureInfo? culture = null)
    {
        var words = culture ?? CultureInfo.CurrentUICulture;
        culture ??= CultureInfo.CurrentCulture;
        return grain switch
        {
            Granularity.Day => Day(start, culture),
            Granularity.Week => KpiWords.Format(words, "WeekOf", Day(start, culture)),
            Granularity.Month => start.ToString("MMM yyyy", culture),
            Granularity.Quarter => KpiWords.Format(words, "Quarter", ((start.Month - 1) / 3) + 1, start.ToString("yyyy", culture)),
            Granularity.Year => start.ToString("yyyy", culture),
            _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, null),
        };
    }

    private static string Words(DateOnly day, string rest, CultureInfo culture) => $"{DayNumber(day, culture)} {day.ToString(rest, culture)}";

    /// <summary>French says "first" of the first day, and "two" of the second.</summary>
    private static string DayNumber(DateOnly day, CultureInfo culture) =>
        day.Day == 1 && culture.TwoLetterISOLanguageName == "fr" ? "1er" : day.Day.ToString(culture);
}
