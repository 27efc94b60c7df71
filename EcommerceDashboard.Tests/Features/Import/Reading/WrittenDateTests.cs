using System.Globalization;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Import.Reading;

public class WrittenDateTests
{
    [Theory]
    [InlineData("2016-04-07", "2016-04-07")]
    [InlineData("2016/4/7", "2016-04-07")]
    [InlineData("20160407", "2016-04-07")]
    [InlineData("7.4.2016", "2016-04-07")]
    [InlineData("07.04.16", "2016-04-07")]
    [InlineData("7 April 2016", "2016-04-07")]
    [InlineData("7-Apr-16", "2016-04-07")]
    [InlineData("7. Januar 2016", "2016-01-07")]
    [InlineData("Apr 7, 2016", "2016-04-07")]
    [InlineData("7 août 2016", "2016-08-07")]
    [InlineData("7 de febrero", null)]
    [InlineData("1999-12-31", "1999-12-31")]
    [InlineData("31.12.99", "1999-12-31")]
    [InlineData("0016-11-08", null)]
    [InlineData("2015-02-29", null)]
    [InlineData("2016-13-45", null)]
    [InlineData("2016-4-7-8", null)]
    [InlineData("7/4", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void Read_DatesThatMeanOneDay_AreThatDayUnderEveryOrder(string text, string? expected)
    {
        DateOnly? day = expected is null ? null : DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.All(DateOrder.All, order => Assert.Equal(day, WrittenDate.TryRead(text, out var date) ? date.Day(order) : null));
    }

    [Theory]
    [InlineData("4/7/2016", 7, 4)]
    [InlineData("4-7-16", 7, 4)]
    [InlineData("4/17/2016", 17, null)]
    [InlineData("17/4/2016", null, 17)]
    public void Read_DatesThatLeaveItOpen_FollowTheOrder(string text, int? monthFirst, int? dayFirst)
    {
        Assert.True(WrittenDate.TryRead(text, out var date));
        Assert.Equal((monthFirst, dayFirst, null), (date.Day(DateOrder.MonthFirst)?.Day, date.Day(DateOrder.DayFirst)?.Day, date.Day(DateOrder.YearFirst)));
    }

    [Theory]
    [InlineData("2016-07-01", "2016-06-30T22:00:00.000")]
    [InlineData("2016-07-01 08:26", "2016-07-01T06:26:00.000")]
    [InlineData("2016-07-01 08:26:05", "2016-07-01T06:26:05.000")]
    [InlineData("2016-07-01T08:26:05.1239Z", "2016-07-01T08:26:05.123")]
    [InlineData("2016-07-01 08:26:05 -0400", "2016-07-01T12:26:05.000")]
    [InlineData("2016-07-01T08:26:05+05:30", "2016-07-01T02:56:05.000")]
    [InlineData("7/1/2016, 12:05 AM", "2016-06-30T22:05:00.000")]
    [InlineData("7/1/2016 1:05 pm", "2016-07-01T11:05:00.000")]
    // The clock goes over 02:30 on that day, and shows it twice on the other.
    [InlineData("2016-03-27 02:30", "2016-03-27T01:30:00.000")]
    [InlineData("2016-10-30 02:30", "2016-10-30T00:30:00.000")]
    [InlineData("2016-07-01 25:00", null)]
    [InlineData("2016-07-01 13:00 PM", null)]
    [InlineData("2016-07-01 08:26 +99", null)]
    [InlineData("2016-07-01 noon", null)]
    public void At_TimesOfDay_AreInstantsInTheZoneOfTheShop(string text, string? expected)
    {
        var clock = new ShopClock(Calendars.In("Europe/Paris", new DateOnly(2030, 1, 1)));

        var instant = WrittenDate.TryRead(text, out var date) && date.Day(DateOrder.MonthFirst) is { } day ? clock.At(date, day).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) : null;

        Assert.Equal(expected, instant);
    }

    [Theory]
    [InlineData("YYYY-MM-DD", "2016-04-07", "2016-04-08", "soon")]
    [InlineData("M/D/YYYY", "4/7/2016", "4/17/2016")]
    [InlineData("D/M/YYYY", "4/7/2016", "17/4/2016", "2016-01-01")]
    [InlineData("D/M/YYYY", "4.7.2016")]
    [InlineData("YYYY-MM-DD", "7/7/2016")]
    [InlineData(null, "4/7/2016", "5/7/2016")]
    [InlineData(null, "4/17/2016", "17/4/2016")]
    public void Decide_DatesOfAFile_OrLeavesItToTheUser(string? expected, params string[] dates)
    {
        var evidence = new DateEvidence();
        foreach (var date in dates) evidence.Add(date);

        Assert.Equal(expected, evidence.Decide()?.Name);
        if (expected is null) Assert.NotEmpty(evidence.Examples);
    }
}
