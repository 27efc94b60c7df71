using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Navigation;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Integration;

/// <summary>
/// The same figure everywhere: under a dozen filters, every figure that a page says (cards and totals of tables carry its id) is the one that the API gives,
/// and figures that are made of the same measures are equal to the last digit.
/// </summary>
public sealed class SameFigureTests(DashboardWebApp app) : IClassFixture<DashboardWebApp>
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("?from=2017-01-01&to=2017-12-31")]
    [InlineData("?from=2017-01-01&to=2017-12-31&compare=year&region=South")]
    [InlineData("?from=2017-03-05&to=2017-03-05")]
    [InlineData("?from=2017-02-01&to=2017-04-30&category=Technology")]
    [InlineData("?from=2016-06-15&to=2017-02-14&segment=Consumer&segment=Corporate")]
    [InlineData("?region=South&region=West&category=Furniture&compare=none")]
    [InlineData("?product=P-LAMP&from=2017-01-01")]
    [InlineData("?customer=C-03&to=2017-06-30")]
    [InlineData("?state=Texas&shipMode=Standard")]
    [InlineData("?subcategory=Chairs&category=Technology")]
    [InlineData("?region=Atlantis&from=2017-01-01&to=2017-12-31")]
    public async Task Figures_OfAllPagesAndTheApi_AreTheSame(string filter)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var services = app.Factory.Services;
        var (catalog, formatter) = (services.GetRequiredService<KpiCatalog>(), services.GetRequiredService<KpiFormatter>());

        var values = await ValuesAsync(client, catalog, filter);
        var unfiltered = await ValuesAsync(client, catalog, "");

        var said = 0;
        foreach (var page in services.GetServices<NavEntry>())
        {
            var html = new HtmlParser().ParseDocument(await client.GetStringAsync(page.Path + filter, Cancellation));
            Assert.Empty(html.QuerySelectorAll("main [role=alert]").Select(alert => (page.Path, alert.ParentElement!.ParentElement!.Id ?? alert.ParentElement.ParentElement.TextContent)));
            // Such a page hides the filter and says that its figures are of all orders.
            var hasFilter = html.QuerySelector("h1.without-filter") is null;
            foreach (var element in html.QuerySelectorAll("[data-kpi]"))
            {
                var kpi = catalog.Find(element.GetAttribute("data-kpi")!)!;
                var text = (element.QuerySelector(".visually-hidden") ?? element).TextContent;
                Assert.Equal((page.Path, kpi.Id, formatter.Full((hasFilter ? values : unfiltered)[kpi.Id].Value, kpi.Unit, English)), (page.Path, kpi.Id, text));
                said++;
            }
        }

        // Where nothing matches, pages say so instead of figures.
        if (values["sales.orders"].Value > 0) Assert.True(said >= 20, $"Only {said} figures were found on the pages.");

        foreach (var twins in catalog.All.Where(kpi => kpi.OwnPipeline is null).GroupBy(kpi => (kpi.Numerator.Name, kpi.Denominator?.Name, kpi.Coverage?.Id)))
            Assert.Single(twins.Where(kpi => values[kpi.Id].Value is not null).Select(kpi => values[kpi.Id]).Distinct().DefaultIfEmpty());
    }

    [Theory]
    [InlineData("?from=2017-01-01&to=2017-12-31")]
    [InlineData("?region=South&category=Technology&compare=none")]
    public async Task Figure_AskedForAlone_IsTheOneAmongAll(string filter)
    {
        using var client = app.CreateClient();
        using var all = JsonDocument.Parse(await client.GetStringAsync("/api/kpis" + filter, Cancellation));
        foreach (var kpi in all.RootElement.GetProperty("kpis").EnumerateObject())
        {
            using var alone = JsonDocument.Parse(await client.GetStringAsync($"/api/kpis/{kpi.Name}{filter}", Cancellation));
            Assert.Equal((kpi.Name, ValueOf(kpi.Value)), (kpi.Name, ValueOf(alone.RootElement)));
        }
    }

    private static async Task<Dictionary<string, KpiValue>> ValuesAsync(HttpClient client, KpiCatalog catalog, string filter)
    {
        using var all = JsonDocument.Parse(await client.GetStringAsync("/api/kpis" + filter, Cancellation));
        return catalog.All.ToDictionary(kpi => kpi.Id, kpi => ValueOf(all.RootElement.GetProperty("kpis").GetProperty(kpi.Id)));
    }

    private static KpiValue ValueOf(JsonElement figure) => new(Decimal(figure.GetProperty("value")), Decimal(figure.GetProperty("previous")));

    private static decimal? Decimal(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : number.GetDecimal();
}
