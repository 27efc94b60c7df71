using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.YAxisLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;

namespace EcommerceDashboard.Charts;

// Lines over time.
public static partial class PlotlyMapper
{
    private const int MostWithMarkers = 31;
    private const int MostWithOwnTicks = 4;
    private const long OneDay = 24 * 60 * 60 * 1000;

    private static PlotlyFigure Lines(Picture picture)
    {
        var spec = picture.Spec;
        var places = Places(spec);
        var traces = new List<ITrace>();
        var shapes = new List<Shape>();
        foreach (var series in spec.Series)
        {
            traces.Add(Line(picture, series, places));
            if (series.Role == SeriesRole.Comparison || !spec.Categories.Any(category => category.IsIncomplete)) continue;
            traces.Add(IncompletePoints(picture, series, places));
            shapes.AddRange(IncompleteSegments(picture, series, places));
        }

        var layout = LayoutOf(picture, hasLegend: spec.Series.Count > 1);
        layout.HoverMode = HoverModeEnum.X;
        layout.Shapes = shapes;
        layout.XAxis = [TimeAxis(picture, places)];
        layout.YAxis = [ValueAxis(picture)];
        return new PlotlyFigure(traces, layout, ConfigOf(picture));
    }

    // A day as Plotly's date axis wants it, or the number of the category where the categories are not days.
    private static object[] Places(ChartSpec spec) => spec.Categories.All(category => category.Start is not null)
        ? [.. spec.Categories.Select(category => category.Start!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]
        : [.. Enumerable.Range(0, spec.Categories.Count)];

    private static Scatter Line(Picture picture, ChartSeries series, object[] places)
    {
        var isComparison = series.Role == SeriesRole.Comparison;
        var colour = picture.ColourOf(series.Role);
        var isMarked = places.Length <= MostWithMarkers && !isComparison;
        bool[] alone = [.. Enumerable.Range(0, isMarked ? 0 : places.Length).Select(place => IsAlone(series, place))];
        var hasAlone = alone.Contains(true);
        return new Scatter
        {
            Name = ChartLabels.Encode(series.Name),
            Mode = isMarked || hasAlone ? ModeFlag.Lines | ModeFlag.Markers : ModeFlag.Lines,
            X = places,
            Y = Values(picture, series, category => isComparison || !category.IsIncomplete),
            ConnectGaps = false,
            Line = new Plotly.Blazor.Traces.ScatterLib.Line { Color = colour, Width = isComparison ? 1.5m : 2, Dash = isComparison ? "dash" : "solid" },
            Marker = hasAlone ? new Marker { Color = colour, SizeArray = [.. alone.Select(isAlone => isAlone ? 5m : (decimal?)0m)] } : new Marker { Color = colour, Size = 5 },
            HoverLabel = null,
            // One label for the whole category: the first series carries it.
            HoverInfo = Carries(picture, series) ? HoverInfoFlag.Text : HoverInfoFlag.Skip,
            HoverTextArray = Carries(picture, series) ? Hovers(picture) : null,
        };
    }

    // Among many values, and compared ones, the line is enough; but a value without a neighbour has no line.
    private static bool IsAlone(ChartSeries series, int place) =>
        series.Values[place] is not null && (place == 0 || series.Values[place - 1] is null) && (place == series.Values.Count - 1 || series.Values[place + 1] is null);

    // Not final: a hollow point, joined by a dotted segment.
    private static Scatter IncompletePoints(Picture picture, ChartSeries series, object[] places)
    {
        var colour = picture.ColourOf(series.Role);
        return new Scatter
        {
            Name = ChartLabels.Encode(series.Name),
            ShowLegend = false,
            Mode = ModeFlag.Markers,
            X = places,
            Y = Values(picture, series, category => category.IsIncomplete),
            Marker = new Marker
            {
                Color = picture.Palette.Surface,
                Size = 7,
                Line = new Plotly.Blazor.Traces.ScatterLib.MarkerLib.Line { Color = colour, Width = 2 },
            },
            HoverInfo = Carries(picture, series) ? HoverInfoFlag.Text : HoverInfoFlag.Skip,
            HoverTextArray = Carries(picture, series) ? Hovers(picture) : null,
        };
    }

    private static IEnumerable<Shape> IncompleteSegments(Picture picture, ChartSeries series, object[] places)
    {
        for (var i = 1; i < places.Length; i++)
        {
            if (!picture.Spec.Categories[i].IsIncomplete && !picture.Spec.Categories[i - 1].IsIncomplete) continue;
            if (series.Values[i - 1] is not { } from || series.Values[i] is not { } to) continue;
            yield return new Shape
            {
                Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line,
                Layer = Plotly.Blazor.LayoutLib.ShapeLib.LayerEnum.Below,
                X0 = places[i - 1],
                X1 = places[i],
                Y0 = Rounded(from),
                Y1 = Rounded(to),
                Line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Color = picture.ColourOf(series.Role), Width = 2, Dash = "dot" },
            };
        }
    }

    private static XAxis TimeAxis(Picture picture, object[] places)
    {
        var categories = picture.Spec.Categories;
        var isTime = places.Length > 0 && places[0] is string;
        var axis = new XAxis
        {
            Type = isTime ? Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Date : Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Linear,
            ShowGrid = false,
            ZeroLine = false,
            FixedRange = true,
            AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True,
            Ticks = Plotly.Blazor.LayoutLib.XAxisLib.TicksEnum.Outside,
            TickColor = picture.Palette.Border,
            TickLen = 4,
            TickAngle = 0,
            TickFormatStops = [new Plotly.Blazor.LayoutLib.XAxisLib.TickFormatStop { DTickRange = [OneDay, 14 * OneDay], Value = "%-d %b\n%Y" }],
            ShowSpikes = true,
            SpikeMode = Plotly.Blazor.LayoutLib.XAxisLib.SpikeModeFlag.Across,
            SpikeColor = picture.Palette.Control,
            SpikeThickness = 1,
            SpikeDash = "solid",
            SpikeSnap = Plotly.Blazor.LayoutLib.XAxisLib.SpikeSnapEnum.HoveredData,
        };
        // A handful of buckets is named one by one: between two of them there is nothing to read off.
        if (categories.Count <= MostWithOwnTicks || !isTime)
        {
            var every = Math.Max(1, (int)Math.Ceiling(categories.Count / 8m));
            var named = Enumerable.Range(0, categories.Count).Where(i => i % every == 0).ToArray();
            axis.TickMode = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum.Array;
            axis.TickVals = [.. named.Select(i => places[i])];
            axis.TickText = [.. named.Select(i => ChartLabels.Encode(ChartLabels.Shorten(categories[i].Label, 18)))];
        }
        return axis;
    }

    private static YAxis ValueAxis(Picture picture) => new()
    {
        Range = [picture.Scale.Low, picture.Scale.High],
        FixedRange = true,
        TickMode = TickModeEnum.Array,
        TickVals = [.. picture.Scale.Ticks.Cast<object>()],
        TickText = [.. picture.Scale.Ticks.Select(picture.Tick)],
        AutoMargin = AutoMarginFlag.True,
        ShowGrid = true,
        GridColor = picture.Palette.Border,
        GridWidth = 1,
        ZeroLine = true,
        ZeroLineColor = picture.Palette.Control,
        ZeroLineWidth = 1,
    };

    private static bool Carries(Picture picture, ChartSeries series) => ReferenceEquals(series, picture.Spec.Series[0]);

    private static string[] Hovers(Picture picture) => [.. Enumerable.Range(0, picture.Spec.Categories.Count).Select(picture.Hover.Of)];

    private static object[] Values(Picture picture, ChartSeries series, Func<ChartCategory, bool> isShown) =>
        [.. series.Values.Select((value, i) => value is { } known && isShown(picture.Spec.Categories[i]) ? Rounded(known) : (object)null!)];

    // A picture has no use for more digits, and each travels over the socket.
    private static decimal Rounded(decimal value) => Math.Abs(value) >= 1000 ? Math.Round(value) : Math.Round(value, 4);
}
