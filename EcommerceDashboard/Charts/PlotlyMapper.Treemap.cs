using System.Globalization;
using EcommerceDashboard.Theme;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.TreeMapLib;
using Plotly.Blazor.Traces.TreeMapLib.MarkerLib;

namespace EcommerceDashboard.Charts;

// Rectangles as large as their value, the parts of a whole inside it.
public static partial class PlotlyMapper
{
    private const string Whole = "whole";
    private const int TileTitle = 22;
    private const int MostTileLetters = 28;

    private static PlotlyFigure Treemap(Picture picture)
    {
        var spec = picture.Spec;
        var drawn = ChartOmissions.Drawn(spec);
        var place = drawn.ToDictionary(i => spec.Categories[i].Key, i => i);
        var parents = drawn.Select(i => spec.Categories[i].Parent).OfType<string>().ToHashSet();
        int? ParentOf(int i) => spec.Categories[i].Parent is { } parent && place.TryGetValue(parent, out var at) ? at : null;

        var layout = LayoutOf(picture, hasLegend: false);
        var colour = picture.Colour;
        // A text too large for its rectangle is left out, not made too small to read.
        layout.UniformText = new UniformText { Mode = Plotly.Blazor.LayoutLib.UniformTextLib.ModeEnum.Hide, MinSize = 11 };
        var scale = colour is null ? null : DrawColourScale(picture, layout, colour, drawn.Select(i => colour.Values[i]), colour.Unit);
        string ColourOf(int i) => scale is null ? TileColour(picture, drawn, i, ParentOf) : colour!.Values[i] is { } value ? scale(value) : picture.Palette.Border;

        // Above the tiles is the title line of the whole, which has none.
        layout.Margin.T = colour is null ? 0 : layout.Margin.T - TileTitle;
        var tree = new TreeMap
        {
            // Two of the same name stay two. Plotly puts several at the top into one of its own, which it would draw: ours, the last, is not seen.
            Ids = [.. drawn.Select(Id), Whole],
            Labels = [.. drawn.Select(i => ChartLabels.Encode(ChartLabels.Shorten(spec.Categories[i].Label, MostTileLetters))), ""],
            Parents = [.. drawn.Select(i => ParentOf(i) is { } parent ? Id(parent) : Whole), ""],
            // A parent is the sum of its parts that can be drawn.
            Values = [.. drawn.Select(i => parents.Contains(spec.Categories[i].Key) ? 0 : Known(picture.Main?.Values[i])!), 0],
            BranchValues = BranchValuesEnum.Remainder,
            Text = [.. drawn.Select(i => picture.Short(picture.Main?.Values[i])), ""],
            TextFont = new TextFont { ColorArray = [.. drawn.Select(i => (object)ThemePalette.TextOn(ColourOf(i))), Transparent] },
            TextInfo = TextInfoFlag.Label | TextInfoFlag.Text,
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. drawn.Select(picture.Hover.Of), ""],
            PathBar = new PathBar { Visible = false },
            Tiling = new Tiling { Pad = 2 },
            Root = new Root { Color = Transparent },
            Marker = new Marker
            {
                Colors = [.. drawn.Select(i => colour is null ? (object)TileColour(picture, drawn, i, ParentOf) : Known(colour.Values[i]) ?? picture.Palette.Border), Transparent],
                ColorAxis = colour is null ? null : ColourAxis,
                DepthFade = DepthFadeEnum.False,
                CornerRadius = 3,
                Line = new Line { Color = picture.Palette.Surface, Width = 1 },
                Pad = new Pad { T = TileTitle, L = 2, R = 2, B = 2 },
            },
        };
        return new PlotlyFigure([tree], layout, ConfigOf(picture)) { Points = drawn };
    }

    private static string Id(int category) => category.ToString(CultureInfo.InvariantCulture);

    private static string TileColour(Picture picture, IReadOnlyList<int> drawn, int category, Func<int, int?> parentOf)
    {
        if (picture.Spec.Categories[category].IsOutOfFilter) return picture.Palette.Border;
        var top = category;
        while (parentOf(top) is { } parent) top = parent;
        var place = drawn.Where(i => parentOf(i) is null).TakeWhile(i => i != top).Count();
        return picture.Palette.Categories[place % picture.Palette.Categories.Count];
    }
}
