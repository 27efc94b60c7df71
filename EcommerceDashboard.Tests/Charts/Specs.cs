using System.Globalization;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Charts;

/// <summary>Charts to test with.</summary>
internal static class Specs
{
    /// <summary>January to March 2017 of sales (March incomplete), compared with 2016.</summary>
    public static ChartSpec Months { get; } = new()
    {
        Kind = ChartKind.Line,
        CategoryTitle = "Month",
        Categories =
        [
            new("2017-01-01", "Jan 2017") { Start = new DateOnly(2017, 1, 1) },
            new("2017-02-01", "Feb 2017") { Start = new DateOnly(2017, 2, 1) },
            new("2017-03-01", "Mar 2017", "Incomplete: 1–14 Mar 2017 only") { Start = new DateOnly(2017, 3, 1), IsIncomplete = true },
        ],
        Series =
        [
            new("Sales", KpiUnit.Money, [1234.5m, 2500m, 900m]),
            new("2016", KpiUnit.Money, [1000m, null, 800m]) { Role = SeriesRole.Comparison, CategoryLabels = ["Jan 2016", "Feb 2016", "Mar 2016"] },
        ],
    };

    /// <summary>Horizontal bars, one per label, with falling values from 1,000,000.</summary>
    public static ChartSpec Bars(params string[] labels) => new()
    {
        Kind = ChartKind.HorizontalBar,
        CategoryTitle = "Product",
        Categories = [.. labels.Select((label, i) => new ChartCategory("key-" + i, label))],
        Series = [new("Sales", KpiUnit.Money, [.. labels.Select((_, i) => (decimal?)(1_000_000m / (i + 1)))])],
    };

    /// <summary>Three months by two weekdays; the second is of a hostile name, one cell is not known.</summary>
    public static ChartSpec HeatMap { get; } = new()
    {
        Kind = ChartKind.HeatMap,
        CategoryTitle = "Month",
        SeriesTitle = "Weekday",
        Categories = [new("1", "Jan"), new("2", "Feb"), new("3", "Mar")],
        Series =
        [
            new("Monday", KpiUnit.Money, [10m, null, 30m]) { Key = "mon" },
            new(Hostile, KpiUnit.Money, [5m, 15m, 0m]) { Key = "tue" },
        ],
    };

    /// <summary>Days in a row, of the values 1, 2, 3 ….</summary>
    public static ChartSpec Calendar(DateOnly first, int days) => new()
    {
        Kind = ChartKind.CalendarHeatMap,
        CategoryTitle = "Day",
        Categories = [.. Enumerable.Range(0, days).Select(first.AddDays).Select(day => new ChartCategory(day.ToString("o", CultureInfo.InvariantCulture), DateFormatter.Day(day, CultureInfo.InvariantCulture)) { Start = day })],
        Series = [new("Sales", KpiUnit.Money, [.. Enumerable.Range(1, days).Select(value => (decimal?)value)])],
    };

    /// <summary>A category of three parts, one of a hostile name and one with a loss; coloured by margin.</summary>
    public static ChartSpec Tree { get; } = new()
    {
        Kind = ChartKind.Treemap,
        CategoryTitle = "Sub-category",
        Categories = [new("f", "Furniture"), new("c", Hostile + "!") { Parent = "f" }, new("t", "Tables") { Parent = "f" }, new("b", "Bookcases") { Parent = "f" }],
        Series =
        [
            new("Sales", KpiUnit.Money, [350m, 300m, 100m, -50m]),
            new("Margin", KpiUnit.Percent, [0.1m, 0.3m, -0.2m, null]) { Role = SeriesRole.Colour },
        ],
    };

    /// <summary>What somebody may have put into a product's name.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)>";
}
