using Bunit;
using EcommerceDashboard.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;

namespace EcommerceDashboard.Shell;

public class MainLayoutTests() : ShellTestContext(AddPages)
{
    [Fact]
    public void Frame_OfAPage_HasItsLandmarks()
    {
        var layout = RenderLayout("/");

        Assert.Single(layout.FindAll("header"));
        Assert.Equal("content", layout.Find("main").Id);
        Assert.Equal("#content", layout.Find("a").GetAttribute("href"));
        Assert.Single(layout.FindAll("footer"));
        Assert.Single(layout.FindAll("nav[aria-label]"));
        Assert.Equal("Body", layout.Find("main").TextContent.Trim());
    }

    [Fact]
    public void Heading_OfThePage_StandsInTheAppBarAsTheOnlyH1()
    {
        var layout = RenderLayout("/", "Sales");

        Assert.Equal("Sales", Assert.Single(layout.FindAll("h1")).TextContent);
        Assert.Equal("Sales", layout.Find("header h1").TextContent);
    }

    [Fact]
    public void Navigation_ListsRegisteredPagesInOrder_WithTheFilter()
    {
        var links = RenderLayout("/customers?region=West").FindAll("nav a").TakeLast(3).ToList();

        Assert.Equal(["/products?region=West", "/customers?region=West", "/glossary?region=West"], links.Select(link => link.GetAttribute("href")));
        Assert.Equal([null, "page", null], links.Select(link => link.GetAttribute("aria-current")));
    }

    [Fact]
    public void Navigation_AfterAFilterChange_CarriesTheNewFilter()
    {
        var layout = RenderLayout("/");

        Navigation.NavigateTo("/customers?segment=Consumer");

        Assert.Equal("/customers?segment=Consumer", layout.Find("nav a[aria-current=page]").GetAttribute("href"));
    }

    [Fact]
    public void Language_Other_IsOfferedUnderItsOwnNameAndComesBack()
    {
        var link = RenderLayout("/customers?region=West").Find(".language-link");

        Assert.Equal("FR – Français", link.GetAttribute("aria-label"));
        Assert.Equal("/preferences/culture?culture=fr&returnUrl=%2Fcustomers%3Fregion%3DWest", link.GetAttribute("href"));
    }

    [Fact]
    public void Theme_Chosen_IsHandedToTheBrowser()
    {
        var layout = RenderLayout("/");
        layout.Find("#theme").Click();

        layout.FindAll("#theme-panel input")[(int)ThemeChoice.Dark].Change(true);

        Assert.Equal("dark", JSInterop.VerifyInvoke("dashboardShell.chooseTheme").Arguments[0]);
    }

    [Theory]
    [InlineData(0, "Data to 30 Dec 2017 · updated just now")]
    [InlineData(2, "Data to 30 Dec 2017 · updated 2 min ago")]
    [InlineData(190, "Data to 30 Dec 2017 · updated 3 h ago")]
    [InlineData(60 * 24 * 5, "Data to 30 Dec 2017 · updated on 28 Dec 2017")]
    public void Freshness_SomeMinutesAfterTheLoad_SaysHowLong(int minutes, string expected)
    {
        Queries.Freshness = Queries.Freshness with { LoadedAt = Time.GetUtcNow().AddMinutes(-minutes) };

        Assert.Equal(expected, FreshnessOf(RenderLayout("/")));
    }

    [Fact]
    public void Freshness_WithoutData_SaysSo()
    {
        Queries.Freshness = new(null, null, 0, null, false);

        Assert.Equal("No orders yet", FreshnessOf(RenderLayout("/")));
    }

    [Fact]
    public void Freshness_DatabaseAway_SaysSo()
    {
        Queries.BeforeAnswer = _ => Task.FromException(new TimeoutException());

        Assert.Equal("The database does not answer; trying again", FreshnessOf(RenderLayout("/")));
    }

    [Theory]
    [InlineData("/customers", "page")]
    [InlineData("/customers/C-1", "true")]
    [InlineData("/customersandmore", null)]
    public void Navigation_MarksTheEntryOfThePage(string address, string? mark) =>
        Assert.Equal(mark, RenderLayout(address).Find("a[href='/customers']").GetAttribute("aria-current"));

    [Theory]
    [InlineData("/customers/places")]
    [InlineData("/customers/places/1")]
    public void Navigation_PageBelowAnEntryWithOneOfItsOwn_MarksOnlyItsOwn(string address) =>
        Assert.Equal("/customers/places", Assert.Single(RenderLayout(address).FindAll(".rail a[aria-current]")).GetAttribute("href"));

    // Pages of the test instead of those of the app.
    private static void AddPages(IServiceCollection services) => services
        .RemoveAll<NavEntry>()
        .AddSingleton(new NavEntry("/customers/places", typeof(ShellText), "NoData", Icons.Material.Outlined.Place, Order: 0, Group: -1))
        .AddSingleton(new NavEntry("/glossary", typeof(ShellText), "Reload", Icons.Material.Outlined.MenuBook, Order: 0, Group: 1))
        .AddSingleton(new NavEntry("/customers", typeof(ShellText), "Theme", Icons.Material.Outlined.People, Order: 2))
        .AddSingleton(new NavEntry("/products", typeof(ShellText), "Dismiss", Icons.Material.Outlined.Category, Order: 1));

    private static string FreshnessOf(IRenderedComponent<ThemeProvider> layout) =>
        string.Join(' ', layout.Find(".freshness").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<ThemeProvider> RenderLayout(string address, string? heading = null)
    {
        Navigation.NavigateTo(address);
        return Render<ThemeProvider>(provider => provider.AddChildContent<MainLayout>(layout => layout.Add(parameters => parameters.Body, content =>
        {
            if (heading is null)
            {
                content.AddContent(0, "Body");
                return;
            }

            content.OpenComponent<PageHeading>(1);
            content.AddComponentParameter(2, nameof(PageHeading.Title), heading);
            content.CloseComponent();
        })));
    }
}
