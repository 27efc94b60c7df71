using EcommerceDashboard.Features.Customers;
using EcommerceDashboard.Filters;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The customers in a browser, over the hand-counted shop of <see cref="BrowserShop"/>.</summary>
public sealed class CustomersPageTests(DashboardBrowser browser) : BrowserTest(browser)
{
    private const string Range = "?from=2017-01-01&to=2017-12-31";
    private const string Year2017 = "/customers" + Range;

    [Fact]
    public async Task Page_OfAYear_ShowsItsFigures()
    {
        var page = await OpenAsync(Year2017);

        // 12 customers of 2016, twice each half a year apart: two gaps of a customer make a year.
        await ExpectFiguresAsync(page, "12", "0", "12", "2.00", "182.5\u00A0days", "100.0\u202F%", "100.0\u202F%", "100.0\u202F%");
        await ChartsDrawnAsync(page, 3);
        await Assertions.Expect(page.Locator(".retention-period")).ToHaveTextAsync("Comparison period: 1 Jan – 31 Dec 2016, with 12 customers.");
    }

    [Fact]
    public async Task Customer_OfAnyIdAndName_IsReachedAndBackKeepsTheFilter()
    {
        var page = await OpenAsync(Year2017);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("ONERROR");
        await page.GetByRole(AriaRole.Link, new() { Name = BrowserShop.HostileCustomer, Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(BrowserShop.HostileCustomer);
        // Not ToHaveURL, which reads the escapes of the address as something else.
        Assert.Equal(Root + CustomersFeature.Customer.AddressOf(BrowserShop.HostileId, DashboardFilter.Everything) + Range, page.Url);
        await Assertions.Expect(page).ToHaveTitleAsync(BrowserShop.HostileCustomer + " · Ecommerce Dashboard");
        await ExpectFiguresAsync(page, "$360.00", "$36.00", "2", "$180.00", "182.5\u00A0days");
        await ChartsDrawnAsync(page, 3);

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(BrowserShop.HostileCustomer);
        await Assertions.Expect(page.Locator("[aria-labelledby=customer-orders-title] tbody th")).ToHaveTextAsync(["2017-19", "2017-07"]);

        await page.Locator(".subject-line a").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017);
    }

    [Fact]
    public async Task Customer_OfNoOrder_IsSaidToBeNone()
    {
        var page = await OpenAsync("/customers/C-404" + Range, language: "fr");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Client inconnu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tous les clients" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017);
    }

    [Theory]
    [InlineData(Year2017, 3)]
    [InlineData("/customers/C-00" + Range, 3)]
    public async Task Phone_ScrollsInsideItsCardsOnly(string path, int charts)
    {
        var page = await OpenAsync(path, Phone, language: "fr");
        await ChartsDrawnAsync(page, charts);

        Assert.Equal(Phone.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(Year2017, false)]
    [InlineData("/customers/C-00" + Range, true)]
    public async Task Axe_FindsNothingSerious(string path, bool isDark)
    {
        var page = await OpenAsync(path, isDark: isDark);
        await ChartsDrawnAsync(page, 3);

        await AssertAccessibleAsync(page);
    }

    private static async Task ExpectFiguresAsync(IPage page, params string[] figures) =>
        await Assertions.Expect(page.Locator(".kpi-value .visually-hidden")).ToHaveTextAsync(figures);

    private static async Task ChartsDrawnAsync(IPage page, int count) => await page.WaitForFunctionAsync(
        "count => { const charts = [...document.querySelectorAll('.chart')]; return charts.length === count && charts.every(chart => chart.querySelector('.main-svg') && !chart.querySelector('.chart-skeleton')); }",
        count);
}
