using EcommerceDashboard.Filters;
using NodaTime;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Turns written dates into instants.</summary>
/// <param name="calendar">The zone of dates that name none.</param>
internal sealed class ShopClock(BusinessCalendar calendar)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[calendar.ZoneId];

    /// <summary>
    /// The instant (UTC) of a date that was read as a day: with an offset that instant; with a time of day that time in the zone (the earlier one when the
    /// clock shows it twice, shifted on when it skips it); else the first instant of the day.
    /// </summary>
    public DateTime At(WrittenDate date, DateOnly day)
    {
        if (date.Time is not { } time) return calendar.StartOf(day);
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        return date.Offset is { } offset
            ? DateTime.SpecifyKind(local - offset, DateTimeKind.Utc)
            : _zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeUtc();
    }

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(DateTime instant) => calendar.DayOf(instant);
}
