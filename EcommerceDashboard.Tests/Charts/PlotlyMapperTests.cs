using System.Globalization;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Theme;
using Plotly.Blazor.Traces;

namespace EcommerceDashboard.Charts;

public class PlotlyMapperTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    [Fact]
    public void Map_Line_DrawsSolidMainAndThinDashedComparison()
    {
        var figure = Map(Specs.Months);

        var main = Assert.IsType<Scatter>(figure.Data[0]);
        Assert.Equal((2m, "solid", DashboardTheme.Light.Primary), (main.Line.Width, main.Line.Dash, main.Line.Color));
        var comparison = Assert.IsType<Scatter>(figure.Data[^1]);
        Assert.Equal((1.5m, "dash", DashboardTheme.Light.Muted), (comparison.Line.Width, comparison.Line.Dash, comparison.Line.Color));
    }

    [Fact]
    public void Map_ValueWithoutANeighbour_IsAPoint()
    {
        var alone = Compared(1000m, null, 800m);
        Assert.Equal([5m, 0m, 5m], alone.Marker.SizeArray);
        Assert.True(alone.Mode!.Value.HasFlag(Plotly.Blazor.Traces.ScatterLib.ModeFlag.Markers));
        Assert.Equal(Plotly.Blazor.Traces.ScatterLib.ModeFlag.Lines, Compared(1000m, 900m, 800m).Mode);

        Scatter Compared(params decimal?[] values) => Assert.IsType<Scatter>(
            Map(Specs.Months with { Series = [Specs.Months.Series[0], Specs.Months.Series[1] with { Values = values }] }).Data[^1]);
    }

    [Fact]
    public void Map_ComparedBucketOfAnotherLength_HasNoChange()
    {
        var months = Specs.Months;
        var cut = months with { Series = [.. months.Series.Select(series => series.Role == SeriesRole.Comparison ? series with { OtherLengths = [0] } : series)] };

        Assert.Contains("%", Assert.IsType<Scatter>(Map(months).Data[0]).HoverTextArray[0], StringComparison.Ordinal);
        Assert.DoesNotContain("%", Assert.IsType<Scatter>(Map(cut).Data[0]).HoverTextArray[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Map_IncompleteBucket_IsHollowOnADottedSegmentAndSaidInTheHover()
    {
        var figure = Map(Specs.Months);

        var solid = Assert.IsType<Scatter>(figure.Data[0]);
        Assert.Equal([1234m, 2500m, null], solid.Y);
        var hollow = Assert.IsType<Scatter>(figure.Data[1]);
        Assert.Equal([null, null, 900m], hollow.Y);
        Assert.Equal(DashboardTheme.Light.Surface, hollow.Marker.Color);
        var segment = Assert.Single(figure.Layout.Shapes);
        Assert.Equal(("dot", "2017-02-01", "2017-03-01"), (segment.Line.Dash, segment.X0, segment.X1));
        Assert.Contains("Incomplete: 1–14 Mar 2017 only", solid.HoverTextArray[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "<b>Jan 2017</b><br>Sales: $1,234.50<br>Jan 2016: $1,000.00 (▲\u00A023.5\u202F%)", ".,")]
    [InlineData("fr-FR", "<b>Jan 2017</b><br>Sales: 1\u202F234,50\u00A0$<br>Jan 2016: 1\u202F000,00\u00A0$ (▲\u00A023,5\u202F%)", ",\u202F")]
    public void Map_AnyCulture_HoverHasFullLocalValues(string culture, string hover, string separators)
    {
        var figure = Map(Specs.Months, CultureInfo.GetCultureInfo(culture));

        Assert.Equal(hover, Assert.IsType<Scatter>(figure.Data[0]).HoverTextArray[0]);
        Assert.Equal(separators, figure.Layout.Separators);
    }

    [Fact]
    public void Map_NoPreviousValue_HoverSaysDashAndNoChange() =>
        Assert.Equal("<b>Feb 2017</b><br>Sales: $2,500.00<br>Feb 2016: –", Assert.IsType<Scatter>(Map(Specs.Months).Data[0]).HoverTextArray[1]);

    [Fact]
    public void Map_ValueAxis_HasCurrencyZeroLineAndHairlines()
    {
        var axis = Map(Specs.Months).Layout.YAxis[0];

        Assert.Equal(["$0", "$1\u00A0k", "$2\u00A0k", "$3\u00A0k"], axis.TickText);
        Assert.True(axis.ZeroLine);
        Assert.Equal((true, 1m, DashboardTheme.Light.Border), (axis.ShowGrid, axis.GridWidth, axis.GridColor));
        Assert.False(Map(Specs.Months).Layout.XAxis[0].ShowGrid);
    }

    [Fact]
    public void Map_ValueAxisInFrench_PutsTheCurrencyLast() =>
        Assert.Equal("2\u00A0k$", Map(Specs.Months, French).Layout.YAxis[0].TickText[2]);

    [Fact]
    public void Map_TimeAxisInFrench_KnowsItsMonths()
    {
        var config = Map(Specs.Months, French).Config;

        var locales = Assert.IsType<Dictionary<string, object>>(config.Locales);
        var locale = Assert.IsType<Dictionary<string, object>>(locales[config.Locale]);
        var format = Assert.IsType<Dictionary<string, object>>(locale["format"]);
        Assert.Equal("décembre", Assert.IsType<string[]>(format["months"])[11]);
    }

    [Fact]
    public void Map_Legend_OnlyWithTwoSeriesOrMore()
    {
        Assert.True(Map(Specs.Months).Layout.ShowLegend);
        Assert.False(Map(Specs.Months with { Series = [Specs.Months.Series[0]] }).Layout.ShowLegend);
        Assert.False(Map(Specs.Bars("Lamp")).Layout.ShowLegend);
    }

    [Fact]
    public void Map_DarkAppearance_TakesItsColours()
    {
        var figure = PlotlyMapper.Map(Specs.Months, DashboardTheme.Dark, new KpiFormatter("USD"), English);

        Assert.Equal(DashboardTheme.Dark.Primary, Assert.IsType<Scatter>(figure.Data[0]).Line.Color);
        Assert.Equal(DashboardTheme.Dark.Border, figure.Layout.YAxis[0].GridColor);
        Assert.Equal(DashboardTheme.Dark.Surface, figure.Layout.HoverLabel.BgColor);
    }

    [Fact]
    public void Map_Background_IsTransparentAndTheModeBarIsGone()
    {
        var figure = Map(Specs.Months);

        Assert.Equal(("rgba(0,0,0,0)", "rgba(0,0,0,0)"), (figure.Layout.PaperBgColor, figure.Layout.PlotBgColor));
        Assert.Equal(Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False, figure.Config.DisplayModeBar);
    }

    [Fact]
    public void Map_BarsWithLabels_LeaveThemPixelsBesideTheAxis()
    {
        var layout = Map(Specs.Bars("Lamp", "North America Central")).Layout;

        // The longest bar ends with the axis; "$1.00 M" has 44 pixels right of it.
        Assert.Equal([0m, 1_000_000m], layout.XAxis[0].Range.Select(end => Convert.ToDecimal(end, CultureInfo.InvariantCulture)));
        Assert.InRange(layout.Margin.R!.Value, 48, 64);
        Assert.Equal(6, layout.YAxis[0].TickLabelStandoff);
    }

    [Fact]
    public void Map_LongestBar_DoesNotEndBeyondTheAxis()
    {
        var figure = Map(Specs.Bars("Lamp", "Chair") with { Series = [new("Profit", KpiUnit.Money, [332_171.62m, -8_879.51m])] });

        Assert.Equal(figure.Layout.XAxis[0].Range.Select(Number).Order(), Assert.IsType<Bar>(figure.Data[0]).X.Select(Number).Order());
        static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("Lamp", true)]
    [InlineData("A name of many more letters", false)]
    public void Map_Changes_StandAtTheBarsWhereAPhoneHasRoom(string name, bool expected)
    {
        var bars = Specs.Bars(name, "Lamp");
        var compared = bars with { Series = [bars.Series[0], new("2016", KpiUnit.Money, [900_000m, 400_000m]) { Role = SeriesRole.Comparison }] };

        Assert.Equal(expected, Assert.IsType<Bar>(Map(compared).Data[0]).TextArray[0].Contains("11.1", StringComparison.Ordinal));
    }

    [Fact]
    public void Map_NamesFromData_AreEncodedShortenedAndWholeInTheHover()
    {
        var figure = Map(Specs.Bars("<b>Lamp</b>", "A name that is longer than the axis has room for", "<b>Lamp</b>"));

        Assert.Equal(["&lt;b&gt;Lamp&lt;/b&gt;", "A name that is longer t…", "&lt;b&gt;Lamp&lt;/b&gt;"], figure.Layout.YAxis[0].TickText);
        var bars = Assert.IsType<Bar>(figure.Data[0]);
        Assert.Equal([0, 1, 2], bars.Y);
        Assert.Equal("<b>&lt;b&gt;Lamp&lt;/b&gt;</b><br>Sales: $1,000,000.00", bars.HoverTextArray[0]);
        Assert.Contains("longer than the axis has", bars.HoverTextArray[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Map_Bars_CarryTheirValueUpToTwelve()
    {
        string[] twelve = [.. Enumerable.Range(0, 12).Select(i => $"Product {i}")];

        Assert.Equal("$1.00\u00A0M", Assert.IsType<Bar>(Map(Specs.Bars(twelve)).Data[0]).TextArray[0]);
        Assert.Null(Assert.IsType<Bar>(Map(Specs.Bars([.. twelve, "One more"])).Data[0]).TextArray);
    }

    [Fact]
    public void Map_BarsOfAnIndex_GoUpAndDownFromOne()
    {
        var spec = Specs.Bars("January", "December") with { Kind = ChartKind.Bar, Baseline = 1m, Series = [new("Index", KpiUnit.Ratio, [0.6m, 1.8m])] };
        var figure = Map(spec);

        // The axis is drawn from the baseline, and labelled with what is meant.
        var bars = Assert.IsType<Bar>(figure.Data[0]);
        Assert.Equal([-0.4m, 0.8m], bars.Y);
        Assert.Equal(["0.60", "1.80"], bars.TextArray);
        Assert.Equal("1.0", figure.Layout.YAxis[0].TickText[figure.Layout.YAxis[0].TickVals.IndexOf(0m)]);
    }

    [Fact]
    public void Map_SeriesBeside_IsSaidAndNotDrawn()
    {
        var spec = Specs.Bars("Monday", "Tuesday");
        var figure = Map(spec with { Series = [.. spec.Series, new("Orders", KpiUnit.Count, [20_000m, 7m]) { Role = SeriesRole.Beside }] });

        var bars = Assert.IsType<Bar>(Assert.Single(figure.Data));
        Assert.Equal($"$1.00\u00A0M  <span style=\"color:{DashboardTheme.Light.Muted}\">Orders 20.0\u00A0k</span>", bars.TextArray[0]);
        Assert.Equal("<b>Tuesday</b><br>Sales: $500,000.00<br>Orders: 7", bars.HoverTextArray[1]);
    }

    [Fact]
    public void Map_BarOutOfFilter_IsFaint()
    {
        var spec = Specs.Bars("West", "East");
        var bars = Assert.IsType<Bar>(Map(spec with { Categories = [spec.Categories[0], spec.Categories[1] with { IsOutOfFilter = true }] }).Data[0]);

        Assert.Equal([DashboardTheme.Light.Primary, DashboardTheme.Light.Border], bars.Marker.ColorArray);
    }

    [Fact]
    public void Map_IncompleteBar_IsHatched()
    {
        var bars = Assert.IsType<Bar>(Map(Specs.Months with { Kind = ChartKind.Bar }).Data[0]);

        Assert.Equal(Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib.ShapeEnum.Slash, bars.Marker.Pattern.ShapeArray[2]);
        Assert.Equal(Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib.ShapeEnum.Empty, bars.Marker.Pattern.ShapeArray[0]);
    }

    [Fact]
    public void Map_LossMakingBars_LeaveRoomOnBothSides()
    {
        var layout = Map(Specs.Bars("Lamp", "Chair") with { Series = [new("Profit", KpiUnit.Money, [100m, -50m])] }).Layout;

        Assert.Equal([-50m, 100m], layout.XAxis[0].Range.Select(end => Convert.ToDecimal(end, CultureInfo.InvariantCulture)));
        Assert.True(layout.Margin.R > 48);
        Assert.True(layout.YAxis[0].TickLabelStandoff > 48);
    }

    [Fact]
    public void Map_LossMakingBar_IsInTheColourOfLossAndSigned()
    {
        var bars = Assert.IsType<Bar>(Map(Specs.Bars("Lamp", "Chair") with { Series = [new("Profit", KpiUnit.Money, [100m, -50m])] }).Data[0]);

        Assert.Equal([DashboardTheme.Light.Primary, DashboardTheme.Light.Loss], bars.Marker.ColorArray);
        Assert.Equal("-$50.00", bars.TextArray[1]);
    }

    [Fact]
    public void Map_StackedBars_ShareAnAxisUpToTheirSum()
    {
        var spec = Specs.Bars("Jan", "Feb") with
        {
            Kind = ChartKind.Bar,
            IsStacked = true,
            Series = [new("New", KpiUnit.Count, [30m, 60m]), new("Returning", KpiUnit.Count, [50m, 90m]) { Role = SeriesRole.Second }],
        };
        var layout = Map(spec).Layout;

        Assert.Equal(Plotly.Blazor.LayoutLib.BarModeEnum.Relative, layout.BarMode);
        Assert.True(layout.ShowLegend);
        Assert.Equal([0m, 150m], layout.YAxis[0].Range);
    }

    [Fact]
    public void Map_Histogram_TouchesAndNamesItsMarks()
    {
        var spec = Specs.Bars([.. Enumerable.Range(0, 20).Select(i => $"Band {i}")]) with
        {
            Kind = ChartKind.Histogram,
            Marks = [new("Median", 12.5m, KpiUnit.Money, 2.5m), new("Mean", 95m, KpiUnit.Money, 19m)],
        };
        var layout = Map(spec).Layout;

        Assert.Equal(0, layout.BarGap);
        Assert.Equal([2m, 18.5m], layout.Shapes.Select(line => line.X0));
        Assert.Equal(["Median <b>$12.50</b>", "Mean <b>$95.00</b>"], layout.Annotations.Select(name => name.Text));
        Assert.Equal(
            [Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Left, Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Right],
            layout.Annotations.Select(name => name.XAnchor!.Value));
        Assert.Equal(10, layout.XAxis[0].TickText.Count);
    }

    [Fact]
    public void Map_HistogramOfAScale_NamesTheEdgesOfItsBands()
    {
        var bands = Specs.Bars("0–29 days", "30–59 days", "60 days or more");
        var spec = bands with
        {
            Kind = ChartKind.Histogram,
            Categories = [bands.Categories[0] with { Tick = "0" }, bands.Categories[1] with { Tick = "30" }, bands.Categories[2] with { Tick = "<60+" }],
        };
        var axis = Map(spec).Layout.XAxis[0];

        Assert.Equal([-0.5m, 0.5m, 1.5m], axis.TickVals.Cast<decimal>());
        Assert.Equal(["0", "30", "&lt;60+"], axis.TickText.Cast<string>());
    }

    [Fact]
    public void Map_BarsOverTime_NameSomeOfManyBuckets()
    {
        var days = Enumerable.Range(0, 30).Select(new DateOnly(2017, 1, 1).AddDays).Select(day => new ChartCategory(day.ToString("o", CultureInfo.InvariantCulture), $"{day.Day}") { Start = day }).ToArray();
        var spec = new ChartSpec
        {
            Kind = ChartKind.Bar,
            CategoryTitle = "Day",
            Categories = days,
            Series = [new("Orders", KpiUnit.Count, [.. days.Select(day => (decimal?)day.Start!.Value.Day)])],
        };

        Assert.Equal(["1", "5", "9", "13", "17", "21", "25", "29"], Map(spec).Layout.XAxis[0].TickText.Cast<string>());
    }

    [Fact]
    public void Map_NoCategories_IsAnEmptyPicture()
    {
        var empty = Specs.Months with { Categories = [], Series = [new("Sales", KpiUnit.Money, [])] };

        Assert.Empty(Assert.IsType<Scatter>(Assert.Single(Map(empty).Data)).Y);
    }

    [Fact]
    public void Map_SeriesOfTwoUnits_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Map(Specs.Months with { Series = [Specs.Months.Series[0], new("Orders", KpiUnit.Count, [1, 2, 3])] }));

    [Fact]
    public void Map_SeriesTooShort_IsRefused() => Assert.Throws<ArgumentException>(() => Map(Specs.Months with { Series = [new("Sales", KpiUnit.Money, [1m])] }));

    private static PlotlyFigure Map(ChartSpec spec, CultureInfo? culture = null) => PlotlyMapper.Map(spec, DashboardTheme.Light, new KpiFormatter("USD"), culture ?? English);
}
