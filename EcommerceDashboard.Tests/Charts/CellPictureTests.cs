using System.Globalization;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Theme;
using Plotly.Blazor.Traces;

namespace EcommerceDashboard.Charts;

/// <summary>Heat maps and calendars as Plotly gets them.</summary>
public class CellPictureTests
{
    [Fact]
    public void HeatMap_RowsByColumns_HasACellEachAndBlanksWhereNothingIsKnown()
    {
        var cells = Assert.IsType<HeatMap>(Assert.Single(Map(Specs.HeatMap).Data));

        Assert.Equal([10m, null, 30m], Assert.IsType<object?[]>(cells.Z[0]));
        Assert.Equal([5m, 15m, 0m], Assert.IsType<object?[]>(cells.Z[1]));
        Assert.Equal("coloraxis", cells.ColorAxis);
        Assert.False(cells.HoverOnGaps);
    }

    [Fact]
    public void HeatMap_Cell_KnowsItsRowAndColumn()
    {
        var figure = Map(Specs.HeatMap);

        Assert.Equal((1, 2), figure.Cells![1][2]);
        Assert.Equal("<b>&lt;img src=x onerror=alert(1)&gt;</b><br>Mar: $0.00", Assert.IsType<string?[]>(Assert.IsType<HeatMap>(figure.Data[0]).HoverText[1])[2]);
    }

    [Fact]
    public void HeatMap_NamesFromData_AreEncodedAndTheFirstRowIsOnTop()
    {
        var axis = Map(Specs.HeatMap).Layout.YAxis[0];

        Assert.Equal(["Monday", "&lt;img src=x onerro…"], axis.TickText);
        Assert.Equal([1.5m, -0.5m], axis.Range);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HeatMap_OfPositiveValues_IsOneBlueFromZero(bool isDark)
    {
        var palette = DashboardTheme.Palette(isDark);
        var scale = PlotlyMapper.Map(Specs.HeatMap, palette, new KpiFormatter("USD"), CultureInfo.GetCultureInfo("en-US")).Layout.ColorAxis[0];

        Assert.Equal((0m, 30m), (scale.CMin, scale.CMax));
        Assert.Equal(palette.Sequential, Colours(scale.ColorScale));
    }

    [Fact]
    public void HeatMap_WithALoss_HasNeutralAtZero()
    {
        var scale = Map(Specs.HeatMap with { Series = [new("Monday", KpiUnit.Money, [-40m, 10m, 20m])] }).Layout.ColorAxis[0];

        Assert.Equal((-40m, 40m), (scale.CMin, scale.CMax));
        Assert.Equal(DashboardTheme.Light.Diverging, Colours(scale.ColorScale));
    }

    [Theory]
    [InlineData("en-US", "$20")]
    [InlineData("fr-FR", "20\u00A0$")]
    public void HeatMap_ColourBar_HasLocalTicks(string culture, string tick) =>
        Assert.Contains(tick, Map(Specs.HeatMap, culture).Layout.ColorAxis[0].ColorBar.TickText);

    [Fact]
    public void HeatMap_OfManyColumns_LeavesTheValuesToTheHover()
    {
        Assert.Equal("%{text}", Assert.IsType<HeatMap>(Map(Specs.HeatMap).Data[0]).TextTemplate);

        var wide = Specs.HeatMap with
        {
            Categories = [.. Enumerable.Range(0, 24).Select(i => new ChartCategory($"{i}", $"{i}:00"))],
            Series = [new("Monday", KpiUnit.Count, [.. Enumerable.Range(0, 24).Select(i => (decimal?)i)])],
        };
        Assert.Null(Assert.IsType<HeatMap>(Map(wide).Data[0]).TextTemplate);
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, 7, 0)]
    [InlineData(DayOfWeek.Sunday, 1, 0)]
    public void Calendar_FirstOfJanuary2017ASunday_StandsInTheRowOfItsWeekday(DayOfWeek weekStart, int row, int week)
    {
        var figure = Map(Specs.Calendar(new DateOnly(2017, 1, 1), 1) with { WeekStart = weekStart });

        Assert.Equal((0, 0), figure.Cells![row][week]);
    }

    [Fact]
    public void Calendar_OfTwoYears_StacksThem()
    {
        var figure = Map(Specs.Calendar(new DateOnly(2016, 12, 31), 2));

        // Saturday, the last week of 2016; and Sunday, the first of 2017, one strip below.
        Assert.Equal((0, 0), figure.Cells![6][52]);
        Assert.Equal((0, 1), figure.Cells![9 + 7][0]);
        Assert.Equal(2, figure.Cells.Sum(row => row.Count(cell => cell is not null)));
        Assert.Contains("<b>2016</b>", figure.Layout.YAxis[0].TickText);
        Assert.Contains("<b>2017</b>", figure.Layout.YAxis[0].TickText);
    }

    [Fact]
    public void Calendar_EveryDayOfALeapYear_HasACellOfItsOwn()
    {
        var figure = Map(Specs.Calendar(new DateOnly(2028, 1, 1), 366));

        Assert.Equal(Enumerable.Range(0, 366), figure.Cells!.SelectMany(row => row).OfType<(int Series, int Category)>().Select(cell => cell.Category).Order());
    }

    [Fact]
    public void Calendar_Day_SaysDayAndValue()
    {
        var cells = Assert.IsType<HeatMap>(Map(Specs.Calendar(new DateOnly(2017, 1, 1), 1)).Data[0]);

        Assert.Equal("<b>1 Jan 2017</b><br>Sales: $1.00", Assert.IsType<string?[]>(cells.HoverText[7])[0]);
    }

    [Theory]
    [InlineData("en-US", "Jan", "Mon")]
    [InlineData("fr-FR", "janv.", "lun.")]
    public void Calendar_MonthsAndWeekdays_AreLocal(string culture, string month, string weekday)
    {
        var layout = Map(Specs.Calendar(new DateOnly(2017, 1, 1), 40), culture).Layout;

        Assert.Equal(month, layout.Annotations[0].Text);
        Assert.Contains(layout.YAxis[0].TickText, text => ((string)text).Contains(weekday, StringComparison.Ordinal));
        Assert.Equal("M5.5,0.5V2.5H4.5V7.5", Assert.Single(layout.Shapes).Path);
    }

    [Fact]
    public void Calendar_OfWhatIsNoDay_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Map(Specs.Bars("Lamp") with { Kind = ChartKind.CalendarHeatMap }));

    private static IEnumerable<string> Colours(object scale) => Assert.IsType<object[]>(scale).Select(stop => (string)Assert.IsType<object[]>(stop)[1]);

    private static PlotlyFigure Map(ChartSpec spec, string culture = "en-US") =>
        PlotlyMapper.Map(spec, DashboardTheme.Light, new KpiFormatter("USD"), CultureInfo.GetCultureInfo(culture));
}
