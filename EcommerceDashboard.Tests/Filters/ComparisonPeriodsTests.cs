using System.Globalization;

namespace EcommerceDashboard.Filters;

public class ComparisonPeriodsTests
{
    private const string Later = "2030-06-15";

    [Theory]
    // Whole calendar months: as many whole calendar months before.
    [InlineData("2017-01-01..2017-12-31", Later, "2016-01-01..2016-12-31")]
    [InlineData("2017-03-01..2017-03-31", Later, "2017-02-01..2017-02-28")]
    [InlineData("2016-03-01..2016-03-31", Later, "2016-02-01..2016-02-29")]
    [InlineData("2017-02-01..2017-02-28", Later, "2017-01-01..2017-01-31")]
    [InlineData("2017-04-01..2017-06-30", Later, "2017-01-01..2017-03-31")]
    // Anything else: as many days before.
    [InlineData("2017-03-10..2017-03-10", Later, "2017-03-09..2017-03-09")]
    [InlineData("2017-03-01..2017-03-30", Later, "2017-01-30..2017-02-28")]
    [InlineData("2016-02-01..2016-02-28", Later, "2016-01-04..2016-01-31")]
    // Running: the same elapsed days, today included.
    [InlineData("2017-03-01..2017-03-31", "2017-03-12", "2017-02-01..2017-02-12")]
    [InlineData("2017-03-01..2017-03-31", "2017-03-01", "2017-02-01..2017-02-01")]
    [InlineData("2017-03-01..2017-03-31", "2017-03-30", "2017-02-01..2017-02-28")]
    [InlineData("2017-03-01..2017-03-31", "2017-03-31", "2017-02-01..2017-02-28")]
    [InlineData("2017-01-01..2017-12-31", "2017-05-15", "2016-01-01..2016-05-14")]
    [InlineData("2017-04-01..2017-06-30", "2017-05-15", "2017-01-01..2017-02-14")]
    [InlineData("2017-02-10..2017-03-11", "2017-03-11", "2017-01-11..2017-02-09")]
    // Not begun, or nothing before it in the calendar.
    [InlineData("2017-03-01..2017-03-31", "2017-02-28", null)]
    [InlineData("0001-01-01..0001-12-31", Later, null)]
    [InlineData("0001-01-02..0001-01-03", Later, null)]
    public void Of_ThePreviousPeriod_FollowsTheRules(string range, string today, string? expected) =>
        Assert.Equal(expected, Text(ComparisonPeriods.Of(Range(range), ComparisonMode.Previous, Day(today))));

    [Theory]
    [InlineData("2017-01-01..2017-12-31", Later, "2016-01-01..2016-12-31")]
    [InlineData("2017-03-10..2017-03-20", Later, "2016-03-10..2016-03-20")]
    // Whole months stay whole months.
    [InlineData("2017-02-01..2017-02-28", Later, "2016-02-01..2016-02-29")]
    [InlineData("2016-02-01..2016-02-29", Later, "2015-02-01..2015-02-28")]
    [InlineData("2016-12-01..2017-02-28", Later, "2015-12-01..2016-02-29")]
    // 29 February has no date a year earlier.
    [InlineData("2016-02-29..2016-03-10", Later, "2015-02-28..2015-03-10")]
    [InlineData("2016-02-20..2016-02-29", Later, "2015-02-20..2015-02-28")]
    [InlineData("2017-02-20..2017-02-28", Later, "2016-02-20..2016-02-28")]
    // Running: the elapsed dates.
    [InlineData("2017-01-01..2017-12-31", "2017-05-15", "2016-01-01..2016-05-15")]
    [InlineData("2016-02-01..2016-12-31", "2016-02-29", "2015-02-01..2015-02-28")]
    [InlineData("2017-02-01..2017-02-28", "2017-02-28", "2016-02-01..2016-02-29")]
    [InlineData("2018-01-01..2018-12-31", "2017-05-15", null)]
    [InlineData("0001-01-01..0001-12-31", Later, null)]
    public void Of_AYearEarlier_KeepsTheDates(string range, string today, string? expected) =>
        Assert.Equal(expected, Text(ComparisonPeriods.Of(Range(range), ComparisonMode.Year, Day(today))));

    [Fact]
    public void Of_NoComparison_IsNone() =>
        Assert.Null(ComparisonPeriods.Of(Range("2017-01-01..2017-12-31"), ComparisonMode.None, Day(Later)));

    [Theory]
    [InlineData("2017-05-15", false)]
    [InlineData("2017-05-14", true)]
    [InlineData("2017-05-01", true)]
    public void IsRunning_UpToItsLastDay_IsTrue(string today, bool expected) =>
        Assert.Equal(expected, ComparisonPeriods.IsRunning(Range("2017-05-10..2017-05-14"), Day(today)));

    private static string? Text(DateRange? range) =>
        range is { } days ? $"{FilterQueryString.FormatDay(days.From)}..{FilterQueryString.FormatDay(days.To)}" : null;

    private static DateRange Range(string text) => new(Day(text[..10]), Day(text[12..]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
