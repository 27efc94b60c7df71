using EcommerceDashboard.Kpis;
using Plotly.Blazor;
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
    private const int MostBandNames = 14;
    private const int MostScaleNames = 8;
    private const int MostLetters = 18;
    private const int MostLettersDown = 24;
    private const int MarkLine = 18;

    // In CSS pixels: a chart on a phone, a letter of its 12 px font, what stands before labels and values.
    private const decimal NarrowestChart = 334, LetterWidth = 6.2m, LabelGap = 8, ValueNames = 50, ShortestBars = 80;

    private static PlotlyFigure Bars(Picture picture)
    {
        var spec = picture.Spec;
        var isHorizontal = spec.Kind == ChartKind.HorizontalBar;
        var drawn = Drawn(spec).ToArray();
        var labels = drawn.Length == 1 && spec.Categories.Count <= MostWithDirectLabels ? DirectLabels(picture, drawn[0], isHorizontal) : null;

        var layout = LayoutOf(picture, hasLegend: drawn.Length > 1);
        layout.HoverMode = HoverModeEnum.Closest;
        layout.BarMode = spec.IsStacked ? BarModeEnum.Relative : BarModeEnum.Group;
        layout.BarGap = spec.Kind == ChartKind.Histogram ? 0 : GapFor(spec.Categories.Count);
        layout.BarCornerRadius = spec.Kind == ChartKind.Histogram || spec.IsStacked ? 0 : 3;
        if (isHorizontal)
        {
            // Labels stand outside of the axis: right of it those of gains, between it and the names those of losses.
            var (left, right) = labels is null ? (0, 0) : WidthsOf(labels, picture, drawn[0]);
            layout.Margin.R += right;
            layout.YAxis = [NamesDown(picture, (int)left)];
            layout.XAxis = [ValuesAcross(picture, labels is not null)];
        }
        else
        {
            layout.XAxis = [NamesAcross(picture)];
            layout.YAxis = [labels is not null ? WithRoomForLabels(picture) : ValueAxis(picture)];
            DrawMarks(picture, layout);
        }
        return new PlotlyFigure([.. drawn.Select(series => BarOf(picture, series, isHorizontal, labels))], layout, ConfigOf(picture));
    }

    // One or two bars keep the thickness of bars, instead of filling the chart.
    private static decimal GapFor(int bars) => Math.Max(0.35m, 1 - (bars * 0.18m));

    private static Bar BarOf(Picture picture, ChartSeries series, bool isHorizontal, DirectLabel[]? labels)
    {
        var categories = picture.Spec.Categories;
        IList<object> places = [.. Enumerable.Range(0, categories.Count)];
        // The zero of the axis is the line that the bars begin at.
        var values = Values(picture, series with { Values = [.. series.Values.Select(value => value - picture.Spec.Baseline)] }, _ => true);
        return new Bar
        {
            Name = ChartLabels.Encode(series.Name),
            Orientation = isHorizontal ? OrientationEnum.H : OrientationEnum.V,
            X = isHorizontal ? values : places,
            Y = isHorizontal ? places : values,
            ClipOnAxis = false,
            Marker = new Marker
            {
                ColorArray = [.. categories.Select((category, i) => category.IsOutOfFilter ? picture.Palette.Border : BarColour(picture, series, series.Values[i]))],
                // Touching bars are told apart by a hairline.
                Line = picture.Spec.Kind == ChartKind.Histogram || picture.Spec.IsStacked ? new Line { Color = picture.Palette.Surface, Width = 1 } : null,
                Pattern = categories.Any(category => category.IsIncomplete)
                    ? new Pattern { ShapeArray = [.. categories.Select(category => (ShapeEnum?)(category.IsIncomplete ? ShapeEnum.Slash : ShapeEnum.Empty))], Solidity = 0.4m }
                    : null,
            },
            TextArray = labels is null ? null : [.. labels.Select(label => Markup(picture, label))],
            TextPosition = labels is null ? TextPositionEnum.None : TextPositionEnum.Outside,
            TextAngle = 0,
            TextFont = new TextFont { Color = picture.Palette.Text, Size = isHorizontal ? 12 : 11 },
            // Labels that have their room anyway are not made smaller, each by itself.
            ConstrainText = labels is not null && !isHorizontal && FitAbove(picture, series) ? ConstrainTextEnum.None : ConstrainTextEnum.Both,
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = Hovers(picture),
        };
    }

    private static string BarColour(Picture picture, ChartSeries series, decimal? value) =>
        value < 0 && series.Role == SeriesRole.Main ? picture.Palette.Loss : picture.ColourOf(series.Role);

    // A mark's name stands above the bars, each on a line of its own: mean and median are often neighbours.
    private static void DrawMarks(Picture picture, Layout layout)
    {
        if (picture.Spec.Marks.Count == 0) return;
        layout.Margin.T += MarkLine * picture.Spec.Marks.Count;
        layout.Shapes = [.. picture.Spec.Marks.Select(mark => new Shape
        {
            Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line,
            X0 = mark.Place - 0.5m,
            X1 = mark.Place - 0.5m,
            YRef = "paper",
            Y0 = 0,
            Y1 = 1,
            Line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Color = picture.Palette.Text, Width = 1.5m, Dash = "dot" },
        })];
        layout.Annotations = [.. picture.Spec.Marks.Select((mark, i) => new Annotation
        {
            Text = $"{ChartLabels.Encode(mark.Name)} <b>{ChartLabels.Encode(picture.Formatter.Full(mark.Value, mark.Unit, picture.Culture))}</b>",
            X = mark.Place - 0.5m,
            XAnchor = mark.Place * 2 < picture.Spec.Categories.Count ? Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Left : Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Right,
            YRef = "paper",
            Y = 1,
            YAnchor = Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Bottom,
            YShift = MarkLine * i,
            ShowArrow = false,
            Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Color = picture.Palette.Text, Size = 12 },
        })];
    }

    private static IEnumerable<decimal?> Stacks(ChartSeries[] series) => series.Length == 0 ? [] : Enumerable.Range(0, series[0].Values.Count)
        .SelectMany(i => new decimal?[] { series.Sum(part => Math.Max(0, part.Values[i] ?? 0)), series.Sum(part => Math.Min(0, part.Values[i] ?? 0)) });

    // Where a phone has no room for names, values and changes, the changes stay in hover and table.
    private static DirectLabel[] DirectLabels(Picture picture, ChartSeries series, bool isHorizontal)
    {
        DirectLabel[] labels = [.. series.Values.Select((_, i) => LabelOf(picture, series, i, isHorizontal))];
        if (!isHorizontal) return labels;
        var (left, right) = WidthsOf(labels, picture, series);
        var names = picture.Spec.Categories.Select(category => ChartLabels.Shorten(category.Label, MostLettersDown).Length).DefaultIfEmpty(0).Max() * LetterWidth;
        return names + left + right + ShortestBars <= NarrowestChart ? labels : Array.ConvertAll(labels, label => label with { Aside = null });
    }

    // The value, and after it how it changed: enough to leave the second bar out.
    private static DirectLabel LabelOf(Picture picture, ChartSeries series, int index, bool isHorizontal)
    {
        var text = picture.Short(series.Values[index]);
        if (!isHorizontal || series.Values[index] is not { } value) return new(text, null);
        if (Beside(picture) is { } beside) return new(text, ChartLabels.Encode($"{beside.Name} {picture.Formatter.Short(beside.Values[index], beside.Unit, picture.Culture)}"));
        return picture.Spec.Series.FirstOrDefault(other => other.Role == SeriesRole.Comparison)?.Values[index] is { } compared
            ? new(text, ChartLabels.Encode(picture.Formatter.Change(KpiChange.Of(new KpiValue(value, compared), series.Unit), picture.Culture)))
            : new(text, null);
    }

    private static bool FitAbove(Picture picture, ChartSeries series) =>
        series.Values.All(value => picture.Short(value).Length * LetterWidth * 11 / 12 <= (NarrowestChart - ValueNames) / series.Values.Count);

    private static string Markup(Picture picture, DirectLabel label) =>
        label.Aside is { } aside ? $"{label.Value}  <span style=\"color:{picture.Palette.Muted}\">{aside}</span>" : label.Value;

    private static YAxis NamesDown(Picture picture, int labelWidth) => new()
    {
        Range = [picture.Spec.Categories.Count - 0.5m, -0.5m],
        FixedRange = true,
        TickMode = Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum.Array,
        TickVals = [.. Enumerable.Range(0, picture.Spec.Categories.Count)],
        TickText = [.. picture.Spec.Categories.Select(category => ChartLabels.Encode(ChartLabels.Shorten(category.Label, MostLettersDown)))],
        TickFont = new Plotly.Blazor.LayoutLib.YAxisLib.TickFont { Color = picture.Palette.Text, Size = 12 },
        AutoMargin = Plotly.Blazor.LayoutLib.YAxisLib.AutoMarginFlag.True,
        TickLabelStandoff = 6 + labelWidth,
        ShowGrid = false,
        ZeroLine = false,
    };

    private static XAxis NamesAcross(Picture picture)
    {
        var isHistogram = picture.Spec.Kind == ChartKind.Histogram;
        var isScale = isHistogram && picture.Spec.Categories.All(category => category.Tick is not null);
        var isTime = picture.Spec.Categories.All(category => category.Start is not null);
        var axis = NamesAcross(picture, isScale || isTime ? MostScaleNames : isHistogram ? MostBandNames : int.MaxValue);
        if (!isScale) return axis;

        // A scale is read off at the edges of its bands, as the marks on it are.
        axis.TickVals = [.. axis.TickVals.Cast<int>().Select(i => (object)(i - 0.5m))];
        axis.Ticks = Plotly.Blazor.LayoutLib.XAxisLib.TicksEnum.Outside;
        axis.TickColor = picture.Palette.Control;
        axis.TickLen = 4;
        return axis;
    }

    // What is in order can be named here and there; names without order are all there.
    private static XAxis NamesAcross(Picture picture, int most)
    {
        var categories = picture.Spec.Categories;
        var every = (categories.Count + (long)most - 1) / most;
        var named = Enumerable.Range(0, categories.Count).Where(i => every <= 1 || i % every == 0).ToArray();
        return new XAxis
        {
            Range = [-0.5m, categories.Count - 0.5m],
            FixedRange = true,
            TickMode = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum.Array,
            TickVals = [.. named],
            TickText = [.. named.Select(i => NameOf(categories[i]))],
            Ticks = Plotly.Blazor.LayoutLib.XAxisLib.TicksEnum.Empty,
            AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True,
            ShowGrid = false,
            ZeroLine = false,
        };
    }

    private static XAxis ValuesAcross(Picture picture, bool hasLabels)
    {
        var (low, high) = Extent(picture, 0);
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

    // What the labels take beyond the bars, in CSS pixels, of losses and of gains: the same on a phone and on a wall.
    private static (decimal Left, decimal Right) WidthsOf(DirectLabel[] labels, Picture picture, ChartSeries series)
    {
        return (Widest(value => value < picture.Spec.Baseline), Widest(value => value >= picture.Spec.Baseline));

        decimal Widest(Func<decimal?, bool> isHere) => labels.Where((_, i) => isHere(series.Values[i])).Select(label => (label.Letters * LetterWidth) + LabelGap).DefaultIfEmpty(0).Max();
    }

    private static YAxis WithRoomForLabels(Picture picture)
    {
        var axis = ValueAxis(picture);
        var (low, high) = Extent(picture, 0.12m);
        axis.Range = [low, high];
        return axis;
    }

    // Of the values as they are drawn, zero among them, with some room at the ends that have any: a bar beyond the axis would lose its label.
    private static (decimal Low, decimal High) Extent(Picture picture, decimal room)
    {
        var values = Drawn(picture.Spec).SelectMany(series => series.Values).Select(value => Rounded(value - picture.Spec.Baseline ?? 0)).DefaultIfEmpty(0);
        decimal low = Math.Min(0, values.Min()), high = Math.Max(0, values.Max());
        if (low == high) return (0, 1);
        var more = (high - low) * room;
        return (low < 0 ? low - more : 0, high > 0 ? high + more : 0);
    }

    private static IEnumerable<ChartSeries> Drawn(ChartSpec spec) => spec.Series.Where(series => series.Role is not (SeriesRole.Comparison or SeriesRole.Beside));

    private static ChartSeries? Beside(Picture picture) => picture.Spec.Series.FirstOrDefault(series => series.Role == SeriesRole.Beside);

    /// <summary>What stands at the end of a bar, in Plotly's markup: its value, and fainter something besides.</summary>
    private sealed record DirectLabel(string Value, string? Aside)
    {
        public int Letters => Value.Length + (Aside is null ? 0 : Aside.Length + 2);
    }

    private static string NameOf(ChartCategory category) => ChartLabels.Encode(ChartLabels.Shorten(category.Tick ?? category.Label, MostLetters));
}
