using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Plotly.Blazor;

namespace EcommerceDashboard.Features.Customers;

public class CustomerPageTests
{
    [Fact]
    public void Customer_IsNamedWithSegmentAndAWayBackThatKeepsTheFilter()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<CustomerPage>("/customers/C-1?from=2017-01-01&to=2017-12-31&region=West");

        Assert.Equal("Ken Black", Heading(page));
        Assert.Equal("/customers?from=2017-01-01&to=2017-12-31&region=West", page.Find(".subject-line a").GetAttribute("href"));
        Assert.Equal(["C-1", "Segment: Corporate"], page.FindAll(".subject-line .note").Select(note => note.TextContent));
        Assert.Equal(["Total sales", "Total profit", "Orders", "Average order value", "Time between orders"], page.FindAll(".kpi-card h2").Select(title => title.TextContent));
    }

    [Fact]
    public void EveryQuery_IsAboutTheCustomerUnderTheFilterOfThePage()
    {
        using var context = new DashboardTestContext();

        context.RenderPage<CustomerPage>("/customers/C-1?region=West&customer=C-7");

        var asked = context.Queries.Calls.Where(call => call.Method is "Totals" or "Series" or "Breakdown" or "Orders").ToArray();
        Assert.Equal(["Totals", "Series", "Breakdown", "Breakdown", "Orders"], asked.Select(call => call.Method));
        Assert.All(asked, call => Assert.Equal(["C-1"], call.Filter[FilterField.Customer]));
        Assert.All(asked, call => Assert.Equal(["West"], call.Filter.Regions));
    }

    [Fact]
    public async Task Category_Clicked_NarrowsTheFilterAndStaysWithTheCustomer()
    {
        using var context = new DashboardTestContext();
        var page = context.RenderPage<CustomerPage>("/customers/C-1?region=West");

        await page.InvokeAsync(() => page.FindComponents<PlotlyChart>().Single(plot => plot.Instance.Id == "customer-by-category-chart").Instance
            .ClickEvent([new() { PointNumber = System.Text.Json.JsonSerializer.SerializeToElement(0) }]));

        Assert.Equal("?region=West&category=Technology", context.Query);
        Assert.Equal("Ken Black", Heading(page));
    }

    [Fact]
    public void Id_WithAnyCharacters_IsReadFromTheAddress()
    {
        const string id = "<b>a/b</b> ?#100%25 é💡";
        using var context = new DashboardTestContext();
        context.Queries.Customers[id] = new(id, "<img src=x onerror=alert(1)>", null);
        var page = context.RenderPage<CustomerPage>(CustomersFeature.Customer.AddressOf(id, DashboardFilter.Everything));

        Assert.Equal("<img src=x onerror=alert(1)>", Heading(page));
        Assert.Equal([id], page.FindAll(".subject-line .note").Select(note => note.TextContent));
        Assert.Empty(page.FindAll("img, b"));
    }

    [Theory]
    [InlineData("en-US", "There is no customer “C-404”", "All customers")]
    [InlineData("fr-FR", "Il n’y a pas de client «\u202FC-404\u202F»", "Tous les clients")]
    public void Customer_WhomNoOrderNames_IsSaidToBeNone(string culture, string message, string back)
    {
        using var context = new DashboardTestContext(culture);
        var page = context.RenderPage<CustomerPage>("/customers/C-404?region=West");

        Assert.Equal(message, page.Find(".no-orders h2").TextContent);
        var link = page.Find(".no-orders a");
        Assert.Equal((back, "/customers?region=West"), (link.TextContent, link.GetAttribute("href")));
        Assert.DoesNotContain(context.Queries.Calls, call => call.Method is "Totals" or "Orders");
    }

    [Fact]
    public void Customer_WithoutOrdersInTheRange_KeepsTheNameAndSaysSo()
    {
        using var context = new DashboardTestContext();
        context.Queries.IsEmpty = true;
        var page = context.RenderPage<CustomerPage>("/customers/C-1?from=2017-01-01&to=2017-12-31");

        Assert.Equal("Ken Black", Heading(page));
        Assert.Equal("No orders between 1 Jan 2017 and 31 Dec 2017 match the filter.", page.Find(".no-orders h2").TextContent);
        page.Find(".no-orders button").Click();

        Assert.Equal("", context.Query);
    }

    [Fact]
    public void Orders_AreListedWithLossesAndRefundsMarked()
    {
        using var context = new DashboardTestContext();
        context.Queries.Orders = [.. context.Queries.Orders, new("R-1", new DateOnly(2017, 1, 5), IsRefund: true, -20m, null, -1)];
        var page = context.RenderPage<CustomerPage>("/customers/C-1");

        var rows = page.FindAll("[aria-labelledby=customer-orders-title] tbody tr").Select(row => row.Children.Select(cell => string.Join(' ', cell.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))).ToArray()).ToArray();
        Assert.Equal<string[]>(
            [
                ["O-2", "1 Jun 2017", "$120.50", "-$12.00", "3"],
                ["O-1", "1 Feb 2017", "$80.00", "–", "1"],
                ["R-1", "5 Jan 2017 Refund", "-$20.00", "–", "-1"],
            ],
            rows);
        Assert.Equal(3, page.FindAll("[aria-labelledby=customer-orders-title] tbody .negative").Count);
        Assert.Empty(page.FindAll("[aria-labelledby=customer-orders-title] .pager"));
    }

    [Theory]
    [InlineData("/customers/C-1", "O-45", "1–20 of 45", new[] { "Older" })]
    [InlineData("/customers/C-1?orders=2", "O-25", "21–40 of 45", new[] { "Newer", "Older" })]
    [InlineData("/customers/C-1?orders=3", "O-5", "41–45 of 45", new[] { "Newer" })]
    [InlineData("/customers/C-1?orders=abc", "O-45", "1–20 of 45", new[] { "Older" })]
    [InlineData("/customers/C-1?orders=99999999999", "O-45", "1–20 of 45", new[] { "Older" })]
    [InlineData("/customers/C-1?orders=-7", "O-45", "1–20 of 45", new[] { "Older" })]
    public void Orders_OfMany_ComeInPagesThatStandInTheAddress(string address, string first, string range, string[] links)
    {
        using var context = new DashboardTestContext();
        context.Queries.Orders = [.. Enumerable.Range(0, 45).Select(i => new OrderRow($"O-{45 - i}", new DateOnly(2017, 6, 1).AddDays(-i), IsRefund: false, 10m, 1m, 1))];
        var page = context.RenderPage<CustomerPage>(address);

        Assert.Equal(first, page.Find("[aria-labelledby=customer-orders-title] tbody th").TextContent);
        Assert.Equal(range, page.Find(".pager span").TextContent);
        Assert.Equal(links, page.FindAll(".pager a").Select(link => link.TextContent));
    }

    // The heading stands in the layout; without one, the title of the document has its words.
    private static string Heading(IRenderedComponent<FilterProvider> page) => page.FindComponent<EcommerceDashboard.Navigation.PageHeading>().Instance.Title;
}
