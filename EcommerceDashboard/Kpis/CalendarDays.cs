using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// Counts the days that a group covers, for figures per calendar day: those of the range that lie between the first and the last order of the data,
/// days without orders included. What lies before or after the data is not a time without sales but not known.
/// </summary>
/// <param name="data">First and last day of the data; null: there is none.</param>
internal sealed class CalendarDays(DateRange? data)
{
    /// <summary>Days of a range; of groups by something that a day has (a weekday), only those of that key.</summary>
    /// <param name="range">The range; null: none.</param>
    /// <param name="groups">What the group is by, with its key.</param>
    public decimal Of(DateRange? range, params IReadOnlyList<(Dimension Dimension, string Key)> groups)
    {
        if (range is not { } asked || data is not { } known) return 0m;
        var covered = new DateRange(asked.From > known.From ? asked.From : known.From, asked.To < known.To ? asked.To : known.To);
        if (covered.From > covered.To) return 0m;
        var keys = groups.Where(group => group.Dimension.DayKey is not null)
            .Select(group => (Of: group.Dimension.DayKey!, Key: int.TryParse(group.Key, out var key) ? key : (int?)null)).ToArray();
        if (keys.Length == 0) return covered.Days;
        return Enumerable.Range(0, covered.Days).Count(day => keys.All(key => key.Of(covered.From.AddDays(day)) == key.Key));
    }
}
