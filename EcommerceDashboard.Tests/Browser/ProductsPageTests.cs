using EcommerceDashboard.Features.Products;
using EcommerceDashboard.Filters;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The products pages in a browser, over the hand-counted shop of <see cref="BrowserShop"/>: a lamp with a hostile name and id, and a chair with an endless name.</summary>
public sealed class ProductsPageTests(DashboardBrowser browser) : BrowserTest(browser)
{
    private const string Year2017 = "?from=2017-01-01&to=2017-12-31";

    private static readonly DashboardFilter In2017 = new() { From = new DateOnly(2017, 1, 1), To = new DateOnly(2017, 12, 31) };

    [Fact]
    public async Task Page_OfAYear_ShowsItsFiguresAndNamesAsText()
    {
        var page = await OpenAsync(ProductsFeature.Path + Year2017);

        // 48 lamps and chairs in 24 orders; two products.
        await ExpectFiguresAsync(page, "$4,320.00", "72", "24", "3.00", "2");
        await ChartsDrawnAsync(page);
        await Assertions.Expect(page.Locator("#products-best-revenue-chart")).ToContainTextAsync("<b>Lamp</b>");
        Assert.Equal(0, await page.Locator("img, .chart b").CountAsync());
        await Assertions.Expect(page.Locator("[aria-labelledby=products-table-title] tbody th")).ToHaveTextAsync([BrowserShop.HostileName, BrowserShop.EndlessName]);
    }

    [Fact]
    public async Task Table_SortedSearchedAndFollowed_LeadsToTheProduct()
    {
        var page = await OpenAsync(ProductsFeature.Path + Year2017);
        var table = page.Locator("[aria-labelledby=products-table-title]").First;

        await table.Locator(".sort-button").GetByText("Quantity per order").ClickAsync();
        await Assertions.Expect(table.Locator("tbody th").First).ToHaveTextAsync(BrowserShop.EndlessName);
        await table.GetByRole(AriaRole.Searchbox).FillAsync("<img src=x");
        await Assertions.Expect(table.Locator("tbody th")).ToHaveTextAsync([BrowserShop.HostileName]);
        await table.Locator("tbody a").ClickAsync();

        await Assertions.Expect(page.Locator(".product-name")).ToHaveTextAsync(BrowserShop.HostileName);
        // As it stands: Playwright takes an expected address for a pattern, which reads escapes in its own way.
        Assert.Equal(Root + ProductsFeature.Product.AddressOf(BrowserShop.LampId, In2017), page.Url);
    }

    [Fact]
    public async Task Treemap_Clicked_GoesInAndBackComesOut()
    {
        var page = await OpenAsync(ProductsFeature.Path + Year2017);
        await ChartsDrawnAsync(page);

        await page.Locator("#products-treemap-chart .slice:has-text('Lamps') path.surface").Last.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + ProductsFeature.Path + Year2017 + "&category=Technology&subcategory=Lamps");
        await ExpectFiguresAsync(page, "$2,880.00", "24", "24", "1.00", "1");

        await page.GoBackAsync();
        await ExpectFiguresAsync(page, "$4,320.00", "72", "24", "3.00", "2");
    }

    [Fact]
    public async Task Csv_OfARanking_HasTheWholeNames()
    {
        var page = await OpenAsync(ProductsFeature.Path + Year2017);
        await ChartsDrawnAsync(page);

        var download = await page.RunAndWaitForDownloadAsync(async () =>
        {
            await page.Locator("[popovertarget=products-best-revenue-menu]").First.ClickAsync();
            await page.Locator("#products-best-revenue-menu").GetByText("Download CSV", new() { Exact = true }).ClickAsync();
        });

        var csv = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains('"' + BrowserShop.HostileName.Replace("\"", "\"\"", StringComparison.Ordinal) + "\",2880,", csv, StringComparison.Ordinal);
        Assert.Contains(BrowserShop.EndlessName + ",1440,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Product_ByAnIdOfAnyCharacters_HasAPageAndAChip()
    {
        var page = await OpenAsync(ProductsFeature.Product.AddressOf(BrowserShop.LampId, In2017));

        await Assertions.Expect(page.Locator(".product-name")).ToHaveTextAsync(BrowserShop.HostileName);
        await ExpectFiguresAsync(page, "$2,880.00", "$576.00", "24", "24", "1.00");
        await ChartsDrawnAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "All products" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Root + ProductsFeature.Path + Year2017);

        await page.GotoAsync(FilterContext.UrlOf(ProductsFeature.Path, In2017.With(FilterField.Product, BrowserShop.LampId)));
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator(".chip")).ToContainTextAsync(BrowserShop.HostileName);
        await ExpectFiguresAsync(page, "$2,880.00", "24", "24", "1.00", "1");
    }

    [Fact]
    public async Task Product_ThatIsNotThere_LeadsBackWithTheFilter()
    {
        var page = await OpenAsync("/products/nothing" + Year2017);

        await Assertions.Expect(page.Locator(".no-orders h2")).ToHaveTextAsync("There is no product “nothing”");
        await page.Locator(".no-orders a").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Root + ProductsFeature.Path + Year2017);
    }

    [Theory]
    [InlineData("/products", false, "en", false)]
    [InlineData("/products", true, "fr", true)]
    [InlineData("/products/P-CHAIR", true, "en", false)]
    [InlineData("/products/P-CHAIR", false, "fr", true)]
    public async Task Pages_InEveryLook_FitTheirWindowAndAreAccessible(string path, bool isDark, string language, bool isPhone)
    {
        var window = isPhone ? Phone : Desktop;
        var page = await OpenAsync(path + Year2017, window, isDark, language);
        await ChartsDrawnAsync(page);

        Assert.Equal(window.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(await SeriousFindingsAsync(page));
    }

    private static async Task ExpectFiguresAsync(IPage page, params string[] figures) =>
        await Assertions.Expect(page.Locator(".kpi-value .visually-hidden")).ToHaveTextAsync(figures);

    private static async Task ChartsDrawnAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => { const charts = [...document.querySelectorAll('.chart')]; return charts.length === 5 && charts.every(chart => chart.querySelector('.main-svg') && !chart.querySelector('.chart-skeleton')); }");
}
