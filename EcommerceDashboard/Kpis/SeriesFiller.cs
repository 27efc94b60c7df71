using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>Puts the buckets that the database found into the calendar, so that days without orders stand there with 0.</summary>
/// <param name="kpis">The figures.</param>
/// <param name="calendar">The calendar of the buckets.</param>
/// <param name="days">Counts the days of a bucket.</param>
/// <param name="grain">Length of a bucket.</param>
/// <param name="comparison">Compared with what: decides which bucket stands beside which.</param>
/// <param name="isFromTheFirstOrder">The range begins with the data: then nothing is cut off its first bucket.</param>
internal sealed class SeriesFiller(IReadOnlyList<Kpi> kpis, BusinessCalendar calendar, CalendarDays days, Granularity grain, ComparisonMode comparison, bool isFromTheFirstOrder)
{
    /// <summary>As many whole weeks as there are in a year: the same weekday, and the day of the year but for one or two.</summary>
    private const int DaysOfYearsWeeks = 52 * 7;

    private readonly IReadOnlyList<Measure> _measures = KpiCompiler.MeasuresOf(kpis);

    /// <summary>
    /// Every bucket of the current range, each beside its compared one, and the compared ones that are beside none. Buckets that have not begun have no value.
    /// </summary>
    public KpiSeries Fill(EffectivePeriods periods, IEnumerable<BsonDocument> current, IEnumerable<BsonDocument> previous)
    {
        var (now, before) = (ByBucket(current), ByBucket(previous));
        DateRange[] compared = periods.Comparison is { } range ? [.. calendar.Buckets(range, grain)] : [];
        var byStart = compared.ToDictionary(bucket => calendar.BucketStart(bucket.From, grain));
        var today = calendar.Today;
        KpiBucket[] buckets = [.. calendar.Buckets(periods.Current!.Value, grain).Select((bucket, place) =>
        {
            var found = now.GetValueOrDefault(calendar.BucketStart(bucket.From, grain));
            var measured = found is null && bucket.From > today ? null : KpiQueries.Measured(found, _measures, () => days.Of(bucket));
            var partner = comparison == ComparisonMode.Year
                ? AYearEarlier(calendar.BucketStart(bucket.From, grain)) is { } start && byStart.TryGetValue(start, out var same) ? same : (DateRange?)null
                : place < compared.Length ? compared[place] : null;
            return new KpiBucket(
                bucket.From,
                bucket.To,
                calendar.IsIncomplete(isFromTheFirstOrder && place == 0 ? bucket with { From = calendar.BucketStart(bucket.From, grain) } : bucket, grain),
                partner,
                KpiQueries.Values(kpis, measured, partner is { } other ? Before(other) : null))
            {
                IsAsLong = partner is { } beside && IsAsLong(bucket.To > today && bucket.From <= today ? bucket with { To = today } : bucket, beside),
            };
        })];
        var unmatched = compared.Except(buckets.Select(bucket => bucket.Compared).OfType<DateRange>());
        return new KpiSeries(periods, grain, buckets) { Unmatched = [.. unmatched.Select(bucket => new ComparedBucket(bucket, KpiQueries.Values(kpis, null, Before(bucket))))] };

        Dictionary<string, decimal?> Before(DateRange bucket) => KpiQueries.Measured(before.GetValueOrDefault(calendar.BucketStart(bucket.From, grain)), _measures, () => days.Of(bucket));
    }

    /// <summary>Where the compared bucket of the same dates starts; null: a year earlier has no such day (29 February).</summary>
    private DateOnly? AYearEarlier(DateOnly start)
    {
        if (grain == Granularity.Week) return start.AddDays(-DaysOfYearsWeeks);
        var earlier = start.AddYears(-1);
        return earlier.Day == start.Day ? earlier : null;
    }

    /// <summary>Whether a change from one to the other says something of the shop, and not of the calendar: whole months are alike, a week and a day of one are not.</summary>
    private bool IsAsLong(DateRange bucket, DateRange compared) => bucket.Days == compared.Days || IsWhole(bucket) && IsWhole(compared);

    private bool IsWhole(DateRange bucket) => bucket == new DateRange(calendar.BucketStart(bucket.From, grain), calendar.BucketEnd(bucket.From, grain));

    private Dictionary<DateOnly, BsonDocument> ByBucket(IEnumerable<BsonDocument> documents) =>
        documents.ToDictionary(document => calendar.BucketStart(document["_id"].ToUniversalTime() + KpiLabels.IntoTheDay, grain));
}
