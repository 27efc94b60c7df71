using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Features.Geography;

public class PlaceNameTests
{
    private static readonly string[] States = ["Oregon", "Maine", "DC", "North, East", "East"];
    private static readonly string[] Countries = ["United States", "France", ""];

    [Theory]
    [InlineData("Portland, Oregon, United States", "Portland", "Oregon", "United States")]
    [InlineData("Paris, France", "Paris", null, "France")]
    [InlineData("Portland, Maine", "Portland", "Maine", null)]
    [InlineData("Washington, DC, DC, United States", "Washington, DC", "DC", "United States")]
    [InlineData("Town, North, East, France", "Town", "North, East", "France")]
    [InlineData("France", "France", null, null)]
    public void Key_IsTakenApart(string key, string city, string? state, string? country) =>
        Assert.Equal(new PlaceName(city, state, country), PlaceName.Of(key, States, Countries));

    [Fact]
    public void Filter_NarrowsToThePlaceAndBackFromItsCity()
    {
        var narrowed = new PlaceName("Portland", "Oregon", "United States").ToggledIn(DashboardFilter.Everything);

        Assert.Equal("?country=United%20States&state=Oregon&city=Portland", FilterQueryString.Format(narrowed));
        Assert.Equal("?country=United%20States&state=Oregon", FilterQueryString.Format(new PlaceName("Portland", "Oregon", "United States").ToggledIn(narrowed)));
    }
}
