using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The page of time in a browser, over the hand-counted shop of <see cref="BrowserShop"/>: two full years of equal months, every order at 10:00.</summary>
public sealed class TimePageTests(DashboardBrowser browser) : BrowserTest(browser)
{
    private const string BothYears = "/time?from=2016-01-01&to=2017-12-31";

    [Theory]
    [InlineData(false, "en", "Ten best days", "No hours to show")]
    [InlineData(true, "fr", "Les dix meilleurs jours", "Pas d’heures à montrer")]
    public async Task Page_IsWholeAccessibleAndInItsLanguage(bool isDark, string language, string best, string noHours)
    {
        var page = await OpenAsync(BothYears, isDark: isDark, language: language);
        await ChartsDrawnAsync(page);

        await Assertions.Expect(page.Locator("#time-best-title")).ToHaveTextAsync(best);
        await Assertions.Expect(page.Locator("[aria-labelledby=time-hours-title]")).ToContainTextAsync(noHours);
        await AssertAccessibleAsync(page);
    }

    [Theory]
    [InlineData(false, "fr")]
    [InlineData(true, "en")]
    public async Task Phone_NothingReachesBeyondTheScreen(bool isDark, string language)
    {
        var page = await OpenAsync(BothYears, Phone, isDark, language);
        await ChartsDrawnAsync(page);

        Assert.Equal(Phone.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await AssertAccessibleAsync(page);
    }

    [Fact]
    public async Task Metric_Chosen_StaysThroughAFilterAndAReload()
    {
        var page = await OpenAsync(BothYears);

        await page.GetByRole(AriaRole.Button, new() { Name = "Orders", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + BothYears + "&metric=orders");
        await Assertions.Expect(page.Locator("#time-evolution-title")).ToHaveTextAsync("Orders over time");

        // A row that is about to be replaced by the one of the new answer takes its click along.
        await Assertions.Expect(page.Locator("[aria-labelledby=time-best-title]")).ToHaveAttributeAsync("aria-busy", "false");
        await MenuAsync(page, "time-best", "Show as table");
        await page.Locator("[aria-labelledby=time-best-title] tbody button").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + "/time?from=2016-01-05&to=2016-01-05&metric=orders");

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator("#time-evolution-title")).ToHaveTextAsync("Orders over time");
        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + BothYears + "&metric=orders");
    }

    [Fact]
    public async Task Tables_HaveTheHandCountedFigures()
    {
        var page = await OpenAsync(BothYears);

        // Every month sells the same apart from one step between the years: no month is far from 1.
        await MenuAsync(page, "time-seasonality-monthofyear", "Show as table");
        await Assertions.Expect(page.Locator("[aria-labelledby=time-seasonality-monthofyear-title] tbody tr")).ToHaveCountAsync(12);

        // 7,920.00 in all on the last day of the running total.
        await MenuAsync(page, "time-cumulative", "Show as table");
        await Assertions.Expect(page.Locator("[aria-labelledby=time-cumulative-title] tbody tr").Last.Locator("td").First).ToHaveTextAsync("$7,920.00");
    }

    private static async Task ChartsDrawnAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => { const charts = [...document.querySelectorAll('.chart')]; return charts.length === 7 && charts.every(chart => chart.querySelector('.main-svg') && !chart.querySelector('.chart-skeleton')); }");

    private static async Task MenuAsync(IPage page, string card, string item)
    {
        await page.Locator($"[popovertarget={card}-menu]").First.ClickAsync();
        await page.Locator($"#{card}-menu").GetByText(item, new() { Exact = true }).ClickAsync();
    }
}
