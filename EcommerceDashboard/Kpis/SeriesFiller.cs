using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>Puts the buckets that the database found into the calendar, so that days without orders stand there with 0.</summary>
/// <param name="kpis">The figures.</param>
/// <param name="calendar">The calendar of the buckets.</param>
/// <param name="days">Counts the days of a bucket.</param>
/// <param name="grain">Length of a bucket.</param>
/// <param name="isFromTheFirstOrder">The range begins with the data: then nothing is cut off its first bucket.</param>
internal sealed class SeriesFiller(IReadOnlyList<Kpi> kpis, BusinessCalendar calendar, CalendarDays days, Granularity grain, bool isFromTheFirstOrder)
{
    private readonly IReadOnlyList<Measure> _measures = KpiCompiler.MeasuresOf(kpis);

    /// <summary>
    /// Every bucket of the current range. The compared bucket is the one at the same place of its own range: the third week beside the third week.
    /// What a longer comparison has beyond that has no place here; it is in the totals. Buckets that have not begun have no value.
    /// </summary>
    public IReadOnlyList<KpiBucket> Fill(EffectivePeriods periods, IEnumerable<BsonDocument> current, IEnumerable<BsonDocument> previous)
    {
        var (now, before) = (ByBucket(current), ByBucket(previous));
        var compared = periods.Comparison is { } range ? calendar.Buckets(range, grain).ToArray() : [];
        var today = calendar.Today;
        return [.. calendar.Buckets(periods.Current!.Value, grain).Select((bucket, place) =>
        {
            var found = now.GetValueOrDefault(calendar.BucketStart(bucket.From, grain));
            var measured = found is null && bucket.From > today ? null : KpiQueries.Measured(found, _measures, () => days.Of(bucket));
            var hasPlace = place < compared.Length;
            var measuredBefore = hasPlace ? KpiQueries.Measured(before.GetValueOrDefault(calendar.BucketStart(compared[place].From, grain)), _measures, () => days.Of(compared[place])) : null;
            return new KpiBucket(
                bucket.From,
                bucket.To,
                calendar.IsIncomplete(isFromTheFirstOrder && place == 0 ? bucket with { From = calendar.BucketStart(bucket.From, grain) } : bucket, grain),
                hasPlace ? compared[place].From : null,
                KpiQueries.Values(kpis, measured, measuredBefore));
        })];
    }

    private Dictionary<DateOnly, BsonDocument> ByBucket(IEnumerable<BsonDocument> documents) =>
        documents.ToDictionary(document => calendar.BucketStart(document["_id"].ToUniversalTime() + KpiLabels.IntoTheDay, grain));
}
