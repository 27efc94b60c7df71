using Bunit;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Plotly.Blazor;

namespace EcommerceDashboard.Features.Geography;

public sealed class GeographyPageTests
{
    private static DashboardTestContext Context(string culture = "en-US")
    {
        var context = new DashboardTestContext(culture);
        var groups = context.Queries.Groups;
        groups["country"] = [("France", "France", 0.6m), ("United States", "United States", 0.4m)];
        groups["state"] = [("California", "California", 0.5m), ("Texas", "Texas", 0.3m), ("Ontario", "Ontario", 0.2m)];
        groups["place"] = [("Paris, France", "Paris, France", 0.6m), ("Houston, Texas, United States", "Houston, Texas, United States", 0.4m)];
        groups["city"] = [("Houston", "Houston", 1m)];
        groups["shipmode"] = [("Standard", "Standard", 0.7m), ("Express", "Express", 0.3m)];
        groups["distanceband"] = [("0", "0–50 km", 0.5m), ("250", "250–500 km", 0.4m), ("", "Not known", 0.1m)];
        context.Queries.Figures[GeoKpis.Latitude.Id] = new(48m, null);
        context.Queries.Figures[GeoKpis.Longitude.Id] = new(2m, null);
        context.Queries.Figures[GeoKpis.Distance.Id] = new(200m, 180m);
        context.Queries.Figures[GeoKpis.MedianDistance.Id] = new(150m, 120m);
        return context;
    }

    [Fact]
    public void Cards_ShowDistanceAndTime()
    {
        using var context = Context();

        var page = context.RenderPage<GeographyPage>("/geography");

        Assert.Equal(
            ["Delivery distance", "Median distance", "Distance, nine in ten", "Distance known", "Time to shipment"],
            page.FindAll(".kpi-card h2").Select(title => title.TextContent));
        Assert.Equal("≈\u00A0200.0\u00A0km", page.Find(".kpi-value .visually-hidden").TextContent);
        Assert.Single(context.Queries.Calls, call => call.Method == "Totals");
    }

    [Fact]
    public void Zones_Downloaded_AreAllOfThem()
    {
        using var context = Context();
        context.Queries.Groups["state"] = [.. Enumerable.Range(1, 30).Select(number => ($"State {number}", $"State {number}", 0.01m * number))];
        var page = context.RenderPage<GeographyPage>("/geography?minOrders=5");

        page.Find("button[aria-label='Download CSV: all rows of All zones by profit']").Click();

        var text = (string)context.JSInterop.Invocations["saveText"].Single().Arguments[1]!;
        Assert.Equal(31, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Page_InFrench_IsWrittenInFrench()
    {
        using var context = Context("fr-FR");

        var page = context.RenderPage<GeographyPage>("/geography");

        Assert.Contains("Zones les plus rentables", page.FindAll("h2").Select(title => title.TextContent));
        Assert.Contains("Distance parcourue par les commandes", page.FindAll("h2").Select(title => title.TextContent));
    }

    [Fact]
    public async Task Map_OfSeveralCountries_ShowsCountriesAndAClickFilters()
    {
        using var context = Context();
        var page = context.RenderPage<GeographyPage>("/geography?figure=profit&minOrders=5");

        var map = ChartOf(page, "geo-map");
        Assert.Equal((ChartKind.AreaMap, MapScope.Fit), (map.Kind, map.Scope));
        Assert.Equal(["FRA", "USA"], map.Categories.Select(category => category.Area));
        Assert.Equal("Total profit", map.Series.Single().Name);

        await ClickAsync(page, "geo-map-chart", 0);

        Assert.Equal("?country=France&figure=profit&minOrders=5", context.Query);
        Assert.Equal([false, true], ChartOf(page, "geo-map").Categories.Select(category => category.IsOutOfFilter));
    }

    [Theory]
    [InlineData("/geography", 0.96)]
    [InlineData("/geography?country=United%20States", 0.1)]
    public void Map_OfAmericanOrders_ShowsStates(string address, double american)
    {
        using var context = Context();
        context.Queries.Groups["country"] = [("United States", "United States", (decimal)american), ("Canada", "Canada", 1m - (decimal)american)];

        var page = context.RenderPage<GeographyPage>(address);

        var map = ChartOf(page, "geo-map");
        Assert.Equal(MapScope.Usa, map.Scope);
        Assert.Equal(["CA", "TX", null], map.Categories.Select(category => category.Area));
        Assert.Contains("Not on the map: 1 (Ontario).", page.Find("[aria-labelledby=geo-map-title]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_OfCities_NarrowsToThePlace()
    {
        using var context = Context();
        context.Queries.Options = FakeKpiQueries.OptionsOf(
            (FilterField.Country, [new("France", 1), new("United States", 2)]), (FilterField.State, [new("Texas", 2)]));
        var page = context.RenderPage<GeographyPage>("/geography");

        page.FindAll("[aria-labelledby=geo-map-title] .segmented button").Single(button => button.TextContent == "Cities").Click();

        Assert.Equal("?marks=cities", context.Query);
        Assert.Equal(ChartKind.BubbleMap, ChartOf(page, "geo-map").Kind);
        await ClickAsync(page, "geo-map-chart", 1);
        Assert.Equal("?country=United%20States&state=Texas&city=Houston&marks=cities", context.Query);
        Assert.Equal([true, false], ChartOf(page, "geo-map").Categories.Select(category => category.IsOutOfFilter));
    }

    [Fact]
    public void Map_OfCitiesWithoutCoordinates_SaysWhatToDo()
    {
        using var context = Context();
        context.Queries.Figures[GeoKpis.Latitude.Id] = new(null, null);

        var page = context.RenderPage<GeographyPage>("/geography?marks=cities");

        Assert.Contains("The places of these orders are not known", page.Find("[aria-labelledby=geo-map-title]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_Opened_LeadToTheNextLevelAndBack()
    {
        using var context = Context();
        var page = context.RenderPage<GeographyPage>("/geography");

        await ClickAsync(page, "geo-regions-chart", 0);
        Assert.Equal("?region=West", context.Query);
        Assert.Equal(["France", "United States"], ChartOf(page, "geo-regions").Categories.Select(category => category.Key));
        Assert.Equal("Sales by country", page.Find("#geo-regions-title").TextContent);
        await ClickAsync(page, "geo-regions-chart", 1);
        await ClickAsync(page, "geo-regions-chart", 0);
        Assert.Equal("?region=West&country=United%20States&state=California", context.Query);
        Assert.Equal(["Houston"], ChartOf(page, "geo-regions").Categories.Select(category => category.Key));
        Assert.Equal("Sales by city", page.Find("#geo-regions-title").TextContent);
        Assert.Equal(["All regions", "West", "United States", "California"], page.FindAll(".drill li").Select(step => step.TextContent.Trim()));

        page.FindAll(".drill button")[1].Click();

        Assert.Equal("?region=West", context.Query);
    }

    [Fact]
    public void Regions_WithOneCountry_GoStraightToItsStates()
    {
        using var context = Context();
        context.Queries.Groups["country"] = [("United States", "United States", 1m)];

        var page = context.RenderPage<GeographyPage>("/geography?region=West");

        Assert.Equal(["California", "Texas", "Ontario"], ChartOf(page, "geo-regions").Categories.Select(category => category.Key));
    }

    [Fact]
    public void Zones_ShowLossesAndTheMinimumStandsInTheAddress()
    {
        using var context = Context();
        context.Queries.Figures["sales.profit"] = new(-1000m, 1m);
        var page = context.RenderPage<GeographyPage>("/geography?region=West");

        var profit = page.Find("[aria-labelledby=best-zones-title] tbody td");
        Assert.Equal("-$500.00", profit.TextContent);
        Assert.Contains("negative", profit.ClassList);
        page.Find(".min-orders input").Change("25");
        Assert.Equal("?region=West&minOrders=25", context.Query);
        Assert.Equal("Zones: 3 of 3 with 25 orders or more.", page.Find("[aria-labelledby=best-zones-title] .note").TextContent);

        page.Find(".min-orders input").Change("none");
        Assert.Equal("?region=West", context.Query);
    }

    [Fact]
    public void Zones_ByCity_NarrowToThePlace()
    {
        using var context = Context();
        context.Queries.Options = FakeKpiQueries.OptionsOf((FilterField.Country, [new("France", 1)]));
        var page = context.RenderPage<GeographyPage>("/geography?zones=city");

        page.Find("[aria-labelledby=best-zones-title] tbody button").Click();

        Assert.Equal("?country=France&city=Paris&zones=city", context.Query);
    }

    [Fact]
    public void Distances_ShowFineBandsWithTheirMarks()
    {
        using var context = Context();

        var histogram = ChartOf(context.RenderPage<GeographyPage>("/geography"), "geo-distances");

        // Half of the known orders go less than 50 km, none 500 km: bands of 25 km up to there.
        Assert.Equal(21, histogram.Categories.Count);
        Assert.Equal(("0–25 km", "Over 500 km"), (histogram.Categories[0].Label, histogram.Categories[^1].Label));
        Assert.Equal([("Mean (estimate)", 8m), ("Median (estimate)", 6m), ("Nine in ten (estimate)", 21m)], histogram.Marks.Select(mark => (mark.Name, mark.Place)));
    }

    [Fact]
    public void Distances_OfAGazetteer_AreCalledAnEstimate()
    {
        using var context = Context();
        var page = context.RenderPage<GeographyPage>("/geography");
        Assert.Contains("Estimate: the places of 12.5\u202F% of these orders", NoteOf(page), StringComparison.Ordinal);

        context.Queries.Figures[GeoKpis.DistanceEstimated.Id] = new(0m, 0m);
        Assert.DoesNotContain("Estimate", NoteOf(context.RenderPage<GeographyPage>("/geography?region=West")), StringComparison.Ordinal);

        static string NoteOf(IRenderedComponent<FilterProvider> page) => page.Find("[aria-labelledby=geo-distances-title] .note").TextContent;
    }

    [Fact]
    public void Distances_OfPlacesOfTheGazetteer_AreCalledEstimatesWhereverTheyStand()
    {
        using var context = Context();
        var page = context.RenderPage<GeographyPage>("/geography");
        Assert.StartsWith("≈", page.Find("[data-kpi='geo.delivery-distance']").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("estimate", page.Find("[aria-labelledby=kpi-geo-delivery-distance-median-title] .kpi-detail").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("[aria-labelledby=geo-modes-title] td[title=estimate]"), cell => cell.TextContent.StartsWith('≈'));
        Assert.All(ChartOf(page, "geo-distances").Marks, mark => Assert.EndsWith(" (estimate)", mark.Name, StringComparison.Ordinal));
        Assert.DoesNotContain("≈", page.Find("[data-kpi='geo.delivery-time']").TextContent, StringComparison.Ordinal);

        context.Queries.Figures[GeoKpis.DistanceEstimated.Id] = new(0m, 0m);
        var exact = context.RenderPage<GeographyPage>("/geography?region=West");
        Assert.DoesNotContain("≈", exact.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("estimate", string.Concat(exact.FindAll(".kpi-detail").Select(detail => detail.TextContent)), StringComparison.Ordinal);
    }

    [Fact]
    public void Distances_NotKnown_SayWhatToDo()
    {
        using var context = Context();
        context.Queries.Groups["distanceband"] = [("", "Not known", 1m)];

        var page = context.RenderPage<GeographyPage>("/geography");

        Assert.Contains("takes the places of the warehouse and of the destination", page.Find("[aria-labelledby=geo-distances-title]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-labelledby=geo-bands-title]"));
        Assert.NotEmpty(page.FindAll("[aria-labelledby=geo-times-by-mode-title]"));
    }

    [Fact]
    public void Times_UntilDelivery_AreThoseOfTheDelivery()
    {
        using var context = Context();
        context.Queries.Figures[GeoKpis.TimeToDelivery.Id] = new(null, null);
        var page = context.RenderPage<GeographyPage>("/geography");
        Assert.Equal(["Mean", "Nine in ten"], ChartOf(page, "geo-times-by-mode").Series.Select(series => series.Name));

        page.FindAll("[aria-labelledby=geo-times-by-mode-title] .segmented button")[1].Click();

        Assert.Equal("?until=delivery", context.Query);
        Assert.Contains("No order in this selection has this date", page.Find("[aria-labelledby=geo-times-by-mode-title]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void OneWidget_Fails_TheRestOfThePageLives()
    {
        using var context = Context();
        context.Queries.BeforeAnswer = call => call.Dimension == Dimension.ShipMode ? Task.FromException(new TimeoutException()) : Task.CompletedTask;

        var page = context.RenderPage<GeographyPage>("/geography");

        Assert.Equal(2, page.FindAll("[role=alert]").Count);
        Assert.NotEmpty(page.FindAll("[aria-labelledby=best-zones-title] tbody tr"));
    }

    [Fact]
    public void NoOrders_SaysSoInsteadOfAPageOfDashes()
    {
        using var context = Context();
        context.Queries.IsEmpty = true;

        var page = context.RenderPage<GeographyPage>("/geography?region=West");

        Assert.Contains("match the filter", page.Find(".no-orders h2").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".kpi-card"));
    }

    [Fact]
    public void Prerendered_TheCircuitAsksNothingAgain()
    {
        using var context = Context();
        context.RenderPage<GeographyPage>("/geography?region=West&zones=city");
        context.Persisted.TriggerOnPersisting();
        var asked = context.Queries.Calls.Count(call => call.Method is "Totals" or "Breakdown");

        context.RenderPage<GeographyPage>("/geography?region=West&zones=city");

        Assert.Equal(asked, context.Queries.Calls.Count(call => call.Method is "Totals" or "Breakdown"));
    }

    private static ChartSpec ChartOf(IRenderedComponent<FilterProvider> page, string id) =>
        page.FindComponents<DashboardChart>().Single(chart => chart.Instance.Id == id + "-chart").Instance.Spec;

    private static Task ClickAsync(IRenderedComponent<FilterProvider> page, string chart, int mark) => page.InvokeAsync(() =>
        page.FindComponents<PlotlyChart>().Single(plot => plot.Instance.Id == chart).Instance.ClickEvent([new() { PointNumber = System.Text.Json.JsonSerializer.SerializeToElement(mark) }]));
}
