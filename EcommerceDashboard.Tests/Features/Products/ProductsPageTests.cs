using System.Text.Json;
using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Plotly.Blazor;

namespace EcommerceDashboard.Features.Products;

public class ProductsPageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    [Fact]
    public void Figures_AreShownOnFiveCards_FromOneTotalsAndOneSeriesQuery()
    {
        using var context = new DashboardTestContext();
        context.Queries.Figures[ProductKpis.QuantityPerOrder.Id] = new(7.395m, 7.48m);
        var page = context.RenderPage<ProductsPage>("/products");

        Assert.Equal(["Revenue", "Quantity", "Orders", "Quantity per order", "Products sold"], Texts(page, ".kpi-card h2"));
        Assert.Equal("7.40", page.FindAll(".kpi-value .visually-hidden")[3].TextContent);
        Assert.Single(context.Queries.Calls, call => call.Method == "Totals" && call.Kpis.Contains(ProductKpis.Sold.Id));
        Assert.Single(context.Queries.Calls, call => call.Method == "Series");
    }

    [Fact]
    public void Page_InFrench_IsInFrench()
    {
        using var context = new DashboardTestContext("fr-FR");
        var page = context.RenderPage<ProductsPage>("/products");

        Assert.Contains("Quantité par commande", Texts(page, ".kpi-card h2"));
        Assert.Contains("Meilleurs produits par bénéfice", Texts(page, ".widget-title"));
    }

    [Fact]
    public async Task Treemap_Clicked_GoesIntoTheCategoryThenFiltersSubCategories()
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["subcategory"] = [("Copiers", "Copiers", 0.6m), ("Phones", "Phones", 0.4m)];
        var page = context.RenderPage<ProductsPage>("/products?from=2017-01-01&to=2017-12-31");

        await ClickAsync(page, "products-treemap-chart", 0);
        Assert.Equal("?from=2017-01-01&to=2017-12-31&category=Technology", context.Query);
        await ClickAsync(page, "products-treemap-chart", 2);
        Assert.Equal("?from=2017-01-01&to=2017-12-31&category=Technology&subcategory=Phones", context.Query);

        page.FindAll(".text-button").Single(button => button.TextContent == "All categories").Click();
        Assert.Equal("?from=2017-01-01&to=2017-12-31", context.Query);
    }

    [Fact]
    public async Task Treemap_SubCategoryClickedFromOutside_IsChosenWithItsCategory()
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["subcategory"] = [("Copiers", "Copiers", 0.6m), ("Phones", "Phones", 0.4m)];
        var page = context.RenderPage<ProductsPage>("/products");

        await ClickAsync(page, "products-treemap-chart", 1);

        Assert.Equal("?category=Technology&subcategory=Copiers", context.Query);
    }

    [Fact]
    public void Treemap_OfChosenSubCategories_KeepsTheOthersWithoutColour()
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["category"] = [("Technology", "Technology", 1m)];
        context.Queries.Groups["subcategory"] = [("Copiers", "Copiers", 0.6m), ("Phones", "Phones", 0.4m)];
        var page = context.RenderPage<ProductsPage>("/products?category=Technology&subcategory=Phones");

        var chart = page.FindComponents<Charts.DashboardChart>().Single(chart => chart.Instance.Id == "products-treemap-chart").Instance;
        Assert.Equal([(null, false), ("Technology", true), ("Technology", false)], chart.Spec.Categories.Select(category => (category.Parent, category.IsOutOfFilter)));
        Assert.Equal([0.125m, null, 0.125m], chart.Spec.Series[1].Values);
        Assert.Empty(Assert.Single(context.Queries.Calls, call => call.Method == "Matrix").Filter[FilterField.SubCategory]);
    }

    [Fact]
    public void Table_LinksEachProductToItsPageUnderTheFilter()
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["product"] = [("P/1", Hostile, 0.6m)];
        var page = context.RenderPage<ProductsPage>("/products?region=West&product=P%2F1");

        var link = page.Find("[aria-labelledby=products-table-title] tbody a");
        Assert.Equal((Hostile, "/products/P%2F1?region=West"), (link.TextContent, link.GetAttribute("href")));
        Assert.Equal(
            ["Product", "Revenue", "Quantity", "Orders", "Quantity per order", "Total profit", "Margin"],
            page.FindAll("[aria-labelledby=products-table-title] .sort-button").Select(heading => heading.TextContent.TrimEnd('▼', ' ')));
        Assert.Contains("Orders", page.Find("[aria-labelledby=products-table-title] .table-footer .note").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/products", "products-by-category", "/products?category=Technology")]
    [InlineData("/products?category=Technology", "products-by-subcategory", "/products?category=Technology&subcategory=Copiers")]
    public void Groups_AreCategoriesAndInsideOneItsSubCategories(string address, string table, string link)
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["subcategory"] = [("Copiers", "Copiers", 0.6m), ("Phones", "Phones", 0.4m)];
        var page = context.RenderPage<ProductsPage>(address);

        Assert.Equal(link, page.Find($"[aria-labelledby={table}-title] tbody a").GetAttribute("href"));
    }

    [Fact]
    public void ProductNames_WithMarkupOrEndless_AreText()
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["product"] = [("P-1", Hostile, 0.6m), ("P-2", new string('W', 5000), 0.4m)];
        var page = context.RenderPage<ProductsPage>("/products");

        Assert.Empty(page.FindAll("img"));
        Assert.All(
            page.FindComponents<PlotlyChart>().Select(plot => JsonSerializer.Serialize(plot.Instance.Layout)),
            layout => Assert.DoesNotContain("<img", layout, StringComparison.Ordinal));
    }

    [Fact]
    public void OneProductInTheFilter_LeadsToItsPageWithTheRestOfTheFilter()
    {
        using var context = new DashboardTestContext();
        context.Queries.Options = FakeKpiQueries.OptionsOf((FilterField.Product, [new FilterOption("P/1", null, "Canon imageCLASS 2200")]));
        var page = context.RenderPage<ProductsPage>("/products?region=West&product=P%2F1");

        page.WaitForAssertion(() => Assert.Equal("All about Canon imageCLASS 2200 →", page.Find(".only-product").TextContent));
        Assert.Equal("/products/P%2F1?region=West", page.Find(".only-product a").GetAttribute("href"));
    }

    [Fact]
    public void NoOrders_SaysSoInsteadOfZeros()
    {
        using var context = new DashboardTestContext();
        context.Queries.IsEmpty = true;

        var page = context.RenderPage<ProductsPage>("/products?region=West");

        Assert.Empty(page.FindAll(".kpi-card"));
        Assert.NotNull(page.Find(".no-orders button"));
    }

    private static IEnumerable<string> Texts(IRenderedComponent<FilterProvider> page, string selector) => page.FindAll(selector).Select(element => element.TextContent.Trim());

    private static Task ClickAsync(IRenderedComponent<FilterProvider> page, string chart, int mark) => page.InvokeAsync(() =>
        page.FindComponents<PlotlyChart>().Single(plot => plot.Instance.Id == chart).Instance.ClickEvent([new() { PointNumber = JsonSerializer.SerializeToElement(mark) }]));
}
