using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Time;

/// <summary>A figure day by day, in the range and in the one compared with: what the cumulative view and the calendar show. Small, for it travels with the page.</summary>
/// <param name="Periods">The dates covered.</param>
/// <param name="Grain">Days, or what a range too long for days is cut into.</param>
/// <param name="Values">From the first bucket of the range on; null: no value, or not begun.</param>
/// <param name="Previous">From the first bucket of the compared range on, all of it, also where it is the longer one; empty: no comparison.</param>
public sealed record DailyFigures(EffectivePeriods Periods, Granularity Grain, IReadOnlyList<decimal?> Values, IReadOnlyList<decimal?> Previous)
{
    /// <summary>Asks for them; a compared range that is longer is asked for by itself, because a series has a compared bucket beside each of its own only.</summary>
    public static async Task<DailyFigures> AskAsync(IKpiQueries queries, Kpi kpi, DashboardFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(kpi);
        var series = await queries.SeriesAsync([kpi], filter, Granularity.Day, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<decimal?> previous = [];
        if (series.Periods is { Current: { } current, Comparison: { } compared })
        {
            previous = [.. series.Buckets.Where(bucket => bucket.PreviousStart is not null).Select(bucket => bucket.Values[kpi.Id].Previous)];
            if (compared.Days > current.Days)
            {
                var alone = filter with { From = compared.From, To = compared.To, Compare = ComparisonMode.None };
                var whole = await queries.SeriesAsync([kpi], alone, series.Grain, cancellationToken).ConfigureAwait(false);
                previous = [.. whole.Buckets.Select(bucket => bucket.Values[kpi.Id].Value)];
            }
        }

        return new DailyFigures(series.Periods, series.Grain, [.. series.Buckets.Select(bucket => bucket.Values[kpi.Id].Value)], previous);
    }
}
