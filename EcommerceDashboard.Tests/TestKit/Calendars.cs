using EcommerceDashboard.Filters;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace EcommerceDashboard.TestKit;

/// <summary>Business calendars with a pinned clock.</summary>
public static class Calendars
{
    /// <summary>A calendar of a zone in which it is noon of a day.</summary>
    public static BusinessCalendar In(string zone, DateOnly today, DayOfWeek weekStart = DayOfWeek.Monday)
    {
        var dateTimeZone = DateTimeZoneProviders.Tzdb[zone];
        var noon = new LocalDateTime(today.Year, today.Month, today.Day, 12, 0).InZoneLeniently(dateTimeZone);
        return new BusinessCalendar(dateTimeZone, weekStart, new FakeTimeProvider(noon.ToDateTimeOffset()));
    }

    /// <summary>A calendar in UTC, long after all test data.</summary>
    public static BusinessCalendar Utc { get; } = In("UTC", new DateOnly(2030, 6, 15));
}
