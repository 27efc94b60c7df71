using EcommerceDashboard.TestKit;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The page of sources in a browser. It saves nothing: the shop is shared. Its source is a shop in another database.</summary>
public sealed class SourcesPageTests(DashboardBrowser browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(false, false, "en", "Add a source", "Check", "What a run would take")]
    [InlineData(true, true, "fr", "Ajouter une source", "Vérifier", "Ce qu’une exécution reprendrait")]
    public async Task Source_ChosenAndChecked_IsAccessibleInEveryAppearance(bool isDark, bool isPhone, string language, string add, string check, string found)
    {
        await using var shop = new TestDatabase();
        await shop.InitializeAsync();
        await BrowserShop.FillAsync(shop.Database, TestContext.Current.CancellationToken);
        var page = await OpenAsync("/data/sources", isPhone ? Phone : Desktop, isDark, language);
        await page.GetByRole(AriaRole.Button, new() { Name = add }).ClickAsync();

        await page.Locator("main select").Nth(0).SelectOptionAsync(shop.Database.DatabaseNamespace.DatabaseName);
        await page.Locator("main select").Nth(1).SelectOptionAsync("orders");
        await page.GetByRole(AriaRole.Button, new() { Name = check, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = found })).ToBeVisibleAsync();

        await AssertAccessibleAsync(page);
        Assert.Equal((isPhone ? Phone : Desktop).Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
