using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.YAxisLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.HeatMapLib;

namespace EcommerceDashboard.Charts;

// Cells in colours of their value: rows by columns, and the days of years.
public static partial class PlotlyMapper
{
    private const int MostColumnsWithText = 14;
    private const int MostRowsWithText = 16;
    private const int MostColumnNames = 24;

    /// <summary>A year has 53 weeks and a part of another at most.</summary>
    private const int WeekColumns = 54;

    /// <summary>The row with the months, seven days, a row of air.</summary>
    private const int RowsPerYear = 9;

    private static PlotlyFigure HeatMap(Picture picture)
    {
        var (categories, rows) = (picture.Spec.Categories, picture.Spec.Series);
        var layout = CellLayout(picture);
        layout.XAxis = [NamesAcross(picture, MostColumnNames)];
        layout.YAxis =
        [
            CellRows(picture, rows.Count, Enumerable.Range(0, rows.Count), rows.Select(row => ChartLabels.Encode(ChartLabels.Shorten(row.Name, MostLetters)))),
        ];
        DrawColourScale(picture, layout, named: null, rows.SelectMany(row => row.Values), picture.Unit);

        var cells = CellsOf(
            [.. rows.Select(row => row.Values.Select(Known).ToArray())],
            [.. rows.Select(row => Enumerable.Range(0, categories.Count).Select(i => picture.Hover.OfCell(row, i)).ToArray())]);
        if (categories.Count <= MostColumnsWithText && rows.Count <= MostRowsWithText)
        {
            // Left to itself Plotly takes a size and a colour that can be read in the cell, or leaves the text out.
            cells.Text = [.. rows.Select(row => row.Values.Select(value => value is null ? "" : picture.Short(value)).ToArray())];
            cells.TextTemplate = "%{text}";
        }
        return new PlotlyFigure([cells], layout, ConfigOf(picture))
        {
            Cells = [.. Enumerable.Range(0, rows.Count).Select(row => Enumerable.Range(0, categories.Count).Select(column => ((int, int)?)(row, column)).ToArray())],
        };
    }

    private static PlotlyFigure Calendar(Picture picture)
    {
        var categories = picture.Spec.Categories;
        if (categories.Any(category => category.Start is null)) throw new ArgumentException("Every category of a calendar is a day.", nameof(picture));
        int[] years = [.. categories.Select(category => category.Start!.Value.Year).Distinct().Order()];
        var height = Math.Max(1, years.Length * RowsPerYear - 1);
        var values = Grid<object?>(height);
        var hovers = Grid<string?>(height);
        var places = Grid<(int, int)?>(height);
        for (var i = 0; i < categories.Count; i++)
        {
            var (row, week) = CellOf(picture, years, categories[i].Start!.Value);
            if (picture.Main?.Values[i] is not { } value) continue;
            values[row][week] = Rounded(value);
            hovers[row][week] = picture.Hover.Of(i);
            places[row][week] = (0, i);
        }

        var layout = CellLayout(picture);
        layout.XAxis = [new XAxis { Range = [-0.5m, WeekColumns - 0.5m], FixedRange = true, ShowTickLabels = false, Ticks = Plotly.Blazor.LayoutLib.XAxisLib.TicksEnum.Empty, ShowGrid = false, ZeroLine = false }];
        layout.YAxis = [CellRows(picture, height, NamedRows(years).Select(row => row.Row), NamedRows(years).Select(row => row.Name(picture)))];
        // Every other month is named: twelve names do not fit a phone.
        layout.Annotations = [.. years.SelectMany(year => Enumerable.Range(1, 12).Where(int.IsOddInteger).Select(month => MonthName(picture, years, year, month)))];
        var months = categories.Select(category => new DateOnly(category.Start!.Value.Year, category.Start.Value.Month, 1)).ToHashSet();
        layout.Shapes = [.. months.Where(month => month.Month > 1 && months.Contains(month.AddMonths(-1))).Order().Select(month => MonthBorder(picture, years, month))];
        DrawColourScale(picture, layout, named: null, picture.Main?.Values ?? [], picture.Unit);
        return new PlotlyFigure([CellsOf(values, hovers)], layout, ConfigOf(picture)) { Cells = places };
    }

    private static HeatMap CellsOf(object?[][] values, string?[][] hovers) => new()
    {
        Z = [.. values],
        ColorAxis = ColourAxis,
        XGap = 2,
        YGap = 2,
        HoverOnGaps = false,
        HoverInfo = HoverInfoFlag.Text,
        HoverText = [.. hovers],
    };

    private static Layout CellLayout(Picture picture)
    {
        var layout = LayoutOf(picture, hasLegend: false);
        layout.HoverMode = HoverModeEnum.Closest;
        return layout;
    }

    // The first row is on top.
    private static YAxis CellRows(Picture picture, int count, IEnumerable<int> places, IEnumerable<string> names) => new()
    {
        Range = [count - 0.5m, -0.5m],
        FixedRange = true,
        TickMode = TickModeEnum.Array,
        TickVals = [.. places.Cast<object>()],
        TickText = [.. names],
        TickFont = new TickFont { Color = picture.Palette.Text, Size = 12 },
        TickLabelStandoff = 4,
        Ticks = TicksEnum.Empty,
        AutoMargin = AutoMarginFlag.True,
        ShowGrid = false,
        ZeroLine = false,
    };

    private static T[][] Grid<T>(int height) => [.. Enumerable.Range(0, height).Select(_ => new T[WeekColumns])];

    private static (int Row, int Week) CellOf(Picture picture, int[] years, DateOnly day)
    {
        var weekday = Weekday(picture, day);
        var first = Weekday(picture, new DateOnly(day.Year, 1, 1));
        return (FirstRow(years, day.Year) + 1 + weekday, (day.DayOfYear - 1 + first) / 7);
    }

    private static int Weekday(Picture picture, DateOnly day) => ((int)day.DayOfWeek - (int)picture.Spec.WeekStart + 7) % 7;

    private static int FirstRow(int[] years, int year) => Array.IndexOf(years, year) * RowsPerYear;

    // The year beside its months; every other weekday, the first one and the days after tomorrow.
    private static IEnumerable<(int Row, Func<Picture, string> Name)> NamedRows(int[] years) => years.SelectMany(year => new (int, Func<Picture, string>)[]
    {
        (FirstRow(years, year), picture => $"<b>{new DateOnly(year, 1, 1).ToString("yyyy", picture.Culture)}</b>"),
        (FirstRow(years, year) + 1, picture => WeekdayName(picture, 0)),
        (FirstRow(years, year) + 3, picture => WeekdayName(picture, 2)),
        (FirstRow(years, year) + 5, picture => WeekdayName(picture, 4)),
        (FirstRow(years, year) + 7, picture => WeekdayName(picture, 6)),
    });

    private static string WeekdayName(Picture picture, int place) =>
        $"<span style=\"color:{picture.Palette.Muted}\">{picture.Culture.DateTimeFormat.AbbreviatedDayNames[((int)picture.Spec.WeekStart + place) % 7]}</span>";

    private static Annotation MonthName(Picture picture, int[] years, int year, int month) => new()
    {
        Text = new DateOnly(year, month, 1).ToString("MMM", picture.Culture),
        X = CellOf(picture, years, new DateOnly(year, month, 15)).Week,
        Y = FirstRow(years, year),
        ShowArrow = false,
        Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Color = picture.Palette.Muted, Size = 11 },
    };

    // Between two months: down the left of the first day's week, with a step where the month begins within the week.
    private static Shape MonthBorder(Picture picture, int[] years, DateOnly first)
    {
        var top = FirstRow(years, first.Year) + 0.5m;
        var (row, week) = CellOf(picture, years, first);
        var path = row - 0.5m == top
            ? string.Create(CultureInfo.InvariantCulture, $"M{week - 0.5m},{top}V{top + 7}")
            : string.Create(CultureInfo.InvariantCulture, $"M{week + 0.5m},{top}V{row - 0.5m}H{week - 0.5m}V{top + 7}");
        return new Shape
        {
            Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Path,
            Path = path,
            Line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Color = picture.Palette.Control, Width = 1 },
        };
    }
}
