using System.Globalization;
using EcommerceDashboard.Kpis;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ColorAxisLib;
using Plotly.Blazor.LayoutLib.ColorAxisLib.ColorBarLib;

namespace EcommerceDashboard.Charts;

// Values as colours: one blue from little to much, or from loss over neutral to gain where a value is negative.
public static partial class PlotlyMapper
{
    private const string ColourAxis = "coloraxis";
    private const int ColourBar = 36;
    private const int NamedColourBar = 52;

    /// <summary>Gives a layout its one scale of colours, and the bar above the plot that explains it.</summary>
    /// <returns>The colour that a value gets.</returns>
    private static Func<decimal, string> DrawColourScale(Picture picture, Layout layout, ChartSeries? named, IEnumerable<decimal?> values, KpiUnit unit)
    {
        var scale = AxisScale.For(values);
        var (low, high) = (values.Min() ?? 0, values.Max() ?? 0);
        var isDiverging = low < 0;
        if (isDiverging)
        {
            // Neutral is zero, and a loss is as strong as the same gain.
            high = Math.Max(-low, high);
            low = -high;
            scale = AxisScale.For([low, high]);
        }
        else
        {
            low = 0;
            if (high == 0) high = scale.High;
        }

        var colours = isDiverging ? picture.Palette.Diverging : picture.Palette.Sequential;
        layout.Margin.T = named is null ? ColourBar : NamedColourBar;
        var ticks = scale.Ticks.Where(tick => tick >= low && tick <= high).ToArray();
        layout.ColorAxis =
        [
            new ColorAxis
            {
                CMin = Rounded(low),
                CMax = Rounded(high),
                ColorScale = Stops(colours),
                ShowScale = true,
                ColorBar = new ColorBar
                {
                    Orientation = OrientationEnum.H,
                    X = 0,
                    XAnchor = XAnchorEnum.Left,
                    YRef = YRefEnum.Container,
                    Y = 1,
                    YAnchor = YAnchorEnum.Top,
                    XPad = 0,
                    YPad = 0,
                    LenMode = LenModeEnum.Pixels,
                    Len = 240,
                    Thickness = 8,
                    OutlineWidth = 0,
                    TickMode = TickModeEnum.Array,
                    TickVals = [.. ticks.Select(Rounded).Cast<object>()],
                    TickText = [.. ticks.Select(tick => ChartLabels.Encode(picture.Formatter.Tick(tick, scale.Step, unit, picture.Culture)))],
                    TickFont = new TickFont { Color = picture.Palette.Muted, Size = 11 },
                    Title = named is null ? null : new Plotly.Blazor.LayoutLib.ColorAxisLib.ColorBarLib.Title
                    {
                        Text = ChartLabels.Encode(ChartLabels.Shorten(named.Name, 40)),
                        Side = Plotly.Blazor.LayoutLib.ColorAxisLib.ColorBarLib.TitleLib.SideEnum.Top,
                        Font = new Plotly.Blazor.LayoutLib.ColorAxisLib.ColorBarLib.TitleLib.Font { Color = picture.Palette.Muted, Size = 11 },
                    },
                },
            },
        ];
        return value => Between(colours, high == low ? 0 : (value - low) / (high - low));
    }

    // As Plotly mixes them: channel by channel.
    private static string Between(IReadOnlyList<string> colours, decimal place)
    {
        var at = Math.Clamp(place, 0, 1) * (colours.Count - 1);
        var first = Math.Min((int)at, colours.Count - 2);
        return $"#{Channel(1):X2}{Channel(3):X2}{Channel(5):X2}";

        int Channel(int start)
        {
            decimal from = Hex(colours[first]), to = Hex(colours[first + 1]);
            return (int)Math.Round(from + ((to - from) * (at - first)));

            int Hex(string colour) => int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
    }

    private static object[] Stops(IReadOnlyList<string> colours) =>
        [.. colours.Select((colour, i) => new object[] { Math.Round((decimal)i / (colours.Count - 1), 4), colour })];

    private static object? Known(decimal? value) => value is { } known ? Rounded(known) : null;
}
