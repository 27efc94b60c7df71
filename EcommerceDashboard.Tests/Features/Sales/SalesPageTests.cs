using AngleSharp.Dom;
using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Plotly.Blazor;

namespace EcommerceDashboard.Features.Sales;

public class SalesPageTests
{
    [Fact]
    public void Figures_AreShownOnFiveCards()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<SalesPage>();

        Assert.Equal(["Total sales", "Total profit", "Orders", "Average order value", "Units sold"], Texts(page, ".kpi-card h2"));
        Assert.Equal(["$733,215.26", "$93,439.27", "1,687", "$434.63", "12,476"], Texts(page, ".kpi-value .visually-hidden"));
        Assert.Equal(5, page.FindAll(".sparkline-line").Count);
    }

    [Fact]
    public void Figures_InFrench_AreWrittenInFrench()
    {
        using var context = new DashboardTestContext("fr-FR");
        var page = context.RenderPage<SalesPage>();

        Assert.Equal("733\u202F215,26\u00A0$", page.Find(".kpi-value .visually-hidden").TextContent);
        Assert.Contains("Meilleurs produits par chiffre d’affaires", Texts(page, ".widget-title"));
    }

    [Fact]
    public void Cards_ComeFromOneTotalsAndOneSeriesQuery()
    {
        using var context = new DashboardTestContext();

        context.RenderPage<SalesPage>();

        Assert.Single(context.Queries.Calls, call => call.Method == "Totals");
        Assert.Single(context.Queries.Calls, call => call.Method == "Series");
        Assert.Equal(["region", "category", "segment", "product"], context.Queries.Calls.Where(call => call.Method == "Breakdown").Select(call => call.Dimension!.Id));
    }

    [Fact]
    public void Prerendered_TheCircuitAsksNothingAgain()
    {
        using var context = new DashboardTestContext();
        context.RenderPage<SalesPage>("/?region=West");
        context.Persisted.TriggerOnPersisting();
        var asked = context.Queries.Calls.Count(call => call.Method is "Totals" or "Series" or "Breakdown");

        var page = context.RenderPage<SalesPage>("/?region=West");

        Assert.Equal("$733,215.26", page.Find(".kpi-value .visually-hidden").TextContent);
        Assert.Equal(asked, context.Queries.Calls.Count(call => call.Method is "Totals" or "Series" or "Breakdown"));
    }

    [Fact]
    public void Data_ThatIsAnotherThanBefore_IsShownByItself()
    {
        using var context = new DashboardTestContext();
        context.RenderPage<SalesPage>();

        context.Time.Advance(FilterProvider.FreshnessInterval);
        Assert.Single(context.Queries.Calls, call => call.Method == "Totals");

        context.Queries.Freshness = context.Queries.Freshness with { Version = 2 };
        context.Time.Advance(FilterProvider.FreshnessInterval);

        Assert.Equal(2, context.Queries.Calls.Count(call => call.Method == "Totals"));
        Assert.Equal(2, context.Queries.Calls.Count(call => call.Method == "Series"));
        Assert.Equal(2, context.Queries.Calls.Count(call => call.Method == "FilterOptions"));
        context.Time.Advance(FilterProvider.FreshnessInterval);
        Assert.Equal(2, context.Queries.Calls.Count(call => call.Method == "Totals"));
    }

    [Fact]
    public async Task Bar_Clicked_TogglesItsValueInTheAddress()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<SalesPage>("/?from=2017-01-01&to=2017-12-31");

        await ClickBarAsync(page, "sales-by-region-chart", 1);
        Assert.Equal("?from=2017-01-01&to=2017-12-31&region=East", context.Query);
        await ClickBarAsync(page, "sales-by-region-chart", 0);
        Assert.Equal("?from=2017-01-01&to=2017-12-31&region=East&region=West", context.Query);
        await ClickBarAsync(page, "sales-by-region-chart", 1);

        Assert.Equal("?from=2017-01-01&to=2017-12-31&region=West", context.Query);
    }

    [Fact]
    public async Task Point_OfALine_NarrowsTheDatesToItsBucket()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<SalesPage>("/?from=2017-01-01&to=2017-12-31&grain=month");

        await ClickBarAsync(page, "sales-over-time-chart", 1);

        Assert.Equal("?from=2017-02-01&to=2017-02-28", context.Query);
    }

    [Theory]
    [InlineData("sales-by-category-chart", "?category=Technology")]
    [InlineData("sales-by-segment-chart", "?segment=Consumer")]
    public async Task Bar_OfEachDimension_NarrowsItsOwn(string chart, string query)
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<SalesPage>();

        await ClickBarAsync(page, chart, 0);

        Assert.Equal(query, context.Query);
    }

    [Fact]
    public void Breakdown_OfAFilteredDimension_KeepsTheOtherBarsToChooseFrom()
    {
        using var context = new DashboardTestContext();

        var page = context.RenderPage<SalesPage>("/?region=West&segment=Consumer");

        var byRegion = Assert.Single(context.Queries.Calls, call => call.Dimension == Dimension.Region).Filter;
        Assert.Empty(byRegion.Regions);
        Assert.Equal(["Consumer"], byRegion.Segments);
        Assert.Equal("Faint bars are outside the filter.", page.Find("[aria-labelledby=sales-by-region-title] .note").TextContent.Trim());
    }

    [Fact]
    public void Granularity_Chosen_StandsInTheAddressAndLeavesTheTotalsAlone()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<SalesPage>();
        Assert.Equal("Month", page.Find(".segmented [aria-pressed=true]").TextContent);
        Assert.True(page.FindAll(".segmented button")[4].HasAttribute("disabled"), "A year of data has no course by year.");

        page.FindAll(".segmented button")[3].Click();

        Assert.Equal("?grain=quarter", context.Query);
        Assert.Equal("Quarter", page.Find(".segmented [aria-pressed=true]").TextContent);
        Assert.Single(context.Queries.Calls, call => call.Method == "Totals");
    }

    [Fact]
    public async Task Filter_Changed_KeepsTheOldFiguresDimmedUntilTheNewOnesCome()
    {
        using var context = new DashboardTestContext();
        context.Queries.Scale = filter => filter.Regions.IsEmpty ? 1m : 0.5m;
        var page = context.RenderPage<SalesPage>();
        var answer = new TaskCompletionSource();
        context.Queries.BeforeAnswer = _ => answer.Task;

        await ClickBarAsync(page, "sales-by-region-chart", 0);
        Assert.Contains("is-stale", page.Find(".kpi-card").ClassList);
        Assert.Equal("$733,215.26", page.Find(".kpi-value .visually-hidden").TextContent);

        await page.InvokeAsync(answer.SetResult);
        page.WaitForAssertion(() => Assert.Equal("$366,607.63", page.Find(".kpi-value .visually-hidden").TextContent));
        Assert.DoesNotContain("is-stale", page.Find(".kpi-card").ClassList);
    }

    [Fact]
    public void OneWidget_Fails_TheRestOfThePageLives()
    {
        using var context = new DashboardTestContext();
        context.Queries.BeforeAnswer = call => call.Dimension == Dimension.Product ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
        var page = context.RenderPage<SalesPage>();

        var failed = Assert.Single(page.FindAll("[role=alert]"));
        Assert.Equal("$733,215.26", page.Find(".kpi-value .visually-hidden").TextContent);

        context.Queries.BeforeAnswer = _ => Task.CompletedTask;
        failed.QuerySelector("button")!.Click();

        page.WaitForAssertion(() => Assert.Contains("Canon imageCLASS 2200", page.Find("[aria-labelledby=top-products-title] tbody").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void TopProducts_AreWrittenOutAndALossIsMarked()
    {
        using var context = new DashboardTestContext();
        context.Queries.Figures[SalesKpis.Profit.Id] = new(-1000m, 100m);
        var page = context.RenderPage<SalesPage>();

        var cells = page.FindAll("[aria-labelledby=top-products-title] tbody tr:first-child > *");
        Assert.Equal(["Canon imageCLASS 2200", "$36,660.76", "-$50.00", "12.5\u202F%", "84", "624"], cells.Select(cell => cell.TextContent.Trim()));
        Assert.Contains("negative", cells[2].ClassList);
        Assert.Equal("descending", page.Find("[aria-labelledby=top-products-title] th:nth-child(2)").GetAttribute("aria-sort"));
    }

    [Fact]
    public void ProductName_WithMarkup_IsText()
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["product"] = [("P-1", "<b>Lamp</b> & \"Söhne\"", 1m)];
        var page = context.RenderPage<SalesPage>();

        Assert.Equal("<b>Lamp</b> & \"Söhne\"", page.Find("[aria-labelledby=top-products-title] tbody th").TextContent.Trim());
        Assert.Empty(page.FindAll("tbody b"));
    }

    [Fact]
    public void CostCoverage_BelowAll_IsSaidBesideTheMargin()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<SalesPage>();

        Assert.Equal("Margin 12.5\u202F% · cost known for 12.5\u202F% of sales", string.Join(' ', page.Find(".kpi-detail").TextContent.Split((char[]?)[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void CostCoverage_Whole_IsNotMentioned()
    {
        using var context = new DashboardTestContext();
        context.Queries.Figures[SalesKpis.CostCoverage.Id] = new(1m, 1m);

        Assert.DoesNotContain("cost known", context.RenderPage<SalesPage>().Find(".kpi-detail").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void NoOrders_SaysWhichDatesAndHowFarTheDataReaches()
    {
        using var context = new DashboardTestContext();
        context.Queries.IsEmpty = true;
        context.Queries.Periods = new(new DateRange(new DateOnly(2030, 1, 1), new DateOnly(2030, 1, 31)), null, IsRunning: false);
        var page = context.RenderPage<SalesPage>("/?from=2030-01-01&to=2030-01-31&region=West&compare=year");

        var notice = page.Find(".no-orders");
        Assert.Equal("No orders between 1 Jan 2030 and 31 Jan 2030 match the filter.", notice.QuerySelector("h2")!.TextContent);
        Assert.Contains("The data runs from 3 Jan 2014 to 30 Dec 2017.", notice.TextContent, StringComparison.Ordinal);
        notice.QuerySelector("button")!.Click();

        Assert.Equal("?compare=year", context.Query);
    }

    [Fact]
    public void NoData_LeadsToThePageThatLoadsOrders()
    {
        using var context = new DashboardTestContext();
        context.Queries.IsEmpty = true;
        context.Queries.Periods = new(null, null, IsRunning: false);
        context.Queries.Freshness = new(null, null, 0, null, IsSample: false);

        Assert.Equal("/data", context.RenderPage<SalesPage>().Find(".no-orders a.primary-button").GetAttribute("href"));
    }

    [Fact]
    public void Table_IsTheChartsTwin()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<SalesPage>();
        var card = page.Find("[aria-labelledby=sales-by-region-title]");

        MenuItem(card, "Show as table").Click();

        page.WaitForAssertion(() => Assert.Equal(
            ["West", "East", "Central", "South"],
            page.FindAll("[aria-labelledby=sales-by-region-title] tbody th").Select(cell => cell.TextContent.Trim())));
        Assert.Equal("$293,286.10", page.Find("[aria-labelledby=sales-by-region-title] tbody td").TextContent);
    }

    private static IElement MenuItem(IElement card, string text) => card.QuerySelectorAll(".menu > button").Single(button => button.TextContent == text);

    private static IEnumerable<string> Texts(IRenderedComponent<FilterProvider> page, string selector) => page.FindAll(selector).Select(element => element.TextContent.Trim());

    private static Task ClickBarAsync(IRenderedComponent<FilterProvider> page, string chart, int bar) => page.InvokeAsync(() =>
        page.FindComponents<PlotlyChart>().Single(plot => plot.Instance.Id == chart).Instance.ClickEvent([new() { PointNumber = System.Text.Json.JsonSerializer.SerializeToElement(bar) }]));
}
