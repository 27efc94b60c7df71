namespace EcommerceDashboard.Filters;

public class DatePresetsTests
{
    private static readonly DateOnly Today = new(2017, 5, 15);

    [Theory]
    [InlineData(DatePreset.ThisMonth, "?from=2017-05-01&to=2017-05-31&region=West")]
    [InlineData(DatePreset.Last30Days, "?from=2017-04-16&to=2017-05-15&region=West")]
    [InlineData(DatePreset.ThisQuarter, "?from=2017-04-01&to=2017-06-30&region=West")]
    [InlineData(DatePreset.ThisYear, "?from=2017-01-01&to=2017-12-31&region=West")]
    [InlineData(DatePreset.LastYear, "?from=2016-01-01&to=2016-12-31&region=West")]
    [InlineData(DatePreset.AllTime, "?region=West")]
    public void Apply_APreset_ChangesTheDatesOnlyAndIsRecognised(DatePreset preset, string expected)
    {
        var filter = new DashboardFilter { From = new DateOnly(2015, 1, 2), Regions = DashboardFilter.NoValues.Add("West") };
        Assert.Null(DatePresets.Matching(filter, Today));
        var applied = DatePresets.Apply(filter, preset, Today);
        Assert.Equal(expected, FilterQueryString.Format(applied));
        Assert.Equal(preset, DatePresets.Matching(applied, Today));
    }

    [Fact]
    public void ThisYear_ComparedWithThePreviousPeriod_IsTheElapsedPartOfLastYear()
    {
        var range = DatePresets.RangeOf(DatePreset.ThisYear, Today);
        Assert.Equal(new DateRange(new DateOnly(2016, 1, 1), new DateOnly(2016, 5, 14)), ComparisonPeriods.Of(range!.Value, ComparisonMode.Previous, Today));
    }
}
