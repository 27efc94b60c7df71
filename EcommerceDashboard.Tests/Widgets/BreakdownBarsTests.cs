using Bunit;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Widgets;

// What a bar of a filter's dimension does is tested where it stands: SalesPageTests.
public sealed class BreakdownBarsTests : DashboardTestContext
{
    [Fact]
    public void Dimension_ThatIsNoFilter_HasNothingToClick()
    {
        Queries.Groups["weekday"] = [("P-1", "Lamp", 0.6m), ("P-2", "Chair", 0.4m)];

        var bars = RenderBars(SalesKpis.Orders, Dimension.Weekday);

        Assert.False(bars.FindComponent<DashboardChart>().Instance.OnCategoryClick.HasDelegate);
        Assert.Empty(bars.FindAll(".note"));
        Assert.Equal(["Lamp", "Chair"], bars.FindComponent<DashboardChart>().Instance.Spec.Categories.Select(category => category.Label));
    }

    [Fact]
    public void Figure_OfAnotherUnit_IsDrawnInItsOwn()
    {
        var spec = RenderBars(SalesKpis.Margin, Dimension.Region).FindComponent<DashboardChart>().Instance.Spec;

        Assert.Equal(["Margin", "Margin, 1 Jan – 31 Dec 2016"], spec.Series.Select(series => series.Name));
        Assert.All(spec.Series, series => Assert.Equal(KpiUnit.Percent, series.Unit));
    }

    [Fact]
    public void MoreGroupsThanBars_SaysSo()
    {
        Queries.Groups["product"] = [.. Enumerable.Range(1, 12).Select(number => ($"P-{number}", $"Product {number}", 0.05m))];

        Assert.Equal("The largest 8 of 12.", RenderBars(SalesKpis.Total, Dimension.Product).Find(".note").TextContent);
    }

    private IRenderedComponent<FilterProvider> RenderBars(Kpi kpi, Dimension dimension)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/");
        return Render<FilterProvider>(parameters => parameters.AddChildContent<BreakdownBars>(bars => bars
            .Add(component => component.Id, "bars")
            .Add(component => component.Kpi, kpi)
            .Add(component => component.Dimension, dimension)
            .Add(component => component.Title, "Bars")));
    }
}
