using AngleSharp.Dom;
using Bunit;
using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Features.Places;

public sealed class PlacesPageTests
{
    private readonly FakePlaces _places = new();

    [Fact]
    public void Page_ShowsCoverageWarehousesAndWhatIsNotFound()
    {
        using var context = Context();
        _places.Known.Add(Reno);
        _places.Unknown.Add(new UnknownWarehouse("W9", 12));
        _places.Addresses.Add(Smallville);

        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);

        Assert.Equal(["sales.orders", "geo.place-coverage", "geo.distance-coverage", "geo.distance-estimated"], page.FindAll(".kpi-value").Select(card => card.GetAttribute("data-kpi")));
        var warehouses = Section(page, "warehouses").TextContent;
        Assert.Contains("89501, Reno, Nevada, United States", warehouses, StringComparison.Ordinal);
        Assert.Contains("39.5296, -119.8138", warehouses, StringComparison.Ordinal);
        Assert.Contains("default", warehouses, StringComparison.Ordinal);
        Assert.Contains("Add W9 (orders: 12)", warehouses, StringComparison.Ordinal);
        Assert.Contains("Smallville, Kansas, United States", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);
        Assert.Contains("$1,234.50", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-labelledby=corrections-title]"));
    }

    [Fact]
    public void Page_NothingYet_SaysWhatToDo()
    {
        using var context = Context();

        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);

        Assert.Contains("add the warehouse that orders ship from", Section(page, "warehouses").TextContent, StringComparison.Ordinal);
        Assert.Contains("Every address that orders go to has been found", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_DatabaseAway_OffersToTryAgain()
    {
        using var context = Context();
        _places.Failure = new TimeoutException();
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        Assert.Equal(3, page.FindAll("[role=alert]").Count);

        _places.Failure = null;
        Section(page, "warehouses").QuerySelector("[role=alert] button")!.Click();

        Assert.Contains("add the warehouse", Section(page, "warehouses").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Warehouse_WithoutCoordinates_IsFoundByItsAddressAndDistancesAreMeasuredAnew()
    {
        using var context = Context();
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        Section(page, "warehouses").QuerySelector(".widget-actions .button")!.Click();

        page.Find("#warehouse-name").Change("Main");
        page.Find("#warehouse-id").Change("MAIN");
        page.Find(".places-form select").Change("US");
        page.Find("#warehouse-code").Change("89501");
        page.Find(".places-form").Submit();

        var saved = Assert.Single(_places.Known);
        Assert.Equal(("MAIN", "Main", "United States", LocatedBy.PostalCode, true), (saved.Id, saved.Name, saved.Country, saved.LocatedBy, saved.IsDefault));
        Assert.Equal(39.527, saved.Latitude, 1);
        Assert.Empty(page.FindAll(".places-form"));
        AwaitUpdate(page, "The distances are up to date");
        Assert.Equal(1, _places.Refreshed);
    }

    [Fact]
    public void Warehouse_WithMistakes_SaysEachAtItsField()
    {
        using var context = Context();
        _places.Known.Add(Reno);
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        Section(page, "warehouses").QuerySelector(".widget-actions .button")!.Click();

        page.Find("#warehouse-id").Change("W1");
        page.Find("#warehouse-latitude").Change("91");
        page.Find("#warehouse-longitude").Change("abc");
        page.Find(".places-form").Submit();

        Assert.Equal("A name is needed.", ErrorOf(page, "warehouse-name"));
        Assert.Equal("Another warehouse has this id.", ErrorOf(page, "warehouse-id"));
        Assert.StartsWith("A number from −90 to 90", ErrorOf(page, "warehouse-latitude"), StringComparison.Ordinal);
        Assert.StartsWith("A number from −180 to 180", ErrorOf(page, "warehouse-longitude"), StringComparison.Ordinal);
        Assert.Single(_places.Known);
    }

    [Fact]
    public void Warehouse_OfAnAddressThatNobodyKnows_AsksForCoordinates()
    {
        using var context = Context();
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        Section(page, "warehouses").QuerySelector(".widget-actions .button")!.Click();
        page.Find("#warehouse-name").Change("Main");
        page.Find("#warehouse-id").Change("MAIN");

        page.Find(".places-form").Submit();
        Assert.Contains("The gazetteer does not know this address", ErrorOf(page, "warehouse-latitude"), StringComparison.Ordinal);

        page.Find("#warehouse-latitude").Change("48,8566");
        page.Find("#warehouse-longitude").Change("2.3522");
        page.Find(".places-form").Submit();

        var saved = Assert.Single(_places.Known);
        Assert.Equal((48.8566, 2.3522, LocatedBy.Warehouse), (saved.Latitude, saved.Longitude, saved.LocatedBy));
    }

    [Fact]
    public async Task Warehouse_EditedAndDeleted_AsksBeforeItGoes()
    {
        using var context = Context();
        _places.Known.Add(Reno);
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);

        page.Find("[aria-label='Edit Reno']").Click();
        Assert.Equal("39.5296", page.Find("#warehouse-latitude").GetAttribute("value"));
        page.Find("#warehouse-name").Change("Reno North");
        page.Find(".places-form").Submit();
        Assert.Equal("Reno North", Assert.Single(_places.Known).Name);
        AwaitUpdate(page, "up to date");

        await ClickAsync(page, "[aria-label='Delete Reno North']");
        Assert.Single(_places.Known);
        Assert.Contains("Really", page.Find(".row-actions .button").TextContent, StringComparison.Ordinal);
        await ClickAsync(page, ".row-actions .button");
        Assert.Empty(_places.Known);
    }

    [Fact]
    public async Task Address_GivenAPlaceOfTheGazetteer_IsRememberedAsAnEstimate()
    {
        using var context = Context();
        _places.Addresses.Add(Smallville);
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        page.Find("[aria-label='Correct Smallville, Kansas, United States']").Click();

        page.Find("#correction-search").Input("wichita");
        page.FindAll(".places-found input")[0].Change("on");
        page.Find(".places-form").Submit();

        var correction = Assert.Single(_places.Corrections);
        Assert.Equal((Smallville.Key, LocatedBy.City, "Wichita, Kansas, US"), (correction.Id, correction.LocatedBy, correction.Place));
        AwaitUpdate(page, "up to date");
        Assert.Contains("Wichita, Kansas, US", Section(page, "corrections").TextContent, StringComparison.Ordinal);
        Assert.Contains("Every address", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);

        await ClickAsync(page, "[aria-label^='Forget the correction']");
        Assert.Empty(_places.Corrections);
    }

    [Fact]
    public void Address_GivenCoordinates_IsExact()
    {
        using var context = Context();
        _places.Addresses.Add(Smallville);
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        page.Find("[aria-label^='Correct Smallville']").Click();

        page.Find(".places-form").Submit();
        Assert.StartsWith("A number from −90", ErrorOf(page, "correction-latitude"), StringComparison.Ordinal);
        page.Find("#correction-latitude").Change("38");
        page.Find("#correction-longitude").Change("-97.5");
        page.Find(".places-form").Submit();

        Assert.Equal((38, -97.5, LocatedBy.Correction, null), (_places.Corrections[0].Latitude, _places.Corrections[0].Longitude, _places.Corrections[0].LocatedBy, _places.Corrections[0].Place));
    }

    [Fact]
    public void Addresses_MoreThanAPage_ArePagedAndSearchedInTheAddress()
    {
        using var context = Context();
        for (var i = 0; i < 25; i++) _places.Addresses.Add(Smallville with { City = $"Nowhere {i}" });
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        Assert.Contains("1–10 of 25", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);

        page.Find("[aria-label='Next page']").Click();
        Assert.Equal("?unknown-page=2", context.Query);
        Assert.Contains("11–20 of 25", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);

        page.Find(".table-search").Change("nowhere 24");
        Assert.Contains("1–1 of 1", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);
        page.Find(".table-search").Change("atlantis");
        Assert.Contains("Nothing found for “atlantis”", Section(page, "unknown-places").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_WhileAnImportRuns_SaysSoAndCanBeAskedAgain()
    {
        using var context = Context();
        _places.Known.Add(Reno with { IsDefault = false });
        _places.RefreshFailure = new DataLoadException("An import runs.");
        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);
        page.Find("[aria-label='Delete Reno']").Click();
        page.FindAll(".row-actions .button")[0].Click();
        AwaitUpdate(page, "An import is running");

        _places.RefreshFailure = null;
        await ClickAsync(page, ".places-update button");

        AwaitUpdate(page, "up to date");
    }

    [Fact]
    public void Page_InFrench_IsFrench()
    {
        using var context = Context("fr-FR");
        _places.Addresses.Add(Smallville);

        var page = context.RenderPage<PlacesPage>(PlacesPage.Path);

        Assert.Contains("Adresses introuvables", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ajouter un entrepôt", page.Markup, StringComparison.Ordinal);
    }

    private static Warehouse Reno => new()
    {
        Id = "W1",
        Name = "Reno",
        Country = "United States",
        State = "Nevada",
        City = "Reno",
        PostalCode = "89501",
        Latitude = 39.5296,
        Longitude = -119.8138,
        LocatedBy = LocatedBy.Warehouse,
        IsDefault = true,
    };

    private static UnknownPlace Smallville => new("United States", "Kansas", "Smallville", null, 7, 1234.5m);

    private DashboardTestContext Context(string culture = "en-US") => new(culture, addServices: services =>
    {
        services.AddSingleton<IPlaces>(_places);
        services.AddSingleton<DistanceUpdate>();
        services.AddSingleton(TestGazetteer.Shipped);
    });

    /// <summary>Waits for the state of the update, which runs beside the page.</summary>
    private static void AwaitUpdate(IRenderedComponent<FilterProvider> page, string state) =>
        page.WaitForAssertion(() => Assert.Contains(state, page.Find(".places-update").TextContent, StringComparison.Ordinal));

    /// <summary>Finds and clicks in one turn of the renderer: an update that ends meanwhile renders before it or after it.</summary>
    private static Task ClickAsync(IRenderedComponent<FilterProvider> page, string selector) => page.InvokeAsync(() => page.Find(selector).Click());

    private static IElement Section(IRenderedComponent<FilterProvider> page, string id) => page.Find($"[aria-labelledby={id}-title]");

    private static string ErrorOf(IRenderedComponent<FilterProvider> page, string field)
    {
        Assert.Equal(field + "-error", page.Find("#" + field).GetAttribute("aria-describedby"));
        return page.Find($"#{field}-error").TextContent;
    }
}
