using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.GeoLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ChoroplethLib;
using Plotly.Blazor.Traces.ScatterGeoLib.MarkerLib;

namespace EcommerceDashboard.Charts;

// Maps. The outlines are served with the app (wwwroot/topojson).
public static partial class PlotlyMapper
{
    private const int LargestBubble = 44;
    private const int SmallestBubble = 4;

    private static PlotlyFigure Areas(Picture picture)
    {
        var drawn = ChartOmissions.Drawn(picture.Spec);
        var values = drawn.Select(i => picture.Main?.Values[i]).ToArray();
        int[] inFilter = [.. Enumerable.Range(0, drawn.Count).Where(place => !picture.Spec.Categories[drawn[place]].IsOutOfFilter)];
        var layout = MapLayout(picture, picture.Palette.Page, picture.Palette.Border);
        DrawColourScale(picture, layout, named: null, values, picture.Unit);
        var areas = new Choropleth
        {
            LocationMode = picture.Spec.Scope == MapScope.Usa ? LocationModeEnum.USAStates : LocationModeEnum.ISO3,
            Locations = [.. drawn.Select(i => picture.Spec.Categories[i].Area!)],
            Z = [.. values.Select(Known)!],
            ColorAxis = ColourAxis,
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. drawn.Select(picture.Hover.Of)],
            Marker = new Plotly.Blazor.Traces.ChoroplethLib.Marker
            {
                Line = new Plotly.Blazor.Traces.ChoroplethLib.MarkerLib.Line { Color = picture.Palette.Surface, Width = 0.75m },
            },
            // The opacities of single areas are not drawn (plotly.js 3.7 passes on the whole list); those of what is not selected are.
            SelectedPoints = inFilter.Length == drawn.Count ? null : inFilter,
            Unselected = new Unselected { Marker = new Plotly.Blazor.Traces.ChoroplethLib.UnselectedLib.Marker { Opacity = 0.35m } },
        };
        return new PlotlyFigure([areas], layout, ConfigOf(picture)) { Points = drawn };
    }

    private static PlotlyFigure Bubbles(Picture picture)
    {
        var spec = picture.Spec;
        // Small ones are drawn last, and so lie on top.
        int[] drawn = [.. ChartOmissions.Drawn(spec).OrderByDescending(i => picture.Main?.Values[i])];
        var layout = MapLayout(picture, picture.Palette.Border, picture.Palette.Surface);
        var colour = picture.Colour;
        if (colour is not null) DrawColourScale(picture, layout, colour, drawn.Select(i => colour.Values[i]), colour.Unit);
        var largest = drawn.Length == 0 ? 1 : Math.Max(0.0001m, picture.Main!.Values[drawn[0]]!.Value);
        var bubbles = new ScatterGeo
        {
            Mode = Plotly.Blazor.Traces.ScatterGeoLib.ModeFlag.Markers,
            Lat = [.. drawn.Select(i => (object)Math.Round(spec.Categories[i].Location!.Value.Latitude, 3))],
            Lon = [.. drawn.Select(i => (object)Math.Round(spec.Categories[i].Location!.Value.Longitude, 3))],
            HoverInfo = Plotly.Blazor.Traces.ScatterGeoLib.HoverInfoFlag.Text,
            HoverTextArray = [.. drawn.Select(picture.Hover.Of)],
            Marker = new Plotly.Blazor.Traces.ScatterGeoLib.Marker
            {
                SizeArray = [.. drawn.Select(i => (decimal?)Rounded(picture.Main!.Values[i]!.Value))],
                SizeMode = SizeModeEnum.Area,
                SizeRef = 2 * largest / (LargestBubble * LargestBubble),
                SizeMin = SmallestBubble,
                ColorArray = [.. drawn.Select(i => colour is null ? picture.Palette.Primary : Known(colour.Values[i]) ?? 0m)],
                ColorAxis = colour is null ? null : ColourAxis,
                OpacityArray = [.. drawn.Select(i => (decimal?)(spec.Categories[i].IsOutOfFilter ? 0.15m : 0.8m))],
                // Zero is a colour near the land's own.
                Line = new Line { Color = colour is null ? picture.Palette.Surface : picture.Palette.Control, Width = 0.75m },
            },
        };
        return new PlotlyFigure([bubbles], layout, ConfigOf(picture)) { Points = drawn };
    }

    private static Layout MapLayout(Picture picture, string land, string borders)
    {
        var layout = LayoutOf(picture, hasLegend: false);
        layout.HoverMode = HoverModeEnum.Closest;
        var isUsa = picture.Spec.Scope == MapScope.Usa;
        layout.Geo =
        [
            new Geo
            {
                Scope = isUsa ? ScopeEnum.USA : ScopeEnum.World,
                Projection = new Projection { Type = isUsa ? Plotly.Blazor.LayoutLib.GeoLib.ProjectionLib.TypeEnum.AlbersUSA : Plotly.Blazor.LayoutLib.GeoLib.ProjectionLib.TypeEnum.NaturalEarth },
                FitBounds = picture.Spec.Scope == MapScope.Fit ? FitBoundsEnum.Locations : FitBoundsEnum.False,
                // Nobody orders from the ice, and it takes a quarter of the height.
                LaTaxis = picture.Spec.Scope == MapScope.World ? new LaTaxis { Range = [-57, 84] } : null,
                Resolution = ResolutionEnum._110,
                BgColor = Transparent,
                ShowFrame = false,
                ShowCoastlines = false,
                ShowLakes = false,
                ShowLand = true,
                LandColor = land,
                ShowCountries = true,
                CountryColor = borders,
                CountryWidth = 0.75m,
                ShowSubUnits = isUsa,
                SubUnitColor = borders,
                SubUnitWidth = 0.75m,
            },
        ];
        return layout;
    }
}
