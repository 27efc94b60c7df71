using System.Globalization;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Theme;
using Plotly.Blazor.LayoutLib.GeoLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ChoroplethLib;

namespace EcommerceDashboard.Charts;

/// <summary>Treemaps and maps as Plotly gets them, and what they leave out.</summary>
public class PlacePictureTests
{
    [Fact]
    public void Treemap_OfTwoLevels_LeavesOutWhatHasNoArea()
    {
        var figure = Map(Specs.Tree);
        var tree = Assert.IsType<TreeMap>(Assert.Single(figure.Data));

        Assert.Equal([0, 1, 2], figure.Points);
        Assert.Equal(["Furniture", "&lt;img src=x onerror=alert(1)…", "Tables", ""], tree.Labels);
        Assert.Equal(["whole", "0", "0", ""], tree.Parents);
        Assert.Equal([0, 300m, 100m, 0], tree.Values.Select(value => Convert.ToDecimal(value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Treemap_WithAColourSeries_GoesFromLossToGain()
    {
        var figure = Map(Specs.Tree);

        Assert.Equal([0.1m, 0.3m, -0.2m, "rgba(0,0,0,0)"], Assert.IsType<TreeMap>(figure.Data[0]).Marker.Colors);
        Assert.Equal((-0.3m, 0.3m), (figure.Layout.ColorAxis[0].CMin, figure.Layout.ColorAxis[0].CMax));
        Assert.Equal("Margin", figure.Layout.ColorAxis[0].ColorBar.Title.Text);
    }

    [Fact]
    public void Treemap_TextOfATile_IsReadOnItsColour()
    {
        // Margins of 0.1 and 0.3 on a scale from -0.3 to 0.3: a light blue, and its darkest.
        var font = Assert.IsType<TreeMap>(Map(Specs.Tree).Data[0]).TextFont;

        Assert.Equal(["#000000", "#FFFFFF"], font.ColorArray.Take(2));
    }

    [Fact]
    public void Treemap_WithoutColourSeries_GivesThePartsTheColourOfTheirWhole()
    {
        var figure = Map(Specs.Tree with { Series = [Specs.Tree.Series[0]] });
        var first = DashboardTheme.Light.Categories[0];

        Assert.Equal([first, first, first, "rgba(0,0,0,0)"], Assert.IsType<TreeMap>(figure.Data[0]).Marker.Colors);
        Assert.Null(figure.Layout.ColorAxis);
    }

    [Theory]
    [InlineData(MapScope.World, "FRA", LocationModeEnum.ISO3, ScopeEnum.World)]
    [InlineData(MapScope.Usa, "CA", LocationModeEnum.USAStates, ScopeEnum.USA)]
    public void AreaMap_KnownArea_IsDrawnAndTheOthersAreNot(MapScope scope, string code, LocationModeEnum mode, ScopeEnum outlines)
    {
        var bars = Specs.Bars("Nowhere", "Known", "Atlantis");
        var figure = Map(bars with
        {
            Kind = ChartKind.AreaMap,
            Scope = scope,
            Categories = [bars.Categories[0], bars.Categories[1] with { Area = code }, bars.Categories[2] with { Area = "??" }],
        });
        var areas = Assert.IsType<Choropleth>(Assert.Single(figure.Data));

        Assert.Equal([1], figure.Points);
        Assert.Equal([code], areas.Locations);
        Assert.Equal((mode, outlines), (areas.LocationMode, figure.Layout.Geo[0].Scope));
    }

    [Fact]
    public void AreaMap_WithALoss_HasNeutralAtZero()
    {
        var bars = Specs.Bars("France", "Germany");
        var figure = Map(bars with
        {
            Kind = ChartKind.AreaMap,
            Categories = [bars.Categories[0] with { Area = "FRA" }, bars.Categories[1] with { Area = "DEU" }],
            Series = [new("Profit", KpiUnit.Money, [-10m, 40m])],
        });

        Assert.Equal((-40m, 40m), (figure.Layout.ColorAxis[0].CMin, figure.Layout.ColorAxis[0].CMax));
    }

    [Fact]
    public void AreaMap_OutOfTheFilter_IsFaint()
    {
        var bars = Specs.Bars("France", "Atlantis", "Germany");
        ChartSpec Spec(bool isOut) => bars with
        {
            Kind = ChartKind.AreaMap,
            Categories = [bars.Categories[0] with { Area = "FRA", IsOutOfFilter = isOut }, bars.Categories[1], bars.Categories[2] with { Area = "DEU" }],
        };

        var narrowed = Assert.IsType<Choropleth>(Assert.Single(Map(Spec(isOut: true)).Data));
        Assert.Equal([1], Assert.IsType<int[]>(narrowed.SelectedPoints));
        Assert.Equal(0.35m, narrowed.Unselected.Marker.Opacity);
        Assert.Null(Assert.IsType<Choropleth>(Assert.Single(Map(Spec(isOut: false)).Data)).SelectedPoints);
    }

    [Fact]
    public void BubbleMap_Places_AreDrawnFromLargeToSmallByArea()
    {
        var bars = Specs.Bars("Paris", "Nowhere", "Roma");
        var figure = Map(bars with
        {
            Kind = ChartKind.BubbleMap,
            Scope = MapScope.Fit,
            Categories = [bars.Categories[0] with { Location = new(48.85341, 2.3488) }, bars.Categories[1], bars.Categories[2] with { Location = new(41.9, 12.5) }],
            Series = [new("Sales", KpiUnit.Money, [10m, 5m, 40m])],
        });
        var bubbles = Assert.IsType<ScatterGeo>(Assert.Single(figure.Data));

        Assert.Equal([2, 0], figure.Points);
        Assert.Equal([41.9, 48.853], bubbles.Lat);
        Assert.Equal([40m, 10m], bubbles.Marker.SizeArray);
        Assert.Equal(Plotly.Blazor.Traces.ScatterGeoLib.MarkerLib.SizeModeEnum.Area, bubbles.Marker.SizeMode);
        Assert.Equal(FitBoundsEnum.Locations, figure.Layout.Geo[0].FitBounds);
    }

    [Fact]
    public void AnyChart_AsksOnlyThisServerForOutlinesAndLeavesTheWheelToThePage()
    {
        var config = Map(Specs.Tree).Config;

        Assert.Equal("/topojson/", config.TopoJsonUrl);
        Assert.Equal(Plotly.Blazor.ConfigLib.ScrollZoomFlag.False, config.ScrollZoom);
    }

    private static PlotlyFigure Map(ChartSpec spec) => PlotlyMapper.Map(spec, DashboardTheme.Light, new KpiFormatter("USD"), CultureInfo.GetCultureInfo("en-US"));
}
