using System.Text.Json;
using Bunit;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Plotly.Blazor;

namespace EcommerceDashboard.Features.Products;

public class ProductPageTests
{
    [Fact]
    public void Product_IsNamedAndItsFiguresAreNarrowedToIt()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<ProductPage>("/products/P-1?region=West&product=P-2");

        Assert.Equal("Canon imageCLASS 2200", page.Find(".product-name").TextContent);
        Assert.Equal(["P-1", "Category: Technology", "Sub-category: Copiers"], page.FindAll(".subject-line .note").Select(note => note.TextContent));
        var filter = Assert.Single(context.Queries.Calls, call => call.Method == "Totals").Filter;
        Assert.Equal(DashboardFilter.Everything.With(FilterField.Region, "West").With(FilterField.Product, "P-1"), filter);
        Assert.Equal("/products?region=West&product=P-2", page.Find(".subject-line a").GetAttribute("href"));
        Assert.Equal(["Revenue", "Total profit", "Quantity", "Orders", "Quantity per order"], page.FindAll(".kpi-card h2").Select(title => title.TextContent));
    }

    [Theory]
    [InlineData("TEC-CO-10004722")]
    [InlineData("a/b//c")]
    [InlineData("50% & more? #1 + é 💡")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public void Id_OfAnyCharacters_IsThatOfTheAddress(string id)
    {
        using var context = new DashboardTestContext();
        context.Queries.Products[id] = new(id, "<b>Lamp</b>", null, null);

        var page = context.RenderPage<ProductPage>(ProductsFeature.Product.AddressOf(id, DashboardFilter.Everything));

        Assert.Equal("<b>Lamp</b>", page.Find(".product-name").TextContent);
        Assert.Equal([id], Assert.Single(context.Queries.Calls, call => call.Method == "Totals").Filter[FilterField.Product]);
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Id_ThatNoOrderHas_IsSaidAndLeadsBack()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<ProductPage>("/products/P-9?region=West");

        Assert.Equal("There is no product “P-9”", page.Find(".no-orders h2").TextContent);
        Assert.Equal("/products?region=West", page.Find(".no-orders a").GetAttribute("href"));
        Assert.DoesNotContain(context.Queries.Calls, call => call.Method == "Totals");
    }

    [Fact]
    public async Task Region_Clicked_FiltersThePageAndLeavesTheProductToThePath()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<ProductPage>("/products/P-1");

        await page.InvokeAsync(() => page.FindComponents<PlotlyChart>().Single(plot => plot.Instance.Id == "product-by-region-chart").Instance
            .ClickEvent([new() { PointNumber = JsonSerializer.SerializeToElement(1) }]));

        Assert.Equal("?region=East", context.Query);
    }

    [Fact]
    public void Discounts_ShowTheMarginAndBySwitchWhatWasSold()
    {
        using var context = new DashboardTestContext();
        context.Queries.Groups["discount"] = [("0", "0 %", 0.7m), ("0.2", "20 %", 0.3m)];
        var page = context.RenderPage<ProductPage>("/products/P-1");
        ChartSpec Spec() => page.FindComponents<DashboardChart>().Single(chart => chart.Instance.Id == "products-by-discount-chart").Instance.Spec;
        Assert.Equal("Margin", Spec().Series[0].Name);

        page.FindAll("[aria-labelledby=products-by-discount-title] .segmented button").Single(button => button.TextContent == "Quantity").Click();

        Assert.Equal(("Quantity", 700m), (Spec().Series[0].Name, Spec().Series[0].Values[0]));
        Assert.Single(context.Queries.Calls, call => call.Dimension == Dimension.Discount);
    }

    [Fact]
    public void NoOrdersOfTheProduct_KeepsItsNameAndSaysWhy()
    {
        using var context = new DashboardTestContext();
        context.Queries.IsEmpty = true;
        var page = context.RenderPage<ProductPage>("/products/P-1?region=West");

        Assert.Equal("Canon imageCLASS 2200", page.Find(".product-name").TextContent);
        Assert.NotNull(page.Find(".no-orders button"));
    }
}
