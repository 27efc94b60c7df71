using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The page of places in a browser. It saves nothing: the shop is shared, and a warehouse would give its orders other distances.</summary>
public sealed class PlacesPageTests(DashboardBrowser browser) : BrowserTest(browser)
{
    private const string Path = "/data/places";

    [Fact]
    public async Task Warehouse_ByKeyboardAlone_IsCheckedFoundAndCancelled()
    {
        var page = await OpenAsync(Path);
        await Assertions.Expect(page.Locator("[data-kpi='sales.orders'] .visually-hidden")).ToHaveTextAsync("48");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add warehouse" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#warehouse-form-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByLabel("Name *", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#warehouse-name-error")).ToHaveTextAsync("A name is needed.");

        await page.GetByLabel("Country").SelectOptionAsync("FR");
        await page.GetByLabel("Postal code").FillAsync("75001");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find coordinates" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Latitude (degrees north)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^48\.8\d+$"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(page.Locator(".places-form")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false, false, "en", "Add warehouse")]
    [InlineData(true, true, "fr", "Ajouter un entrepôt")]
    public async Task Page_InEveryAppearance_IsAccessibleAndFitsItsWindow(bool isDark, bool isPhone, string language, string add)
    {
        var page = await OpenAsync(Path, isPhone ? Phone : Desktop, isDark, language);
        await Assertions.Expect(page.Locator(".kpi-value")).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Button, new() { Name = add }).ClickAsync();
        await page.Locator(".places-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".form-error")).ToHaveCountAsync(3);

        await AssertAccessibleAsync(page);
        Assert.Equal((isPhone ? Phone : Desktop).Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
