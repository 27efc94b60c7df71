using System.Globalization;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace EcommerceDashboard.Filters;

public class BusinessCalendarTests
{
    private static readonly DateOnly Late = new(2030, 1, 1);

    [Theory]
    // A winter day, the short day and the long day of each zone's clock changes.
    [InlineData("UTC", "2017-03-12", "2017-03-12T00:00Z", "2017-03-13T00:00Z")]
    [InlineData("America/New_York", "2017-01-01", "2017-01-01T05:00Z", "2017-01-02T05:00Z")]
    [InlineData("America/New_York", "2017-03-12", "2017-03-12T05:00Z", "2017-03-13T04:00Z")]
    [InlineData("America/New_York", "2017-11-05", "2017-11-05T04:00Z", "2017-11-06T05:00Z")]
    [InlineData("Europe/Paris", "2017-03-26", "2017-03-25T23:00Z", "2017-03-26T22:00Z")]
    [InlineData("Europe/Paris", "2017-10-29", "2017-10-28T22:00Z", "2017-10-29T23:00Z")]
    [InlineData("Asia/Kolkata", "2017-06-01", "2017-05-31T18:30Z", "2017-06-01T18:30Z")]
    [InlineData("Pacific/Auckland", "2017-04-02", "2017-04-01T11:00Z", "2017-04-02T12:00Z")]
    [InlineData("Pacific/Auckland", "2017-09-24", "2017-09-23T12:00Z", "2017-09-24T11:00Z")]
    // Midnight does not exist: the day starts at 1:00. And 24:00 comes twice: the day before lasts until the second.
    [InlineData("America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00Z", "2017-10-16T02:00Z")]
    [InlineData("America/Sao_Paulo", "2017-02-18", "2017-02-18T02:00Z", "2017-02-19T03:00Z")]
    // Midnight comes twice: the day starts at the first.
    [InlineData("America/Havana", "2017-11-05", "2017-11-05T04:00Z", "2017-11-06T05:00Z")]
    // The whole day was skipped.
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", "2011-12-30T10:00Z")]
    public void IntervalOf_ALocalDay_IsFromItsFirstInstantToThatOfTheNext(string zone, string day, string start, string end)
    {
        var local = Day(day);
        var interval = Calendars.In(zone, Late).IntervalOf(new DateRange(local, local));
        Assert.Equal(Instant(start), interval.Start);
        Assert.Equal(Instant(end), interval.End);
        Assert.Equal(DateTimeKind.Utc, interval.Start.Kind);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/Paris")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Auckland")]
    [InlineData("America/Sao_Paulo")]
    public void IntervalsOf_AYearOfDays_TileItWithoutGap(string zone)
    {
        var calendar = Calendars.In(zone, Late);
        var days = Enumerable.Range(0, 366).Select(new DateOnly(2017, 1, 1).AddDays).ToArray();
        foreach (var day in days)
        {
            var (start, end) = calendar.IntervalOf(new DateRange(day, day));
            Assert.Equal(calendar.StartOf(day.AddDays(1)), end);
            Assert.Equal(day, calendar.DayOf(start));
            Assert.Equal(day, calendar.DayOf(end.AddTicks(-1)));
        }
    }

    [Theory]
    [InlineData(Granularity.Day, "2017-08-16", "2017-08-16")]
    [InlineData(Granularity.Week, "2017-08-14", "2017-08-20")]
    [InlineData(Granularity.Month, "2017-08-01", "2017-08-31")]
    [InlineData(Granularity.Quarter, "2017-07-01", "2017-09-30")]
    [InlineData(Granularity.Year, "2017-01-01", "2017-12-31")]
    public void Bucket_OfADay_IsTheWholeOne(Granularity grain, string start, string end)
    {
        Assert.Equal(Day(start), Calendars.Utc.BucketStart(Day("2017-08-16"), grain));
        Assert.Equal(Day(end), Calendars.Utc.BucketEnd(Day("2017-08-16"), grain));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "2017-08-14")]
    [InlineData(DayOfWeek.Sunday, "2017-08-13")]
    [InlineData(DayOfWeek.Saturday, "2017-08-12")]
    [InlineData(DayOfWeek.Thursday, "2017-08-10")]
    public void BucketStart_OfAWeek_IsTheConfiguredDay(DayOfWeek weekStart, string expected) =>
        Assert.Equal(Day(expected), Calendars.In("UTC", Late, weekStart).BucketStart(Day("2017-08-16"), Granularity.Week));

    [Fact]
    public void BucketStart_OfAnInstant_IsThatOfItsLocalDay()
    {
        var instant = new DateTime(2017, 12, 31, 22, 30, 0, DateTimeKind.Utc);
        Assert.Equal(new DateOnly(2017, 1, 1), Calendars.Utc.BucketStart(instant, Granularity.Year));
        Assert.Equal(new DateOnly(2018, 1, 1), Calendars.In("Asia/Kolkata", Late).BucketStart(instant, Granularity.Year));
    }

    [Fact]
    public void Buckets_OfARange_AreCutToIt()
    {
        var buckets = Calendars.Utc.Buckets(new DateRange(Day("2017-01-30"), Day("2017-04-02")), Granularity.Month);
        Assert.Equal(["2017-01-30..2017-01-31", "2017-02-01..2017-02-28", "2017-03-01..2017-03-31", "2017-04-01..2017-04-02"], buckets.Select(Text));
    }

    [Fact]
    public void IsIncomplete_ForCutOrRunningBuckets_IsTrue()
    {
        var calendar = Calendars.In("UTC", Day("2017-03-31"));
        Assert.True(calendar.IsIncomplete(new DateRange(Day("2017-01-30"), Day("2017-01-31")), Granularity.Month));
        Assert.True(calendar.IsIncomplete(new DateRange(Day("2017-01-01"), Day("2017-01-30")), Granularity.Month));
        Assert.True(calendar.IsIncomplete(new DateRange(Day("2017-03-01"), Day("2017-03-31")), Granularity.Month));
        Assert.False(calendar.IsIncomplete(new DateRange(Day("2017-02-01"), Day("2017-02-28")), Granularity.Month));
    }

    [Theory]
    [InlineData("2017-01-01", "2017-01-31", Granularity.Day)]
    [InlineData("2017-01-01", "2017-02-01", Granularity.Week)]
    [InlineData("2017-01-01", "2017-06-30", Granularity.Week)]
    [InlineData("2016-01-01", "2016-12-31", Granularity.Month)]
    [InlineData("2014-01-03", "2017-12-30", Granularity.Quarter)]
    [InlineData("2001-01-01", "2017-12-31", Granularity.Year)]
    public void AutomaticGrain_FollowsTheLength(string from, string to, Granularity expected) =>
        Assert.Equal(expected, BusinessCalendar.AutomaticGrain(new DateRange(Day(from), Day(to))));

    [Fact]
    public void GrainFor_MoreBucketsThanFit_IsCoarser()
    {
        var longest = new DateRange(FilterQueryString.FirstDay, FilterQueryString.LastDay);
        Assert.Equal(Granularity.Month, BusinessCalendar.GrainFor(longest, Granularity.Day));
        Assert.Equal(Granularity.Day, BusinessCalendar.GrainFor(new DateRange(Day("2010-01-01"), Day("2017-12-31")), Granularity.Day));
    }

    [Theory]
    [InlineData("UTC", "2017-06-30")]
    [InlineData("Pacific/Auckland", "2017-07-01")]
    [InlineData("America/New_York", "2017-06-30")]
    public void Today_IsTheBusinessZonesDay(string zone, string expected)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2017, 6, 30, 13, 0, 0, TimeSpan.Zero));
        Assert.Equal(Day(expected), new BusinessCalendar(DateTimeZoneProviders.Tzdb[zone], DayOfWeek.Monday, clock).Today);
    }

    private static string Text(DateRange range) => $"{FilterQueryString.FormatDay(range.From)}..{FilterQueryString.FormatDay(range.To)}";

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
}
