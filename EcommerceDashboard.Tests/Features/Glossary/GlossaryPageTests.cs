using System.Globalization;
using Bunit;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Features.Glossary;

public sealed class GlossaryPageTests : DashboardTestContext
{
    [Fact]
    public void Page_HasEveryFigureUnderItsOwnAnchor()
    {
        var page = RenderPage<GlossaryPage>("/glossary?region=West");

        Assert.Equal(Services.GetRequiredService<KpiCatalog>().All.Select(kpi => kpi.Id), page.FindAll(".glossary-entry").Select(entry => entry.Id));
        var sales = page.Find("[id='sales.total']");
        Assert.Contains("The sum of the sales of all order lines in scope", sales.TextContent, StringComparison.Ordinal);
        // Links keep the filter.
        Assert.Equal("/glossary?region=West#sales.total", sales.QuerySelector(".glossary-anchor")!.GetAttribute("href"));
        Assert.Equal("/api/kpis/sales.total?region=West", sales.QuerySelector(".glossary-facts a")!.GetAttribute("href"));
    }

    [Fact]
    public void Search_FindsTitlesSentencesAndIds()
    {
        var page = RenderPage<GlossaryPage>("/glossary");

        page.Find("input[type=search]").Input("average-ORDER");
        Assert.Equal(["sales.average-order-value"], page.FindAll(".glossary-entry").Select(entry => entry.Id));

        page.Find("input[type=search]").Input("<b>");
        Assert.Equal("No figure speaks of “<b>”.", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Texts_ForEveryAreaUnitAndDirection_AreThereInBothLanguages()
    {
        var texts = new System.Resources.ResourceManager(typeof(GlossaryText));
        string[] keys =
        [
            .. TestKpis.Catalog.Areas.Select(area => "Area." + area.Id),
            .. Enum.GetNames<KpiUnit>().Select(unit => "Unit." + unit),
            .. Enum.GetNames<BetterDirection>().Select(better => "Better." + better),
        ];
        foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("fr") })
            Assert.All(keys, key => Assert.NotNull(texts.GetString(key, culture)));
    }
}
