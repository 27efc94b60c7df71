using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>A time zone: a fixed offset or a zone of the tz database.</summary>
internal sealed class ZoneRule
{
    private static readonly Instant Earliest = Instant.FromUtc(-9997, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9998, 1, 1, 0, 0);

    /// <summary>The zones asked for so far: no more than the tz database has.</summary>
    private static readonly ConcurrentDictionary<string, ZoneRule> Known = new(StringComparer.Ordinal);

    private readonly DateTimeZone? _zone;
    private readonly long _fixedOffset;

    // The last interval asked for: dates come in runs. One immutable object, so that threads may share the zone.
    private Interval _last = new(long.MaxValue, long.MinValue, 0);

    private ZoneRule(DateTimeZone? zone, long fixedOffset)
    {
        _zone = zone;
        _fixedOffset = fixedOffset;
    }

    public static ZoneRule Utc { get; } = new(null, 0);

    /// <summary>Whether local time is UTC, always.</summary>
    public bool IsUtc => _zone is null && _fixedOffset == 0;

    /// <summary>Reads an identifier (<c>Europe/Paris</c>) or an offset (<c>+05:30</c>, <c>-0800</c>, <c>+03</c>).</summary>
    /// <exception cref="CommandException">Location40485.</exception>
    public static ZoneRule Parse(string text)
    {
        if (text is "UTC" or "GMT") return Utc;
        if (Known.TryGetValue(text, out var known)) return known;
        if (text is ['+' or '-', ..]) return OfOffset(ParseOffset(text) ?? throw Unknown(text));
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } zone ? Known.GetOrAdd(text, new ZoneRule(zone, 0)) : throw Unknown(text);
    }

    /// <summary>A zone that is always ahead of UTC by the same milliseconds.</summary>
    public static ZoneRule OfOffset(long milliseconds) => new(null, milliseconds);

    /// <summary>The milliseconds by which local time is ahead of UTC.</summary>
    public long OffsetAt(long utc)
    {
        if (_zone is null) return _fixedOffset;
        var last = _last;
        if (utc >= last.Start && utc < last.End) return last.Offset;
        var interval = _zone.GetZoneInterval(ToInstant(utc));
        last = new(
            interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() : long.MinValue,
            interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue,
            interval.WallOffset.Milliseconds);
        _last = last;
        return last.Offset;
    }

    public LocalTime ToLocal(long utc) => new(utc + OffsetAt(utc));

    /// <summary>
    /// The instant of a local time. Of two (clocks went back) the earlier; of none (clocks went forward) as if they had not yet.
    /// </summary>
    public long ToUtc(long local)
    {
        if (_zone is null) return local - _fixedOffset;
        var mapping = _zone.MapLocal(ToInstant(local).InUtc().LocalDateTime);
        return local - mapping.EarlyInterval.WallOffset.Milliseconds;
    }

    private static Instant ToInstant(long milliseconds) =>
        milliseconds <= Earliest.ToUnixTimeMilliseconds() ? Earliest
        : milliseconds >= Latest.ToUnixTimeMilliseconds() ? Latest
        : Instant.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>±hh, ±hhmm or ±hh:mm in milliseconds; null: it is none of these.</summary>
    private static long? ParseOffset(ReadOnlySpan<char> text)
    {
        var isValid = text.Length switch
        {
            3 or 5 => !text[1..].ContainsAnyExceptInRange('0', '9'),
            6 => text[3] == ':' && !text[1..3].ContainsAnyExceptInRange('0', '9') && !text[4..].ContainsAnyExceptInRange('0', '9'),
            _ => false,
        };
        if (!isValid) return null;
        var hours = int.Parse(text[1..3], CultureInfo.InvariantCulture);
        var minutes = text.Length == 3 ? 0 : int.Parse(text[^2..], CultureInfo.InvariantCulture);
        var offset = (hours * Calendar.MillisecondsPerHour) + (minutes * Calendar.MillisecondsPerMinute);
        return text[0] == '-' ? -offset : offset;
    }

    private static CommandException Unknown(string text) =>
        CommandException.Location(40485, $"unrecognized time zone identifier: \"{text}\"");

    private sealed record Interval(long Start, long End, long Offset);
}
