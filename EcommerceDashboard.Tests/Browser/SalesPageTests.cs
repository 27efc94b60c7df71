using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The overview in a browser, over the hand-counted shop of <see cref="BrowserShop"/>.</summary>
public sealed class SalesPageTests(DashboardBrowser browser) : BrowserTest(browser)
{
    private const string Year2017 = "/?from=2017-01-01&to=2017-12-31";

    [Fact]
    public async Task Page_OfAYear_ShowsItsFigures()
    {
        var page = await OpenAsync(Year2017);

        await ExpectFiguresAsync(page, "$4,320.00", "$432.00", "24", "$180.00", "72");
        Assert.Equal("▲\u00A020.0\u202F%", await page.Locator("#kpi-sales-total-title").Locator("xpath=ancestor::section").Locator(".change").InnerTextAsync());
        await ChartsDrawnAsync(page);
        await Assertions.Expect(Card(page, "top-products").Locator("tbody th").First).ToHaveTextAsync(BrowserShop.HostileName);
    }

    [Fact]
    public async Task Bar_Clicked_FiltersAndBackRestoresAndReloadKeeps()
    {
        var page = await OpenAsync(Year2017);
        await ChartsDrawnAsync(page);

        await ClickFirstBarAsync(page, "sales-by-category");
        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017 + "&category=Technology");
        await ExpectFiguresAsync(page, "$2,880.00", "$576.00", "24", "$120.00", "24");

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await ExpectFiguresAsync(page, "$2,880.00", "$576.00", "24", "$120.00", "24");

        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017);
        await ExpectFiguresAsync(page, "$4,320.00", "$432.00", "24", "$180.00", "72");
    }

    [Fact]
    public async Task More_StateChosenByKeyboard_FiltersAndItsChipTakesItBack()
    {
        var page = await OpenAsync(Year2017);
        await page.Locator("#filter-more").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = BrowserShop.State }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017 + "&state=" + BrowserShop.State);
        await page.Keyboard.PressAsync("Escape");

        await page.Locator(".chip").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017);
    }

    [Fact]
    public async Task Granularity_Chosen_StandsInTheAddress()
    {
        var page = await OpenAsync(Year2017);

        await page.GetByRole(AriaRole.Button, new() { Name = "Quarter", Exact = true }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017 + "&grain=quarter");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Quarter", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Charts_AfterTheAddressChanged_ReferToTheirOwnParts()
    {
        var page = await OpenAsync(Year2017);
        await ChartsDrawnAsync(page);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GetByRole(AriaRole.Button, new() { Name = "Quarter", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017 + "&grain=quarter");
        var clipped = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[clip-path]')].map(part => part.getAttribute('clip-path'))");
        await page.ScreenshotAsync(new() { FullPage = true });

        Assert.NotEmpty(clipped);
        Assert.All(clipped, reference => Assert.StartsWith("url(#", reference, StringComparison.Ordinal));
        Assert.DoesNotContain(asked, address => new Uri(address).AbsolutePath == "/");
    }

    [Fact]
    public async Task Table_ShowsTheChartsRowsAndItsButtonsFilter()
    {
        var page = await OpenAsync(Year2017);
        await MenuAsync(page, "sales-by-region", "Show as table");

        await Assertions.Expect(Card(page, "sales-by-region").Locator("tbody td").First).ToHaveTextAsync("$1,080.00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter by South" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Root + Year2017 + "&region=South");
        await ExpectFiguresAsync(page, "$1,080.00", "$108.00", "6", "$180.00", "18");
    }

    [Fact]
    public async Task Csv_Saved_HasTheChartsRows()
    {
        var page = await OpenAsync(Year2017);

        var download = await page.RunAndWaitForDownloadAsync(() => MenuAsync(page, "sales-by-category", "Download CSV"));

        Assert.Equal("sales-by-category.csv", download.SuggestedFilename);
        var rows = (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.StartsWith("Category,Total sales,", rows[0], StringComparison.Ordinal);
        Assert.Equal(["Technology,2880,2400", "Furniture,1440,1200", ""], rows[1..]);
    }

    [Fact]
    public async Task Definition_OpensByKeyboardAndClosesOnEscape()
    {
        var page = await OpenAsync(Year2017);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Definition: Orders", Exact = true });

        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var definition = page.Locator("#kpi-sales-orders-definition");
        await Assertions.Expect(definition).ToBeVisibleAsync();
        await Assertions.Expect(definition).ToContainTextAsync("orders, not lines");
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(definition).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Range_WithoutOrders_SaysSoAndOffersTheWayOut()
    {
        var page = await OpenAsync("/?from=2030-01-01&to=2030-01-31");

        await Assertions.Expect(page.Locator(".no-orders")).ToContainTextAsync("No orders between 1 Jan 2030 and 31 Jan 2030.");
        await Assertions.Expect(page.Locator(".no-orders")).ToContainTextAsync("The data runs from 5 Jan 2016 to 20 Dec 2017.");
        await page.Locator(".no-orders button").ClickAsync();

        await ExpectFiguresAsync(page, "$7,920.00", "$792.00", "48", "$165.00", "144");
    }

    [Fact]
    public async Task Phone_ScrollsInsideItsCardsOnly()
    {
        var page = await OpenAsync(Year2017, Phone);
        await ChartsDrawnAsync(page);

        Assert.Equal(Phone.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.True(await page.EvaluateAsync<bool>("() => { const t = document.querySelector('#top-products-title').closest('section').querySelector('.table-scroll'); return t.scrollWidth > t.clientWidth; }"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_FindsNothingSerious(bool isDark)
    {
        var page = await OpenAsync(Year2017, isDark: isDark);
        await ChartsDrawnAsync(page);

        Assert.Empty(await SeriousFindingsAsync(page));
    }

    [Fact]
    public async Task WithoutScript_TheFiguresAreThere()
    {
        var page = await OpenAsync(Year2017);
        var html = await (await page.APIRequest.GetAsync(Root + Year2017)).TextAsync();

        Assert.Contains("$4,320.00", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Lamp&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("$2,880.00", html, StringComparison.Ordinal);
    }

    private static async Task ExpectFiguresAsync(IPage page, params string[] figures) =>
        await Assertions.Expect(page.Locator(".kpi-value .visually-hidden")).ToHaveTextAsync(figures);

    private static async Task ChartsDrawnAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => { const charts = [...document.querySelectorAll('.chart')]; return charts.length === 4 && charts.every(chart => chart.querySelector('.main-svg') && !chart.querySelector('.chart-skeleton')); }");

    private static ILocator Card(IPage page, string id) => page.Locator($"[aria-labelledby={id}-title]");

    private static async Task MenuAsync(IPage page, string card, string item)
    {
        await page.Locator($"[popovertarget={card}-menu]").First.ClickAsync();
        await page.Locator($"#{card}-menu").GetByText(item, new() { Exact = true }).ClickAsync();
    }

    // Plotly listens on a layer above its marks, so the mouse goes to the place of the bar.
    private static async Task ClickFirstBarAsync(IPage page, string card)
    {
        var bar = page.Locator($"#{card}-chart .point path").First;
        await bar.ScrollIntoViewIfNeededAsync();
        var box = await bar.BoundingBoxAsync() ?? throw new InvalidOperationException("The bar has no place.");
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
