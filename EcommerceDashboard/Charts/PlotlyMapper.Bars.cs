using EcommerceDashboard.Kpis;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;
using Plotly.Blazor.Traces.BarLib.MarkerLib;
using Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib;

namespace EcommerceDashboard.Charts;

// Bars. Categories stand at 0, 1, 2 …, so that two of the same name stay two and a name that looks like a date stays a name.
public static partial class PlotlyMapper
{
    private const int MostWithDirectLabels = 12;
    private const int MostLetters = 18;

    private static PlotlyFigure Bars(Picture picture)
    {
        var spec = picture.Spec;
        var isHorizontal = spec.Kind == ChartKind.HorizontalBar;
        var drawn = spec.Series.Where(series => series.Role != SeriesRole.Comparison).ToArray();
        var hasLabels = drawn.Length == 1 && spec.Categories.Count <= MostWithDirectLabels;

        var layout = LayoutOf(picture, hasLegend: drawn.Length > 1);
        layout.HoverMode = HoverModeEnum.Closest;
        layout.BarMode = BarModeEnum.Group;
        layout.BarGap = 0.35m;
        layout.BarCornerRadius = 3;
        if (isHorizontal)
        {
            layout.YAxis = [NamesDown(picture)];
            layout.XAxis = [ValuesAcross(picture, hasLabels)];
        }
        else
        {
            layout.XAxis = [NamesAcross(picture)];
            layout.YAxis = [hasLabels ? WithRoomForLabels(picture) : ValueAxis(picture)];
        }
        return new PlotlyFigure([.. drawn.Select(series => BarOf(picture, series, isHorizontal, hasLabels))], layout, ConfigOf(picture));
    }

    private static Bar BarOf(Picture picture, ChartSeries series, bool isHorizontal, bool hasLabels)
    {
        var categories = picture.Spec.Categories;
        IList<object> places = [.. Enumerable.Range(0, categories.Count)];
        var values = Values(picture, series, _ => true);
        return new Bar
        {
            Name = ChartLabels.Encode(series.Name),
            Orientation = isHorizontal ? OrientationEnum.H : OrientationEnum.V,
            X = isHorizontal ? values : places,
            Y = isHorizontal ? places : values,
            ClipOnAxis = false,
            Marker = new Marker
            {
                ColorArray = [.. categories.Select(category => category.IsOutOfFilter ? picture.Palette.Border : picture.ColourOf(series.Role))],
                Pattern = categories.Any(category => category.IsIncomplete)
                    ? new Pattern { ShapeArray = [.. categories.Select(category => (ShapeEnum?)(category.IsIncomplete ? ShapeEnum.Slash : ShapeEnum.Empty))], Solidity = 0.4m }
                    : null,
            },
            TextArray = hasLabels ? [.. categories.Select((_, i) => DirectLabel(picture, series, i, isHorizontal))] : null,
            TextPosition = hasLabels ? TextPositionEnum.Outside : TextPositionEnum.None,
            TextAngle = 0,
            TextFont = new TextFont { Color = picture.Palette.Text, Size = 12 },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = Hovers(picture),
        };
    }

    // The value, and after it in muted how it changed: enough to leave the second bar out.
    private static string DirectLabel(Picture picture, ChartSeries series, int index, bool isHorizontal)
    {
        var text = picture.Short(series.Values[index]);
        var previous = picture.Spec.Series.FirstOrDefault(other => other.Role == SeriesRole.Comparison)?.Values[index];
        if (!isHorizontal || series.Values[index] is not { } value || previous is not { } compared) return text;
        return $"{text}  <span style=\"color:{picture.Palette.Muted}\">{ChartLabels.Encode(picture.Formatter.Change(KpiChange.Of(new KpiValue(value, compared), series.Unit), picture.Culture))}</span>";
    }

    private static YAxis NamesDown(Picture picture) => new()
    {
        Range = [picture.Spec.Categories.Count - 0.5m, -0.5m],
        FixedRange = true,
        TickMode = Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum.Array,
        TickVals = [.. Enumerable.Range(0, picture.Spec.Categories.Count)],
        TickText = Names(picture),
        TickFont = new Plotly.Blazor.LayoutLib.YAxisLib.TickFont { Color = picture.Palette.Text, Size = 12 },
        AutoMargin = Plotly.Blazor.LayoutLib.YAxisLib.AutoMarginFlag.True,
        TickLabelStandoff = 6,
        ShowGrid = false,
        ZeroLine = false,
    };

    private static XAxis NamesAcross(Picture picture) => new()
    {
        Range = [-0.5m, picture.Spec.Categories.Count - 0.5m],
        FixedRange = true,
        TickMode = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum.Array,
        TickVals = [.. Enumerable.Range(0, picture.Spec.Categories.Count)],
        TickText = Names(picture),
        AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True,
        ShowGrid = false,
        ZeroLine = false,
    };

    private static XAxis ValuesAcross(Picture picture, bool hasLabels)
    {
        // A value takes a third of the width, a value with its change nearly half.
        var hasChanges = picture.Spec.Series.Any(series => series.Role == SeriesRole.Comparison);
        var (low, high) = RoomForLabels(picture, !hasLabels ? 0 : hasChanges ? 0.9m : 0.4m);
        return new XAxis
        {
            Range = [low, high],
            FixedRange = true,
            // With the value at each bar, ticks would say it twice.
            ShowTickLabels = !hasLabels,
            TickMode = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum.Array,
            TickVals = [.. picture.Scale.Ticks.Cast<object>()],
            TickText = [.. picture.Scale.Ticks.Select(picture.Tick)],
            AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True,
            ShowGrid = !hasLabels,
            GridColor = picture.Palette.Border,
            ZeroLine = true,
            ZeroLineColor = picture.Palette.Control,
            ZeroLineWidth = 1,
        };
    }

    private static YAxis WithRoomForLabels(Picture picture)
    {
        var axis = ValueAxis(picture);
        var (low, high) = RoomForLabels(picture, 0.12m);
        axis.Range = [low, high];
        return axis;
    }

    private static (decimal Low, decimal High) RoomForLabels(Picture picture, decimal share)
    {
        var values = picture.Spec.Series.Where(series => series.Role != SeriesRole.Comparison).SelectMany(series => series.Values).Select(value => value ?? 0).DefaultIfEmpty(0);
        decimal low = Math.Min(0, values.Min()), high = Math.Max(0, values.Max());
        if (low == high) return (0, 1);
        var room = (high - low) * share;
        return (low < 0 ? low - room : 0, high > 0 ? high + room : 0);
    }

    private static object[] Names(Picture picture) =>
        [.. picture.Spec.Categories.Select(category => ChartLabels.Encode(ChartLabels.Shorten(category.Label, MostLetters)))];
}
