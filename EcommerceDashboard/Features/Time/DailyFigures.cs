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
    /// <summary>Asks for them.</summary>
    public static async Task<DailyFigures> AskAsync(IKpiQueries queries, Kpi kpi, DashboardFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(kpi);
        var series = await queries.SeriesAsync([kpi], filter, Granularity.Day, cancellationToken).ConfigureAwait(false);
        var compared = series.Buckets.Where(bucket => bucket.Compared is not null).Select(bucket => (bucket.Compared!.Value.From, bucket.Values[kpi.Id].Previous))
            .Concat(series.Unmatched.Select(bucket => (bucket.Days.From, bucket.Values[kpi.Id].Previous)));
        return new DailyFigures(series.Periods, series.Grain, [.. series.Buckets.Select(bucket => bucket.Values[kpi.Id].Value)], [.. compared.OrderBy(bucket => bucket.From).Select(bucket => bucket.Previous)]);
    }
}
