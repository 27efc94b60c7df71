using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Widgets;

public sealed class KpiTableTests : DashboardTestContext
{
    private static readonly Kpi[] Columns = [SalesKpis.Total, SalesKpis.Orders];

    public KpiTableTests() => Queries.Groups["product"] =
        [.. Enumerable.Range(1, 23).Select(number => ($"P-{number}", number == 1 ? "<img src=x onerror=alert(1)>" : $"Product {number}", 0.01m * number))];

    private string PathAndQuery => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public void Table_ShowsAPageOfRowsAndTheTrueTotal()
    {
        var table = RenderTable("/products?region=West");

        Assert.Equal(10, table.FindAll("tbody tr").Count);
        Assert.Equal("1–10 of 23", table.Find(".pager [role=status]").TextContent);
        Assert.Equal("$733,215.26", table.Find("tfoot td").TextContent);
        Assert.Equal("descending", table.FindAll("thead th")[1].GetAttribute("aria-sort"));
        // A name is text.
        Assert.Equal("<img src=x onerror=alert(1)>", table.Find("tbody th .name").TextContent);
        Assert.Empty(table.FindAll("tbody img"));
        Assert.Equal("/products/P-1?region=West", table.Find("tbody a").GetAttribute("href"));
        Assert.Contains("Orders: the rows do not add up", table.Find(".table-footer .note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_Clicked_SortsInTheAddressAndOnTheFirstPage()
    {
        var table = RenderTable("/products?region=West&page=2");

        table.FindAll(".sort-button")[2].Click();
        Assert.Equal("/products?region=West&sort=-sales.orders", PathAndQuery);

        table.FindAll(".sort-button")[2].Click();
        Assert.Equal("/products?region=West&sort=sales.orders", PathAndQuery);
        Assert.Equal("ascending", table.FindAll("thead th")[2].GetAttribute("aria-sort"));
    }

    [Fact]
    public void Pages_AreWalkedInTheAddressAndEnd()
    {
        var table = RenderTable("/products");
        Assert.True(table.Find("[aria-label='Previous page']").HasAttribute("disabled"));

        table.Find("[aria-label='Next page']").Click();
        table.Find("[aria-label='Next page']").Click();

        Assert.Equal("/products?page=3", PathAndQuery);
        Assert.Equal("21–23 of 23", table.Find(".pager [role=status]").TextContent);
        Assert.True(table.Find("[aria-label='Next page']").HasAttribute("disabled"));

        table.Find(".pager select").Change("25");
        Assert.Equal("/products?size=25", PathAndQuery);
        Assert.Equal(23, table.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Page_BeyondTheEnd_IsTheLastOne() =>
        Assert.Equal("21–23 of 23", RenderTable("/products?page=99").Find(".pager [role=status]").TextContent);

    [Fact]
    public void Search_Typed_WaitsForTheLastLetterAndCanBeCleared()
    {
        var table = RenderTable("/products?page=2");
        var before = Queries.Calls.Count;

        table.Find("input[type=search]").Input("product 1");
        table.Find("input[type=search]").Input("product 10x");
        Assert.Equal(before, Queries.Calls.Count);

        Time.Advance(KpiTable.SearchDelay);
        table.WaitForAssertion(() => Assert.Equal("/products?q=product%2010x", PathAndQuery));
        table.WaitForAssertion(() => Assert.Contains("Nothing is called “product 10x”.", table.Markup, StringComparison.Ordinal));

        table.Find(".widget-message button").Click();
        Assert.Equal("/products", PathAndQuery);
        Assert.Equal("", table.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Search_HasNoTotal()
    {
        var table = RenderTable("/products?q=product%202");
        Assert.Equal(5, table.FindAll("tbody tr").Count);
        Assert.Empty(table.FindAll("tfoot"));
    }

    [Fact]
    public void Filter_Changed_KeepsTheOrderAndBeginsOnTheFirstPage()
    {
        var table = RenderTable("/products?sort=-sales.orders&page=2&size=10");

        table.FindComponent<KpiTable>().Instance.Context.Toggle(FilterField.Region, "West");

        Assert.Equal("/products?region=West&sort=-sales.orders&size=10", PathAndQuery);
    }

    [Fact]
    public void Download_HasAllRowsOfTheSearchAndNoFormula()
    {
        Queries.Groups["product"] = [("P-1", "=1+1", 0.5m), ("P-2", "Desk, large", 0.5m)];
        var table = RenderTable("/products");

        table.Find("button[aria-label^='Download CSV']").Click();

        var text = (string)JSInterop.Invocations["saveText"].Single().Arguments[1]!;
        Assert.Equal("\uFEFFProduct,id,Total sales,Orders\r\n'=1+1,P-1,366607.6276,843.5\r\n\"Desk, large\",P-2,366607.6276,843.5\r\n", text);
    }

    [Fact]
    public void Download_WithoutTheDatabase_SaysSoAndCanBeTriedAgain()
    {
        var table = RenderTable("/products");
        Queries.BeforeAnswer = _ => Task.FromException(new TimeoutException());

        table.Find("button[aria-label^='Download CSV']").Click();

        Assert.Equal("The file could not be made: the figures could not be loaded. Please try again.", table.Find("[role=alert]").TextContent);
        Assert.DoesNotContain("saveText", JSInterop.Invocations.Select(call => call.Identifier));

        Queries.BeforeAnswer = _ => Task.CompletedTask;
        table.Find("button[aria-label^='Download CSV']").Click();
        Assert.Empty(table.FindAll("[role=alert]"));
        Assert.Single(JSInterop.Invocations["saveText"]);
    }

    [Fact]
    public async Task Download_OfAPageThatIsLeft_IsGivenUp()
    {
        var table = RenderTable("/products");
        var answer = new TaskCompletionSource();
        Queries.BeforeAnswer = _ => answer.Task;
        var saving = table.Find("button[aria-label^='Download CSV']").ClickAsync();
        Assert.True(table.Find("button[aria-label^='Download CSV']").HasAttribute("disabled"));

        await DisposeComponentsAsync();
        await saving;

        Assert.DoesNotContain("saveText", JSInterop.Invocations.Select(call => call.Identifier));
    }

    [Fact]
    public void Failure_IsShownAndTriedAgain()
    {
        Queries.BeforeAnswer = _ => Task.FromException(new TimeoutException());
        var table = RenderTable("/products");
        Assert.NotNull(table.Find("[role=alert]"));

        Queries.BeforeAnswer = _ => Task.CompletedTask;
        table.Find("[role=alert] button").Click();
        Assert.Equal(10, table.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Row_WithoutAPageOfItsOwn_NarrowsTheFilter()
    {
        var table = RenderTable("/", Dimension.Region);

        table.FindAll("tbody .link-button")[1].Click();

        Assert.Equal("/?region=East", PathAndQuery);
    }

    [Fact]
    public void Row_WithAPageOfItsOwn_LeadsThereWhereverTheTableIs()
    {
        Queries.Groups["customer"] = [("C/1", "Ken Black", 0.5m), ("", "", 0.5m)];
        var table = RenderTable("/?region=West&customer=C-9", Dimension.Customer);

        Assert.Equal("/customers/C%2F1?region=West", Assert.Single(table.FindAll("tbody a")).GetAttribute("href"));
    }

    private IRenderedComponent<FilterProvider> RenderTable(string address, Dimension? dimension = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<FilterProvider>(provider => provider.AddChildContent<KpiTable>(table => table
            .Add(x => x.Id, "products")
            .Add(x => x.Title, "Products")
            .Add(x => x.Dimension, dimension ?? Dimension.Product)
            .Add(x => x.Columns, Columns)
            .Add(x => x.SortBy, SalesKpis.Total)
            .Add(x => x.Trend, SalesKpis.Total)));
    }
}
