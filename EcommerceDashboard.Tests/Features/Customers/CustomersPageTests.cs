using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Features.Customers;

public class CustomersPageTests
{
    private const string Year2017 = "/customers?from=2017-01-01&to=2017-12-31";

    [Fact]
    public void Figures_AreShownOnFiveCardsAndThreeRates()
    {
        using var context = Superstore();
        var page = context.RenderPage<CustomersPage>(Year2017);

        Assert.Equal(
            ["Customers", "New customers", "Known customers", "Orders per customer", "Time between orders", "Retention rate", "Returning customer rate", "Repeat purchase rate"],
            Texts(page, ".kpi-card h2"));
        Assert.Equal(["693", "11", "682", "2.43", "185.3\u00A0days", "87.5\u202F%", "99.1\u202F%", "71.1\u202F%"], Texts(page, ".kpi-value .visually-hidden"));
        Assert.Equal("Median 121.0\u00A0days", Detail(page, CustomerKpis.DaysBetweenOrders));
    }

    [Fact]
    public void Rates_EachSayWhatTheyAreAndRetentionItsPeriod()
    {
        using var context = Superstore();
        var page = context.RenderPage<CustomersPage>(Year2017);

        Assert.Equal("Customers active in the comparison period and in the range, divided by the customers active in the comparison period, under the same other filters. Comparison period: 1 Jan – 31 Dec 2016, with 638 customers.", Detail(page, CustomerKpis.RetentionRate));
        Assert.Equal("Customers in scope with more than one order ever up to the end of the range, divided by the customers in scope.", Detail(page, CustomerKpis.ReturningRate));
        Assert.Equal("Customers with two or more orders in scope, divided by the customers in scope.", Detail(page, CustomerKpis.RepeatRate));
    }

    [Theory]
    [InlineData("/customers", "All time has no earlier period: choose dates to see who came back.")]
    [InlineData("/customers?compare=none", "The comparison is switched off: choose one to see who came back.")]
    public void Retention_WithoutComparison_SaysWhyThereIsNone(string address, string why)
    {
        using var context = Superstore();
        context.Queries.Periods = context.Queries.Periods with { Comparison = null };
        context.Queries.Figures[CustomerKpis.RetentionRate.Id] = new(null, null);
        var page = context.RenderPage<CustomersPage>(address);

        Assert.EndsWith(why, Detail(page, CustomerKpis.RetentionRate), StringComparison.Ordinal);
        Assert.Equal("–", page.Find("[aria-labelledby=kpi-customers-retention-rate-title] .kpi-value .visually-hidden").TextContent);
    }

    [Fact]
    public void OrdersWithoutCustomer_AreSaidWhereThereAreAny()
    {
        using var context = Superstore();
        Assert.Equal("", Detail(context.RenderPage<CustomersPage>(Year2017), CustomerKpis.Total));
        context.Queries.Figures[CustomerKpis.OrdersWithoutCustomer.Id] = new(1234m, 0m);

        Assert.Equal("Orders without a customer: 1,234", Detail(context.RenderPage<CustomersPage>(Year2017), CustomerKpis.Total));
    }

    [Fact]
    public void Page_InFrench_IsFrench()
    {
        using var context = Superstore("fr-FR");
        var page = context.RenderPage<CustomersPage>(Year2017);

        Assert.Equal("185,3\u00A0jours", Texts(page, ".kpi-value .visually-hidden").ElementAt(4));
        Assert.Contains("Période de comparaison\u202F: 1er janv. – 31 déc. 2016, avec 638 clients.", Detail(page, CustomerKpis.RetentionRate), StringComparison.Ordinal);
        Assert.Contains("Clients par nombre de commandes", Texts(page, ".widget-title"));
    }

    [Fact]
    public void Cards_ComeFromOneTotalsAndOneSeriesQuery()
    {
        using var context = Superstore();

        context.RenderPage<CustomersPage>(Year2017);

        // One for the cards, one for the totals of the table.
        Assert.Equal(2, context.Queries.Calls.Count(call => call.Method == "Totals"));
        Assert.Single(context.Queries.Calls, call => call.Method == "Series");
        Assert.Equal(["dayssinceprevious", "orderspercustomer", "customer"], context.Queries.Calls.Where(call => call.Method == "Breakdown").Select(call => call.Dimension!.Id));
    }

    [Fact]
    public void Distributions_AreNotAskedAgainForAnotherComparison()
    {
        using var context = Superstore();
        var page = context.RenderPage<CustomersPage>(Year2017);
        var asked = Distributions(context);

        page.InvokeAsync(() => context.Services.GetRequiredService<NavigationManager>().NavigateTo(Year2017 + "&compare=year"));

        Assert.Equal(asked, Distributions(context));
        Assert.Equal(4, context.Queries.Calls.Count(call => call.Method == "Totals"));
    }

    [Fact]
    public void Customers_LeadToTheirPagesUnderTheFilter()
    {
        using var context = Superstore();
        context.Queries.Groups["customer"] = [("a/b", "<b>Ann</b>", 0.1m), ("", "Not known", 0.2m)];
        context.Queries.Figures[CustomerKpis.FirstOrder.Id] = new(null, null);
        context.Queries.Figures[CustomerKpis.LastOrder.Id] = new(null, null);
        var page = context.RenderPage<CustomersPage>(Year2017 + "&region=West");

        Assert.Equal(["<b>Ann</b>", "Not known"], page.FindAll("[aria-labelledby=customer-table-title] tbody th").Select(name => name.TextContent.Trim()));
        Assert.Equal("/customers/a%2Fb?from=2017-01-01&to=2017-12-31&region=West", Assert.Single(page.FindAll("[aria-labelledby=customer-table-title] tbody a")).GetAttribute("href"));
    }

    [Fact]
    public void NoOrders_SaysSo()
    {
        using var context = Superstore();
        context.Queries.IsEmpty = true;

        Assert.Contains("No orders between 1 Jan 2017 and 31 Dec 2017", context.RenderPage<CustomersPage>(Year2017).Find(".no-orders h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void NobodyKnown_ShowsTheOrdersThatNameNobody()
    {
        using var context = Superstore();
        foreach (var kpi in CustomerKpis.Area.Kpis) context.Queries.Figures[kpi.Id] = new(null, null);
        context.Queries.Figures[CustomerKpis.Total.Id] = new(0m, 0m);
        context.Queries.Figures[CustomerKpis.OrdersWithoutCustomer.Id] = new(3m, 0m);
        context.Queries.Groups["dayssinceprevious"] = context.Queries.Groups["orderspercustomer"] = [("", "Not known", 1m)];
        var page = context.RenderPage<CustomersPage>(Year2017);

        Assert.Equal("Orders without a customer: 3", Detail(page, CustomerKpis.Total));
        Assert.Equal("No customer of this selection had ordered before.", page.Find("[aria-labelledby=customer-gaps-title] .widget-message").TextContent);
        Assert.Equal("Nothing matches the filter.", page.Find("[aria-labelledby=customer-order-counts-title] .widget-message").TextContent);
    }

    private static DashboardTestContext Superstore(string culture = "en-US")
    {
        var context = new DashboardTestContext(culture);
        var figures = context.Queries.Figures;
        figures[CustomerKpis.Total.Id] = new(693m, 638m);
        figures[CustomerKpis.OrdersWithoutCustomer.Id] = new(0m, 0m);
        figures[CustomerKpis.New.Id] = new(11m, 51m);
        figures[CustomerKpis.Returning.Id] = new(682m, 587m);
        figures[CustomerKpis.OrdersPerCustomer.Id] = new(2.4343m, 2.0611m);
        figures[CustomerKpis.DaysBetweenOrders.Id] = new(185.34m, 215.7m);
        figures[CustomerKpis.MedianDaysBetweenOrders.Id] = new(121m, 143m);
        figures[CustomerKpis.RetentionRate.Id] = new(0.8746m, 0.7888m);
        figures[CustomerKpis.ReturningRate.Id] = new(0.9913m, 0.9655m);
        figures[CustomerKpis.RepeatRate.Id] = new(0.7114m, 0.5909m);
        context.Queries.Groups["dayssinceprevious"] = [("0", "0–29 days", 0.6m), ("90", "90–119 days", 0.4m)];
        context.Queries.Groups["orderspercustomer"] = [("1", "1", 0.7m), ("2", "2", 0.3m)];
        return context;
    }

    private static int Distributions(DashboardTestContext context) =>
        context.Queries.Calls.Count(call => call.Dimension == Dimension.DaysSincePrevious || call.Dimension == Dimension.OrdersPerCustomer);

    private static string Detail(IRenderedComponent<FilterProvider> page, Kpi kpi) =>
        string.Join(' ', page.Find($"[aria-labelledby=kpi-{kpi.Id.Replace('.', '-')}-title] .kpi-detail").TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Texts(IRenderedComponent<FilterProvider> page, string selector) => page.FindAll(selector).Select(element => element.TextContent.Trim());
}
