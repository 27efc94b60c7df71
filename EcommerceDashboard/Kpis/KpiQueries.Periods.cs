using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Kpis;

// Which days a filter covers, and how far the data reaches.
internal sealed partial class KpiQueries
{
    /// <inheritdoc />
    public async Task<DataFreshness> FreshnessAsync(CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        var days = await DaysOfDataAsync(meta, cancellationToken).ConfigureAwait(false);
        return new DataFreshness(
            days?.From,
            days?.To,
            meta?.Version ?? 0,
            meta is null ? null : new DateTimeOffset(meta.LoadedAt, TimeSpan.Zero),
            meta?.Source == DataSource.Sample);
    }

    private async Task<(EffectivePeriods Periods, CalendarDays Days)> PeriodsAsync(DashboardFilter filter, IReadOnlyList<Kpi> kpis, CancellationToken cancellationToken)
    {
        await readiness.WaitAsync(cancellationToken).ConfigureAwait(false);
        ArgumentNullException.ThrowIfNull(filter);
        DateRange? days = null;
        if (PeriodResolver.NeedsData(filter) || kpis.Any(IsPerDay))
        {
            var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
            days = await DaysOfDataAsync(meta, cancellationToken).ConfigureAwait(false);
        }

        return (PeriodResolver.Resolve(filter, days, calendar.Today), new CalendarDays(days));
    }

    /// <summary>First and last day of orders that count: as the load noted them, else (orders that another tool put there) as they are.</summary>
    private async Task<DateRange?> DaysOfDataAsync(DataMeta? meta, CancellationToken cancellationToken)
    {
        var first = meta?.FirstOrderedAt ?? await EndAsync(1).ConfigureAwait(false);
        if (first is null) return null;
        var last = meta?.LastOrderedAt ?? await EndAsync(-1).ConfigureAwait(false);
        return new DateRange(calendar.DayOf(first.Value), calendar.DayOf(last ?? first.Value));

        async Task<DateTime?> EndAsync(int direction)
        {
            var order = await _orders.Find(new BsonDocument("status", new BsonDocument("$ne", OrderStatus.Cancelled)))
                .Sort(new BsonDocument("orderedAt", direction)).Project(new BsonDocument("orderedAt", 1))
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            return order?["orderedAt"].ToUniversalTime();
        }
    }
}
