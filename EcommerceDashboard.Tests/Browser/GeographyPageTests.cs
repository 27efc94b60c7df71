using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The geography page in a browser, over the hand-counted shop of <see cref="BrowserShop"/>.</summary>
public sealed class GeographyPageTests(DashboardBrowser browser) : BrowserTest(browser)
{
    private const string Year2017 = "/geography?from=2017-01-01&to=2017-12-31";

    [Fact]
    public async Task Region_Opened_StandsInTheAddressAndBackReturns()
    {
        var page = await OpenAsync(Year2017);
        await ChartsDrawnAsync(page);
        await Assertions.Expect(page.Locator(".kpi-value .visually-hidden")).ToHaveTextAsync(["250.0\u00A0km", "250.0\u00A0km", "400.0\u00A0km", "100.0\u202F%", "2.0 days"]);

        var bar = page.Locator("#geo-regions-chart .point path").First;
        await bar.ScrollIntoViewIfNeededAsync();
        var box = await bar.BoundingBoxAsync() ?? throw new InvalidOperationException("The bar has no place.");
        await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));

        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017 + "&region=Central");
        await Assertions.Expect(page.Locator(".kpi-value .visually-hidden").First).ToHaveTextAsync("100.0\u00A0km");
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator(".drill [aria-current]")).ToHaveTextAsync("Central");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".drill [aria-current]")).ToHaveTextAsync("All regions");
    }

    [Fact]
    public async Task CityName_WithMarkup_IsTextAndLeadsToItsPlace()
    {
        var page = await OpenAsync(Year2017 + "&zones=city&marks=cities");
        await ChartsDrawnAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = $"Filter by {BrowserShop.HostileName}, Texas, United States", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".kpi-value .visually-hidden").First).ToHaveTextAsync("300.0\u00A0km");
        await Assertions.Expect(page).ToHaveTitleAsync("Geography · Ecommerce Dashboard");
        Assert.Contains("&state=Texas&", page.Url, StringComparison.Ordinal);
        Assert.EndsWith("&marks=cities", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MinOrders_Typed_LeavesZonesOut()
    {
        var page = await OpenAsync(Year2017);

        await page.Locator(".min-orders input").FillAsync("7");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017 + "&minOrders=7");
        await Assertions.Expect(page.Locator("[aria-labelledby=best-zones-title]")).ToContainTextAsync("No zone has so many orders.");
    }

    [Theory]
    [InlineData(false, false, "en")]
    [InlineData(true, true, "fr")]
    public async Task Page_InEveryAppearance_IsAccessibleAndFitsItsWindow(bool isDark, bool isPhone, string language)
    {
        var page = await OpenAsync(Year2017, isPhone ? Phone : Desktop, isDark, language);
        await ChartsDrawnAsync(page);

        await AssertAccessibleAsync(page);
        Assert.Equal((isPhone ? Phone : Desktop).Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private static async Task ChartsDrawnAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => { const charts = [...document.querySelectorAll('.chart')]; return charts.length === 5 && charts.every(chart => chart.querySelector('.main-svg') && !chart.querySelector('.chart-skeleton')); }");
}
