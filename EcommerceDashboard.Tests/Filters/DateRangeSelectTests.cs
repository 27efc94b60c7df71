using Bunit;
using EcommerceDashboard.Shell;
using MudBlazor;

namespace EcommerceDashboard.Filters;

public class DateRangeSelectTests : ShellTestContext
{
    [Theory]
    [InlineData("/", "All time (3 Jan 2014 – 30 Dec 2017)")]
    [InlineData("/?from=2017-01-01&to=2017-12-31", "1 Jan – 31 Dec 2017")]
    [InlineData("/?from=2017-03-01", "Since 1 Mar 2017")]
    [InlineData("/?to=2017-03-01", "Until 1 Mar 2017")]
    public void Button_ForAnAddress_NamesTheDays(string address, string expected) =>
        Assert.Equal(expected, RenderAt<DateRangeSelect>(address).Find(".date-range-caption").TextContent);

    [Fact]
    public void Presets_OfAShopOfThePast_OfferTheYearsOfItsData()
    {
        var select = Opened("/?from=2016-01-01&to=2016-12-31");

        Assert.Equal(
            ["This month", "Last 30 days", "This quarter", "This year", "Last year", "All time", "2017", "2016", "2015", "2014"],
            select.FindAll(".date-preset").Select(preset => preset.TextContent));
        Assert.Equal("2016", select.Find(".date-preset[aria-pressed=true]").TextContent);
    }

    [Theory]
    [InlineData("Last year", "/?from=2017-01-01&to=2017-12-31&region=West")]
    [InlineData("Last 30 days", "/?from=2017-12-04&to=2018-01-02&region=West")]
    [InlineData("All time", "/?region=West")]
    [InlineData("2015", "/?from=2015-01-01&to=2015-12-31&region=West")]
    public void Preset_Clicked_GoesIntoTheAddressAndCloses(string preset, string expected)
    {
        var select = Opened("/?from=2016-05-01&to=2016-05-02&region=West");

        select.FindAll(".date-preset").Single(button => button.TextContent == preset).Click();

        Assert.Equal(expected, Address);
        Assert.Empty(select.FindAll(".dropdown-panel"));
    }

    [Fact]
    public async Task Calendar_RangeChosen_GoesIntoTheAddress()
    {
        var select = Opened("/");
        var picker = select.FindComponent<MudDateRangePicker>();

        await picker.InvokeAsync(() => picker.Instance.DateRangeChanged.InvokeAsync(
            new MudBlazor.DateRange(new DateTime(2017, 2, 3), new DateTime(2017, 2, 5))));

        Assert.Equal("/?from=2017-02-03&to=2017-02-05", Address);
    }

    [Fact]
    public void Calendar_OfTheShop_StartsItsWeekWhereTheShopDoes() =>
        Assert.Equal(DayOfWeek.Monday, Opened("/").FindComponent<MudDateRangePicker>().Instance.FirstDayOfWeek);

    private IRenderedComponent<FilterProvider> Opened(string address)
    {
        var select = RenderAt<DateRangeSelect>(address);
        select.Find("#date-range").Click();
        return select;
    }
}
