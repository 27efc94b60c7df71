using EcommerceDashboard.TestKit;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>
/// Takes the pictures of docs/screenshots from the dashboard that DASHBOARD_URL names, filtered by DASHBOARD_FILTER (a query string).
/// Without it, from the dashboard of the tests, and keeps none: that every page comes to rest with all its charts drawn holds for both.
/// </summary>
[Collection<BrowserTests>]
public sealed class ScreenshotTests(DashboardBrowser browser)
{
    private const int QuietAfterMilliseconds = 1_000;

    public static TheoryData<string, string, ColorScheme, string, int, int> Pictures => new()
    {
        { "sales", "/", ColorScheme.Light, "en", 1440, 1100 },
        { "customers", "/customers", ColorScheme.Light, "en", 1440, 1100 },
        { "products", "/products", ColorScheme.Light, "en", 1440, 1100 },
        { "time", "/time", ColorScheme.Light, "en", 1440, 1100 },
        { "geography", "/geography", ColorScheme.Light, "en", 1440, 1100 },
        { "data", "/data", ColorScheme.Light, "en", 1440, 1100 },
        { "glossary", "/glossary", ColorScheme.Light, "en", 1440, 1100 },
        { "sales-dark-french", "/", ColorScheme.Dark, "fr", 1440, 1100 },
        { "customers-phone", "/customers", ColorScheme.Dark, "en", 390, 844 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task Page_WithAllItsCharts_ComesToRest(string name, string path, ColorScheme theme, string language, int width, int height)
    {
        DashboardBrowser.SkipWhenMissing();
        var running = Environment.GetEnvironmentVariable("DASHBOARD_URL");
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = running ?? browser.Address.GetLeftPart(UriPartial.Authority),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = theme,
            Locale = language,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path + Environment.GetEnvironmentVariable("DASHBOARD_FILTER"));
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.chart')].every(chart => chart.querySelector('.main-svg'))");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        // Maps fetch their outlines and charts follow the width of their card: what is drawn is final once nothing has changed for a while.
        await page.EvaluateAsync(
            """
            quiet => new Promise(done => {
              let timer = setTimeout(done, quiet);
              new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, quiet); }).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true });
            })
            """,
            QuietAfterMilliseconds);
        var file = running is null ? null : Repository.PathOf("docs", "screenshots", name + ".png");
        Assert.NotEmpty(await page.ScreenshotAsync(new PageScreenshotOptions { Path = file }));
    }
}
