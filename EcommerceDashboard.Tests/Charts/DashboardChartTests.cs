using Bunit;
using EcommerceDashboard.TestKit;
using Microsoft.JSInterop;
using Plotly.Blazor;

namespace EcommerceDashboard.Charts;

public class DashboardChartTests
{
    [Fact]
    public void Prerendered_IsASkeletonOfTheFinalHeightWithATableForReadersWithoutScript()
    {
        using var context = new DashboardTestContext("en-US", isInteractive: false);
        var chart = Render(context);

        Assert.Equal("height: 160px", chart.Find(".chart").GetAttribute("style"));
        Assert.NotNull(chart.Find(".chart-skeleton"));
        Assert.Contains("$1,000,000.00", chart.Find("noscript").InnerHtml, StringComparison.Ordinal);
        Assert.Empty(chart.FindComponents<PlotlyChart>());
    }

    [Fact]
    public void Drawn_TheSkeletonGoesAndAScreenReaderHasASummary()
    {
        using var context = new DashboardTestContext();
        var chart = Render(context);

        Assert.Empty(chart.FindAll(".chart-skeleton"));
        Assert.Equal(
            "Bar chart, 2 values by product. Sales: highest $1,000,000.00 (West), lowest $500,000.00 (East).",
            chart.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Click_OnAMark_ReportsItsCategory()
    {
        using var context = new DashboardTestContext();
        ChartCategory? clicked = null;
        var chart = Render(context, onClick: category => clicked = category);

        await chart.InvokeAsync(() => chart.FindComponent<PlotlyChart>().Instance.ClickEvent(
            [new() { PointNumber = System.Text.Json.JsonDocument.Parse("1").RootElement }]));

        Assert.Equal("key-1", clicked?.Key);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("\"x\"")]
    [InlineData("1.5")]
    public async Task Click_ThatMakesNoSense_IsLeftAlone(string pointNumber)
    {
        using var context = new DashboardTestContext();
        var chart = Render(context, onClick: _ => Assert.Fail("No category was clicked."));

        await chart.InvokeAsync(() => chart.FindComponent<PlotlyChart>().Instance.ClickEvent(
            [new() { PointNumber = System.Text.Json.JsonDocument.Parse(pointNumber).RootElement }]));
    }

    [Fact]
    public void Chart_Another_Redraws()
    {
        using var context = new DashboardTestContext();
        var plotly = PlotlyModule(context);
        var chart = Render(context);
        Assert.Empty(plotly.Invocations["react"]);

        chart.Render(parameters => parameters.Add(chart => chart.Spec, Specs.Bars("North")));

        chart.WaitForAssertion(() => Assert.Single(plotly.Invocations["react"]));
    }

    [Fact]
    public void Parent_RendersTheSameChart_DrawsNothing()
    {
        using var context = new DashboardTestContext();
        var plotly = PlotlyModule(context);
        var chart = Render(context);

        chart.Render();

        Assert.Single(plotly.Invocations["newPlot"]);
        Assert.Empty(plotly.Invocations["react"]);
    }

    [Fact]
    public void Browser_CannotDraw_ShowsTheTableInstead()
    {
        using var context = new DashboardTestContext();
        PlotlyModule(context).SetupVoid("newPlot", _ => true).SetException(new JSException("no canvas"));
        var chart = Render(context);

        chart.WaitForAssertion(() => Assert.Equal("West", chart.Find("tbody th").TextContent.Trim()));
        Assert.StartsWith("The chart could not be drawn", chart.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Browser_CannotRedraw_ShowsTheTableInstead()
    {
        using var context = new DashboardTestContext();
        PlotlyModule(context).SetupVoid("react", _ => true).SetException(new JSException("out of memory"));
        var chart = Render(context);

        chart.Render(parameters => parameters.Add(chart => chart.Spec, Specs.Bars("North")));

        chart.WaitForAssertion(() => Assert.NotEmpty(chart.FindAll("table")));
    }

    private static BunitJSModuleInterop PlotlyModule(DashboardTestContext context)
    {
        var module = context.JSInterop.SetupModule(import => import.Arguments is [string path, ..] && path.Contains("plotly-interop", StringComparison.Ordinal));
        module.Mode = JSRuntimeMode.Loose;
        return module;
    }

    private static IRenderedComponent<DashboardChart> Render(DashboardTestContext context, Action<ChartCategory>? onClick = null) =>
        context.Render<DashboardChart>(parameters =>
        {
            parameters.Add(chart => chart.Id, "chart").Add(chart => chart.Title, "Sales").Add(chart => chart.Height, 160).Add(chart => chart.Spec, TwoBars);
            if (onClick is not null) parameters.Add(chart => chart.OnCategoryClick, onClick);
        });

    private static readonly ChartSpec TwoBars = Specs.Bars("West", "East");
}
