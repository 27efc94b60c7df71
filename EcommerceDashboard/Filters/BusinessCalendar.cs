using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace EcommerceDashboard.Filters;

/// <summary>
/// Days, weeks, months, quarters and years as the shop counts them: in its own time zone and from its own first day of the week,
/// wherever browser and server are.
/// </summary>
/// <param name="zone">The business time zone.</param>
/// <param name="weekStart">The first day of a week.</param>
/// <param name="time">The clock.</param>
public sealed class BusinessCalendar(DateTimeZone zone, DayOfWeek weekStart, TimeProvider time)
{
    /// <summary>More buckets than this draw no legible chart and only cost: a longer range gets a coarser granularity.</summary>
    public const int MaxBuckets = 4_000;

    /// <summary>
    /// A day starts at its first instant: the earlier midnight where the clock goes back over it, the end of the gap where it
    /// goes forward over it (São Paulo until 2018), and no earlier than the next day where a whole day is skipped (Apia, 30 Dec 2011).
    /// </summary>
    private static readonly ZoneLocalMappingResolver FirstInstant =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>IANA name of the business time zone, as the database takes it.</summary>
    public string ZoneId => zone.Id;

    /// <summary>The first day of a week.</summary>
    public DayOfWeek WeekStart => weekStart;

    /// <summary>The local day it is now.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>The local day of an instant (UTC).</summary>
    public DateOnly DayOf(DateTime instant) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc)).InZone(zone).Date.ToDateOnly();

    /// <summary>What a local clock shows at an instant (UTC).</summary>
    public TimeOnly TimeOf(DateTime instant) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc)).InZone(zone).TimeOfDay.ToTimeOnly();

    /// <summary>The first instant of a local day, UTC.</summary>
    public DateTime StartOf(DateOnly day) =>
        zone.ResolveLocal(day.ToLocalDate().AtMidnight(), FirstInstant).ToDateTimeUtc();

    /// <summary>The instants of whole local days: from the start of the first to the start of the day after the last, UTC.</summary>
    public UtcInterval IntervalOf(DateRange range) => new(StartOf(range.From), StartOf(range.To.AddDays(1)));

    /// <summary>First day of the bucket that a day lies in.</summary>
    public DateOnly BucketStart(DateOnly day, Granularity grain) => grain switch
    {
        Granularity.Day => day,
        Granularity.Week => day.AddDays(-(((int)day.DayOfWeek - (int)weekStart + 7) % 7)),
        Granularity.Month => new DateOnly(day.Year, day.Month, 1),
        Granularity.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        Granularity.Year => new DateOnly(day.Year, 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, null),
    };

    /// <summary>First day of the bucket that an instant (UTC) lies in.</summary>
    public DateOnly BucketStart(DateTime instant, Granularity grain) => BucketStart(DayOf(instant), grain);

    /// <summary>Last day of the bucket that a day lies in.</summary>
    public DateOnly BucketEnd(DateOnly day, Granularity grain)
    {
        var start = BucketStart(day, grain);
        var next = grain switch
        {
            Granularity.Day => start.AddDays(1),
            Granularity.Week => start.AddDays(7),
            Granularity.Month => start.AddMonths(1),
            Granularity.Quarter => start.AddMonths(3),
            _ => start.AddYears(1),
        };
        return next.AddDays(-1);
    }

    /// <summary>The buckets of a range in order, the first and the last cut to the days that are in the range.</summary>
    public IEnumerable<DateRange> Buckets(DateRange range, Granularity grain)
    {
        for (var day = range.From; day <= range.To;)
        {
            var end = BucketEnd(day, grain);
            if (end > range.To) end = range.To;
            yield return new DateRange(day, end);
            day = end.AddDays(1);
        }
    }

    /// <summary>True when the bucket of these days is cut by the range, or is not over.</summary>
    public bool IsIncomplete(DateRange bucket, Granularity grain) =>
        bucket.From != BucketStart(bucket.From, grain) || bucket.To != BucketEnd(bucket.From, grain) || bucket.To >= Today;

    /// <summary>
    /// The granularity of a range when none is chosen: at most 31 days by day, half a year by week, three years by month,
    /// ten years by quarter, longer by year.
    /// </summary>
    public static Granularity AutomaticGrain(DateRange range) => range.Days switch
    {
        <= 31 => Granularity.Day,
        <= 26 * 7 + 2 => Granularity.Week,
        <= 3 * 366 => Granularity.Month,
        <= 10 * 366 => Granularity.Quarter,
        _ => Granularity.Year,
    };

    /// <summary>The granularity asked for, or the next coarser one that stays within <see cref="MaxBuckets"/>; none asked for: the automatic one.</summary>
    public static Granularity GrainFor(DateRange range, Granularity? asked)
    {
        var grain = asked ?? AutomaticGrain(range);
        while (grain < Granularity.Year && range.Days / ShortestDays(grain) > MaxBuckets) grain++;
        return grain;
    }

    private static int ShortestDays(Granularity grain) => grain switch
    {
        Granularity.Day => 1,
        Granularity.Week => 7,
        Granularity.Month => 28,
        Granularity.Quarter => 90,
        _ => 365,
    };
}

/// <summary>Instants from <paramref name="Start"/> up to, not including, <paramref name="End"/>; both UTC.</summary>
public readonly record struct UtcInterval(DateTime Start, DateTime End);
