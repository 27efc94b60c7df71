using System.Globalization;
using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

public class DateFormatterTests
{
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en"), Fr = CultureInfo.GetCultureInfo("fr");

    [Theory]
    [InlineData("2017-12-30", "2017-12-30", "30 Dec 2017", "30 déc. 2017")]
    [InlineData("2017-01-01", "2017-01-31", "1–31 Jan 2017", "1er–31 janv. 2017")]
    [InlineData("2017-01-01", "2017-12-31", "1 Jan – 31 Dec 2017", "1er janv. – 31 déc. 2017")]
    [InlineData("2016-12-02", "2017-01-31", "2 Dec 2016 – 31 Jan 2017", "2 déc. 2016 – 31 janv. 2017")]
    public void Range_SaysEachPartOnce(string from, string to, string english, string french)
    {
        var range = new DateRange(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
        Assert.Equal(english, DateFormatter.Range(range, En));
        Assert.Equal(french, DateFormatter.Range(range, Fr));
    }

    [Theory]
    [InlineData(Granularity.Day, "2 Jan 2017", "2 janv. 2017")]
    [InlineData(Granularity.Week, "Week of 2 Jan 2017", "Semaine du 2 janv. 2017")]
    [InlineData(Granularity.Month, "Jan 2017", "janv. 2017")]
    [InlineData(Granularity.Quarter, "Q1 2017", "T1 2017")]
    [InlineData(Granularity.Year, "2017", "2017")]
    public void Bucket_IsNamedAfterItsGranularity(Granularity grain, string english, string french)
    {
        Assert.Equal(english, DateFormatter.Bucket(new DateOnly(2017, 1, 2), grain, En));
        Assert.Equal(french, DateFormatter.Bucket(new DateOnly(2017, 1, 2), grain, Fr));
    }
}
