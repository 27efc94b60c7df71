using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;
using Plotly.Blazor;

namespace EcommerceDashboard.Features.Time;

public class TimePageTests
{
    private const string Year2017 = "?from=2017-01-01&to=2017-12-31";

    private static DashboardTestContext Context(string culture = "en-US")
    {
        var context = new DashboardTestContext(culture, addServices: services => services.AddTime());
        context.Queries.Groups["weekday"] = [("1", "Monday", 0.4m), ("5", "Friday", 0.6m)];
        context.Queries.Groups["hour"] = [("9", "9:00 AM", 0.5m), ("15", "3:00 PM", 0.5m)];
        context.Queries.Groups["monthofyear"] = [("1", "January", 0.9m), ("2", "February", 1.1m)];
        context.Queries.Groups["time"] = [("2017-10-22", "2017-10-22", 0.1m), ("2017-03-23", "2017-03-23", 0.05m)];
        return context;
    }

    [Fact]
    public void Page_ShowsEveryViewOfTime()
    {
        using var context = Context();

        var page = context.RenderPage<TimePage>("/time" + Year2017);

        Assert.Equal(
            ["Sales over time", "Cumulative sales", "Seasonality by month", "Seasonality by weekday", "Sales by weekday", "Ten best days", "Sales by weekday and hour", "Sales by day"],
            Texts(page, ".widget-title"));
        Assert.Contains("1 Jan – 31 Dec 2017 against 1 Jan – 31 Dec 2016, day by day", page.Find("[aria-labelledby=time-cumulative-title] .note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_InFrench_IsFrench()
    {
        using var context = Context("fr-FR");

        var page = context.RenderPage<TimePage>("/time" + Year2017);

        Assert.Equal("Chiffre d’affaires dans le temps", page.Find(".widget-title").TextContent);
        Assert.Contains("Moyenne par occurrence calendaire", page.Find("[aria-labelledby=time-weekdays-title] .note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_AsksOnceForEachView()
    {
        using var context = Context();
        context.Queries.Periods = context.Queries.Periods with { Comparison = new(new DateOnly(2015, 1, 1), new DateOnly(2015, 12, 31)) };

        context.RenderPage<TimePage>("/time" + Year2017);

        var asked = context.Queries.Calls.Where(call => call.Method is not ("FilterOptions" or "Freshness")).Select(call => $"{call.Method} {call.Dimension?.Id} {call.Grain}".TrimEnd());
        Assert.Equal(["Breakdown monthofyear", "Breakdown time", "Breakdown weekday", "Breakdown weekday", "Matrix weekday", "Series", "Series  Day"], asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Metric_Chosen_StandsInTheAddressBesideTheFilterAndChangesTheCharts()
    {
        using var context = Context();
        var page = context.RenderPage<TimePage>("/time" + Year2017);

        page.FindAll(".page-choices button")[2].Click();

        Assert.Equal(Year2017 + "&metric=orders", context.Query);
        page = context.RenderPage<TimePage>("/time" + context.Query);
        Assert.Equal("Orders over time", page.Find(".widget-title").TextContent);
        Assert.Equal("Orders", page.Find(".page-choices [aria-pressed=true]").TextContent);
    }

    [Theory]
    [InlineData("metric=orders", "Orders over time")]
    [InlineData("metric=ORDERS", "Orders over time")]
    [InlineData("metric=2", "Sales over time")]
    [InlineData("metric=nonsense", "Sales over time")]
    public void Metric_InTheAddress_IsReadOrFallsBack(string query, string title)
    {
        using var context = Context();

        Assert.Equal(title, context.RenderPage<TimePage>("/time?" + query).Find(".widget-title").TextContent);
    }

    [Fact]
    public void BestWeeks_Chosen_StandInTheAddress()
    {
        using var context = Context();
        var page = context.RenderPage<TimePage>("/time" + Year2017);

        page.FindAll("[aria-labelledby=time-best-title] .segmented button")[1].Click();

        Assert.Equal(Year2017 + "&best=week", context.Query);
        Assert.Equal("Ten best weeks", context.RenderPage<TimePage>("/time" + context.Query).Find("#time-best-title").TextContent);
    }

    [Fact]
    public async Task BestDay_Clicked_NarrowsTheDatesToItAndKeepsWhatElseIsChosen()
    {
        using var context = Context();
        var page = context.RenderPage<TimePage>("/time" + Year2017 + "&region=West&metric=profit");

        await ClickAsync(page, "time-best-chart", 1);

        Assert.Equal("?from=2017-03-23&to=2017-03-23&region=West&metric=profit", context.Query);
    }

    [Fact]
    public void Hours_OfDataWithoutTimesOfDay_AreNotDrawnAndSayWhy()
    {
        using var context = Context();
        context.Queries.Groups["hour"] = [("0", "12:00 AM", 1m)];

        var card = context.RenderPage<TimePage>("/time" + Year2017).Find("[aria-labelledby=time-hours-title]");

        Assert.Equal("No hours to show: every order of this selection stands at 12\u00A0AM, as in data without times of day.", card.QuerySelector(".widget-message")!.TextContent.Trim());
    }

    [Fact]
    public void NoOrders_AreSaidInsteadOfEmptyCharts()
    {
        using var context = Context();
        context.Queries.IsEmpty = true;

        var page = context.RenderPage<TimePage>("/time" + Year2017);

        Assert.Contains("No orders", page.Find(".no-orders h2").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".chart"));
    }

    private static string[] Texts(IRenderedComponent<FilterProvider> page, string selector) => [.. page.FindAll(selector).Select(element => element.TextContent.Trim())];

    private static Task ClickAsync(IRenderedComponent<FilterProvider> page, string chart, int mark) => page.InvokeAsync(() =>
        page.FindComponents<PlotlyChart>().Single(plot => plot.Instance.Id == chart).Instance.ClickEvent([new() { PointNumber = System.Text.Json.JsonSerializer.SerializeToElement(mark) }]));
}
