using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Theme;
using Plotly.Blazor;
using Plotly.Blazor.ConfigLib;
using Plotly.Blazor.LayoutLib;

namespace EcommerceDashboard.Charts;

/// <summary>
/// From what a chart shows to how Plotly draws it. Pure: the same chart, colours and culture give the same picture.
/// Values reach Plotly as numbers; every text (ticks, labels, hover) is written here in the reader's format, so that a figure reads the same as on a card.
/// </summary>
public static partial class PlotlyMapper
{
    /// <summary>The picture of a chart.</summary>
    /// <param name="spec">What it shows.</param>
    /// <param name="palette">The colours of the appearance.</param>
    /// <param name="formatter">Writes the figures.</param>
    /// <param name="culture">The reader's culture.</param>
    /// <exception cref="ArgumentException">A series has not one value per category, the series differ in unit, or a calendar has a category that is no day.</exception>
    public static PlotlyFigure Map(ChartSpec spec, ThemePalette palette, KpiFormatter formatter, CultureInfo culture)
    {
        if (spec.Series.Any(series => series.Values.Count != spec.Categories.Count))
            throw new ArgumentException("Every series has one value per category.", nameof(spec));
        var measured = spec.Series.Where(series => series.Role is not (SeriesRole.Colour or SeriesRole.Beside)).ToArray();
        if (measured.DistinctBy(series => series.Unit).Count() > 1)
            throw new ArgumentException("A chart has one value axis, so its series have one unit.", nameof(spec));

        var values = spec.IsStacked ? Stacks(measured) : measured.SelectMany(series => series.Values).Select(value => value - spec.Baseline);
        var scale = AxisScale.For(values, isWhole: measured.Any(series => series.Unit == KpiUnit.Count));
        var picture = new Picture(spec, palette, formatter, culture, scale, new ChartHover(spec, formatter, culture));
        return spec.Kind switch
        {
            ChartKind.Line => Lines(picture),
            ChartKind.HeatMap => HeatMap(picture),
            ChartKind.CalendarHeatMap => Calendar(picture),
            ChartKind.Treemap => Treemap(picture),
            ChartKind.AreaMap => Areas(picture),
            ChartKind.BubbleMap => Bubbles(picture),
            _ => Bars(picture),
        };
    }

    private sealed record Picture(ChartSpec Spec, ThemePalette Palette, KpiFormatter Formatter, CultureInfo Culture, AxisScale Scale, ChartHover Hover)
    {
        public KpiUnit Unit => Main?.Unit ?? KpiUnit.Count;

        public ChartSeries? Main => Spec.Series.FirstOrDefault(series => series.Role == SeriesRole.Main) ?? (Spec.Series.Count > 0 ? Spec.Series[0] : null);

        public ChartSeries? Colour => Spec.Series.FirstOrDefault(series => series.Role == SeriesRole.Colour);

        public string ColourOf(SeriesRole role) => role switch
        {
            SeriesRole.Comparison => Palette.Muted,
            SeriesRole.Second => Palette.Categories[2],
            _ => Palette.Primary,
        };

        public string Tick(decimal value) => ChartLabels.Encode(Formatter.Tick(value + Spec.Baseline, Scale.Step, Unit, Culture));

        public string Short(decimal? value) => ChartLabels.Encode(Formatter.Short(value, Unit, Culture));
    }

    private static Layout LayoutOf(Picture picture, bool hasLegend) => new()
    {
        AutoSize = true,
        PaperBgColor = Transparent,
        PlotBgColor = Transparent,
        Separators = picture.Culture.NumberFormat.NumberDecimalSeparator[..1] + picture.Culture.NumberFormat.NumberGroupSeparator[..1],
        Font = new Font { Family = DashboardTheme.FontStack, Size = 12, Color = picture.Palette.Muted },
        Margin = new Margin { L = 8, R = 8, T = hasLegend ? 36 : 8, B = 8, AutoExpand = true },
        DragMode = DragModeEnum.False,
        HoverLabel = new HoverLabel
        {
            BgColor = picture.Palette.Surface,
            BorderColor = picture.Palette.Control,
            Align = Plotly.Blazor.LayoutLib.HoverLabelLib.AlignEnum.Left,
            Font = new Plotly.Blazor.LayoutLib.HoverLabelLib.Font { Color = picture.Palette.Text, Size = 12, Family = DashboardTheme.FontStack },
        },
        ShowLegend = hasLegend,
        Legend =
        [
            new Legend
            {
                Orientation = Plotly.Blazor.LayoutLib.LegendLib.OrientationEnum.H,
                X = 0,
                XAnchor = Plotly.Blazor.LayoutLib.LegendLib.XAnchorEnum.Left,
                Y = 1.02m,
                YAnchor = Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum.Bottom,
                // A hidden series would leave an axis and a hover that still speak of it.
                ItemClick = Plotly.Blazor.LayoutLib.LegendLib.ItemClickEnum.False,
                ItemDoubleClick = Plotly.Blazor.LayoutLib.LegendLib.ItemDoubleClickEnum.False,
            },
        ],
        // A zoom is kept while the categories stay, through new colours and new values. Years of days have long lists of keys.
        UiRevision = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', picture.Spec.Categories.Select(category => category.Key))))),
    };

    private static Config ConfigOf(Picture picture) => new()
    {
        DisplayModeBar = DisplayModeBarEnum.False,
        DisplayLogo = false,
        // The wheel scrolls the page, over a map too.
        ScrollZoom = ScrollZoomFlag.False,
        // Plotly would ask its makers' server for the outlines of countries.
        TopoJsonUrl = "/topojson/",
        ShowTips = false,
        // Names from data may hold dollar signs; they are not formulas.
        TypesetMath = false,
        Locale = LocaleName,
        Locales = new Dictionary<string, object> { [LocaleName] = LocaleOf(picture.Culture.DateTimeFormat) },
    };

    // Plotly has English month names only; the rest are separate scripts. .NET knows them all.
    private static Dictionary<string, object> LocaleOf(DateTimeFormatInfo dates) => new()
    {
        ["dictionary"] = new Dictionary<string, string>(),
        ["format"] = new Dictionary<string, object>
        {
            ["days"] = dates.DayNames,
            ["shortDays"] = dates.AbbreviatedDayNames,
            ["months"] = dates.MonthNames[..12],
            ["shortMonths"] = dates.AbbreviatedMonthNames[..12],
            ["periods"] = new[] { dates.AMDesignator, dates.PMDesignator },
        },
    };

    private const string LocaleName = "reader";
    private const string Transparent = "rgba(0,0,0,0)";
}
