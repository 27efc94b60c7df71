using System.Reflection;
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

    [Fact]
    public async Task Click_OnACell_ReportsItsRowAndColumn()
    {
        using var context = new DashboardTestContext();
        ChartCell? clicked = null;
        var chart = Render(context, Specs.HeatMap, parameters => parameters.Add(chart => chart.OnCellClick, cell => clicked = cell));

        await ClickAsync(chart, "[1,2]");

        Assert.Equal(("3", "tue"), (clicked?.Category.Key, clicked?.Series.Key));
    }

    [Fact]
    public async Task Click_OnADayOfACalendar_ReportsTheDay()
    {
        using var context = new DashboardTestContext();
        ChartCategory? clicked = null;
        var chart = Render(context, Specs.Calendar(new DateOnly(2017, 1, 1), 9), parameters => parameters.Add(chart => chart.OnCategoryClick, category => clicked = category));

        await ClickAsync(chart, "[1,2]");

        Assert.Equal(new DateOnly(2017, 1, 9), clicked?.Start);
    }

    [Theory]
    [InlineData("[0,0]")]
    [InlineData("[99,0]")]
    [InlineData("[1]")]
    [InlineData("3")]
    public async Task Click_WhereNoDayIs_IsLeftAlone(string place)
    {
        using var context = new DashboardTestContext();
        var chart = Render(context, Specs.Calendar(new DateOnly(2017, 1, 1), 9), parameters => parameters.Add(chart => chart.OnCategoryClick, _ => Assert.Fail("No day was clicked.")));

        await ClickAsync(chart, place);
    }

    [Fact]
    public async Task Click_OnTheGroundOfATreemap_IsLeftAlone()
    {
        using var context = new DashboardTestContext();
        var chart = Render(context, Specs.Tree, parameters => parameters.Add(chart => chart.OnCategoryClick, _ => Assert.Fail("No part was clicked.")));

        await ClickAsync(chart, "3");
    }

    [Fact]
    public void Treemap_WithALoss_SaysWhatHasNoArea()
    {
        using var context = new DashboardTestContext();
        var chart = Render(context, Specs.Tree, _ => { });

        Assert.Equal("Not drawn, because nothing or a loss has no area: 1 (Bookcases). The table has them.", chart.Find("p.note").TextContent);
        Assert.Contains("Bookcases", chart.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void HeatMap_ForAScreenReader_IsSummedUpInTwoSentences()
    {
        using var context = new DashboardTestContext();
        var chart = Render(context, Specs.HeatMap, _ => { });

        Assert.Equal(
            "Heat map, 2 rows by 3 values of month. Highest $30.00 (Monday, Mar), lowest $0.00 (<img src=x onerror=alert(1)>, Mar).",
            chart.Find("[role=img]").GetAttribute("aria-label"));
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

    [Fact]
    public void Browser_CannotLoadPlotly_ShowsTheTableInstead()
    {
        using var context = new DashboardTestContext();
        PlotlyModule(context).SetupVoid("importScript", _ => true).SetException(new JSException("Failed to load script"));

        var chart = Render(context);

        chart.WaitForAssertion(() => Assert.NotEmpty(chart.FindAll("table")));
        Assert.False(chart.HasComponent<PlotlyChart>());
    }

    [Fact]
    public void Chart_BeforePlotlyIsLoaded_IsASkeletonAndDrawsNothing()
    {
        using var context = new DashboardTestContext();
        var loading = PlotlyModule(context).SetupVoid("importScript", _ => true);
        var chart = Render(context);

        Assert.False(chart.HasComponent<PlotlyChart>());
        Assert.NotEmpty(chart.FindAll(".chart-skeleton"));

        loading.SetVoidResult();

        chart.WaitForAssertion(() => Assert.True(chart.HasComponent<PlotlyChart>()));
    }

    [Theory]
    [InlineData("InteropPath", ChartScript.InteropPath)]
    [InlineData("PlotlyPath", ChartScript.PlotlyPath)]
    public void Script_LoadedForAllCharts_IsTheOneThatPlotlyBlazorLoads(string name, string path)
    {
        var own = typeof(PlotlyChart).Assembly.GetType("Plotly.Blazor.PlotlyJsInterop")?.GetField(name, BindingFlags.NonPublic | BindingFlags.Static);

        Assert.Equal(own?.GetRawConstantValue(), path);
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

    private static IRenderedComponent<DashboardChart> Render(DashboardTestContext context, ChartSpec spec, Action<ComponentParameterCollectionBuilder<DashboardChart>> more) =>
        context.Render<DashboardChart>(parameters =>
        {
            parameters.Add(chart => chart.Id, "chart").Add(chart => chart.Title, "Sales").Add(chart => chart.Spec, spec);
            more(parameters);
        });

    private static Task ClickAsync(IRenderedComponent<DashboardChart> chart, string place) => chart.InvokeAsync(() =>
        chart.FindComponent<PlotlyChart>().Instance.ClickEvent([new() { PointNumber = System.Text.Json.JsonDocument.Parse(place).RootElement }]));

    private static readonly ChartSpec TwoBars = Specs.Bars("West", "East");
}
