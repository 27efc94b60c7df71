using AngleSharp.Dom;
using Bunit;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Shell;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Filters;

public class FilterBarTests : ShellTestContext
{
    [Fact]
    public void Select_Opened_OffersValuesWithTheirOrders()
    {
        var bar = RenderAt<FilterBar>("/");

        bar.Find("#filter-region").Click();

        Assert.Equal(["Central 1,175", "East 1,401", "South 822", "West 1,611"], bar.FindAll("#filter-region-panel .checklist-item").Select(Words));
        Assert.Equal("true", bar.Find("#filter-region").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Select_ValueChecked_GoesIntoTheAddressAndBecomesAChip()
    {
        var bar = RenderAt<FilterBar>("/?from=2017-01-01");

        bar.Find("#filter-segment").Click();
        bar.FindAll("#filter-segment-panel input")[2].Change(true);

        Assert.Equal("/?from=2017-01-01&segment=Home%20Office", Address);
        Assert.Equal("Home Office", Words(Assert.Single(bar.FindAll(".chip"))));
    }

    [Fact]
    public void Select_EscapePressed_Closes()
    {
        var bar = RenderAt<FilterBar>("/");
        bar.Find("#filter-region").Click();

        bar.Find("#filter-region").KeyDown(Key.Escape);

        Assert.Empty(bar.FindAll(".dropdown-panel"));
    }

    [Fact]
    public void Select_ValueThatSelectsNothing_StaysToBeTakenBack()
    {
        var bar = RenderAt<FilterBar>("/?region=Atlantis");

        bar.Find("#filter-region").Click();
        bar.FindAll("#filter-region-panel input").Single(input => input.HasAttribute("checked")).Change(false);

        Assert.Equal("/", Address);
    }

    [Fact]
    public void Select_ManyValues_CanBeSearched()
    {
        Queries.Options = FakeKpiQueries.OptionsOf((FilterField.Region, [.. Enumerable.Range(1, 30).Select(number => new FilterOption($"Region {number}", number))]));
        var bar = RenderAt<FilterBar>("/");
        bar.Find("#filter-region").Click();

        bar.Find(".checklist-search").Input("region 2");

        Assert.Equal(11, bar.FindAll(".checklist-item").Count);
    }

    [Fact]
    public void Select_ValuesNotKnown_SaysSo()
    {
        Queries.BeforeAnswer = _ => Task.FromException(new TimeoutException());
        var bar = RenderAt<FilterBar>("/");

        bar.Find("#filter-region").Click();

        Assert.Contains("not available", bar.Find("#filter-region-panel").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Chip_Clicked_RemovesItsValue()
    {
        var bar = RenderAt<FilterBar>("/?region=South&region=West&category=Technology");

        bar.Find(".chip[aria-label='Remove Region: West']").Click();

        Assert.Equal("/?region=South&category=Technology", Address);
    }

    [Fact]
    public void ClearAll_Clicked_RemovesValuesAndKeepsDatesAndComparison()
    {
        var bar = RenderAt<FilterBar>("/?from=2017-01-01&region=South&segment=Consumer&category=Technology&compare=year");

        bar.Find(".clear-all").Click();

        Assert.Equal("/?from=2017-01-01&compare=year", Address);
        Assert.Empty(bar.FindAll(".chip"));
    }

    [Fact]
    public void Chip_ValueWithMarkup_IsText()
    {
        var bar = RenderAt<FilterBar>("/?region=%3Cb%3EWest%3C%2Fb%3E%22&segment=");

        Assert.Equal(["<b>West</b>\"", "(none)"], bar.FindAll(".chip").Select(Words));
        Assert.Empty(bar.FindAll(".chip b"));
    }

    [Fact]
    public void FiltersButton_OfAPhone_CountsAndOpensTheDrawer()
    {
        var bar = RenderAt<FilterBar>("/?region=South&region=West&category=Technology");
        Assert.Equal("Filters: 3 chosen", bar.Find(".filters-button").GetAttribute("aria-label"));

        bar.Find(".filters-button").Click();

        Assert.Equal(["Comparison", "Region", "Segment", "Category", "State", "Ship mode"], bar.FindAll("dialog legend").Select(Words));
        Assert.Equal(3, bar.FindAll("dialog input[type=checkbox][checked]").Count);
        JSInterop.VerifyInvoke("dashboardShell.openDialog");
    }

    [Fact]
    public void More_Opened_OffersFurtherFieldsThatLeaveAChoice()
    {
        var bar = RenderAt<FilterBar>("/");

        bar.Find("#filter-more").Click();

        // All orders go to one country: there is nothing to choose.
        Assert.Equal(["State", "Ship mode"], bar.FindAll("#filter-more-panel legend").Select(Words));
        bar.FindAll("#filter-more-panel fieldset:first-of-type input").First(input => input.GetAttribute("type") == "checkbox").Change(true);
        Assert.Equal("/?state=California", Address);
        Assert.Equal("California", Words(Assert.Single(bar.FindAll(".chip-value"))));
        Assert.Equal("More filters: 1 chosen", bar.Find("#filter-more").GetAttribute("aria-label"));
    }

    [Fact]
    public void Checklist_ValuesWithoutOrders_ComeLastUnlessChosen()
    {
        Queries.Options = FakeKpiQueries.OptionsOf((FilterField.Region, [new("A", 0), new("B", 0), new("C", 7), new("D", 1)]));
        var bar = RenderAt<FilterBar>("/?region=B");

        bar.Find("#filter-region").Click();

        Assert.Equal(["B 0", "C 7", "D 1", "A 0"], bar.FindAll("#filter-region-panel .checklist-item").Select(Words));
    }

    [Fact]
    public void Chip_OfAProduct_ShowsItsNameAndTakesBackItsId()
    {
        Queries.Options = FakeKpiQueries.OptionsOf((FilterField.Product, [new("P-1", null, "Canon <b>imageCLASS</b>")]));
        var bar = RenderAt<FilterBar>("/?product=P-1&product=P-2");
        Assert.Equal(["Canon <b>imageCLASS</b>", "P-2"], bar.FindAll(".chip-value").Select(Words));

        bar.FindAll(".chip")[0].Click();

        Assert.Equal("/?product=P-2", Address);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
