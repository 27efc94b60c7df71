using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Charts;

/// <summary>What a chart shows, apart from how: the picture (PlotlyMapper), its table twin, the CSV and the text summary all come from it.</summary>
public sealed record ChartSpec
{
    /// <summary>The kind of marks.</summary>
    public required ChartKind Kind { get; init; }

    /// <summary>What the categories are, as the table's first column header ("Month", "Region").</summary>
    public required string CategoryTitle { get; init; }

    /// <summary>The categories in order; data, so never markup.</summary>
    public required IReadOnlyList<ChartCategory> Categories { get; init; }

    /// <summary>The series, each with one value per category and all of one unit: a chart has one value axis.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }
}

/// <summary>A category of a chart.</summary>
/// <param name="Key">What a click on its mark reports.</param>
/// <param name="Label">What to show, in full.</param>
/// <param name="Note">Said in the hover and the table ("incomplete"); null: nothing.</param>
public sealed record ChartCategory(string Key, string Label, string? Note = null)
{
    /// <summary>The mark is drawn as not final.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The mark is drawn faint: it is shown for orientation, but the filter leaves it out.</summary>
    public bool IsOutOfFilter { get; init; }

    /// <summary>First day of a time bucket; where every category has one, the chart has a time axis.</summary>
    public DateOnly? Start { get; init; }
}

/// <summary>A series of a chart.</summary>
/// <param name="Name">Legend and column header.</param>
/// <param name="Unit">Decides axis and format.</param>
/// <param name="Values">One per category; null: no value.</param>
public sealed record ChartSeries(string Name, KpiUnit Unit, IReadOnlyList<decimal?> Values)
{
    /// <summary>The role decides colour and dash.</summary>
    public SeriesRole Role { get; init; } = SeriesRole.Main;

    /// <summary>Labels of the compared categories, for hover and table; null: the same.</summary>
    public IReadOnlyList<string?>? CategoryLabels { get; init; }
}

/// <summary>The kind of marks of a chart.</summary>
public enum ChartKind
{
    /// <summary>Lines over time.</summary>
    Line,

    /// <summary>Upright bars.</summary>
    Bar,

    /// <summary>Horizontal bars, for long names.</summary>
    HorizontalBar,
}

/// <summary>What a series is in its chart.</summary>
public enum SeriesRole
{
    /// <summary>The figure of the chart.</summary>
    Main,

    /// <summary>A second figure.</summary>
    Second,

    /// <summary>The compared period: thin and dashed.</summary>
    Comparison,
}
