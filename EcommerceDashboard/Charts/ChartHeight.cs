namespace EcommerceDashboard.Charts;

/// <summary>How high a chart is drawn, where that depends on what it shows.</summary>
public static class ChartHeight
{
    private const int Usual = 320;
    private const int Large = 420;
    private const int ColourBar = 44;
    private const int Names = 56;
    private const int Row = 32;
    private const int Year = 148;

    /// <summary>CSS pixels of a calendar of so many years.</summary>
    public static int OfCalendar(int years) => ColourBar + (Year * years);

    /// <summary>CSS pixels: 320; 420 for maps and treemaps and at most for heat maps; a strip per year for calendars.</summary>
    public static int Of(ChartSpec spec) => spec.Kind switch
    {
        ChartKind.HeatMap => Math.Min(Large, ColourBar + Names + (Row * spec.Series.Count)),
        ChartKind.CalendarHeatMap => OfCalendar(spec.Categories.Select(category => category.Start?.Year).Distinct().Count()),
        ChartKind.Treemap or ChartKind.AreaMap or ChartKind.BubbleMap => Large,
        _ => Usual,
    };
}
