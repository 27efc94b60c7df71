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

    /// <summary>The series, each with one value per category and all of one unit (apart from <see cref="SeriesRole.Colour"/> and <see cref="SeriesRole.Beside"/>): a chart has one value axis.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>What the rows of a heat map are ("Weekday", "Cohort"), as the corner of its table; other kinds have none.</summary>
    public string SeriesTitle { get; init; } = "";

    /// <summary>Bars of several series stand on each other: parts of a whole ("new" and "returning" customers).</summary>
    public bool IsStacked { get; init; }

    /// <summary>Figures on the axis of a histogram, each a line across its bars: mean, median.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>Where bars begin: 0, or 1 for an index, whose bars go up and down from the mean.</summary>
    public decimal Baseline { get; init; }

    /// <summary>The first day of a week of a calendar, as <see cref="Filters.BusinessCalendar.WeekStart"/> has it.</summary>
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>Of a comparison over time: what is beside no category, and so not in the picture.</summary>
    public IReadOnlyList<ChartRemainder> Unmatched { get; init; } = [];

    /// <summary>The part of the world a map shows.</summary>
    public MapScope Scope { get; init; }
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

    /// <summary>A shorter text at the axis ("15+"); of a histogram it stands at the left edge of the bar, where the axis is a scale ("60" of "60–89 days"). Null: the label.</summary>
    public string? Tick { get; init; }

    /// <summary>Key of the category that this one is a part of, in a treemap; null: it is at the top. A parent is as large as its parts.</summary>
    public string? Parent { get; init; }

    /// <summary>The area it is on an <see cref="ChartKind.AreaMap"/>: a country as ISO 3166-1 alpha-3 ("FRA"), in the scope of the USA a state as its postal code ("CA"). See <see cref="MapAreas"/>; null: not known.</summary>
    public string? Area { get; init; }

    /// <summary>Where it is on a <see cref="ChartKind.BubbleMap"/>; null: not known.</summary>
    public MapLocation? Location { get; init; }
}

/// <summary>A series of a chart.</summary>
/// <param name="Name">Legend and column header.</param>
/// <param name="Unit">Decides axis and format.</param>
/// <param name="Values">One per category; null: no value.</param>
public sealed record ChartSeries(string Name, KpiUnit Unit, IReadOnlyList<decimal?> Values)
{
    /// <summary>What a click on a cell reports of its row in a heat map, where the name is only for reading; null: nothing.</summary>
    public string? Key { get; init; }

    /// <summary>The role decides colour and dash.</summary>
    public SeriesRole Role { get; init; } = SeriesRole.Main;

    /// <summary>Labels of the compared categories, for hover and table; null: the same.</summary>
    public IReadOnlyList<string?>? CategoryLabels { get; init; }

    /// <summary>Places of compared categories that cover another length of time than those beside them: a change would mislead.</summary>
    public IReadOnlyCollection<int> OtherLengths { get; init; } = [];
}

/// <summary>A compared category that is beside none.</summary>
/// <param name="Label">What to show, in full.</param>
/// <param name="Value">Its value; null: none.</param>
public sealed record ChartRemainder(string Label, decimal? Value);

/// <summary>The kind of marks of a chart.</summary>
public enum ChartKind
{
    /// <summary>Lines over time.</summary>
    Line,

    /// <summary>Upright bars.</summary>
    Bar,

    /// <summary>Horizontal bars, for long names.</summary>
    HorizontalBar,

    /// <summary>Upright bars that touch: how many fall into each of the bands, which are the categories in order.</summary>
    Histogram,

    /// <summary>Cells in colours of their value: a column per category, a row per series.</summary>
    HeatMap,

    /// <summary>Days in colours of their value, a strip of weeks per year: every category has its <see cref="ChartCategory.Start"/>, and there is one series.</summary>
    CalendarHeatMap,

    /// <summary>Rectangles as large as the main series, in the colours of the second or of the categories; at most two levels.</summary>
    Treemap,

    /// <summary>Countries or states in colours of their value.</summary>
    AreaMap,

    /// <summary>Places, each a bubble as large as the main series.</summary>
    BubbleMap,
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

    /// <summary>Colours the marks of the main series (treemap, bubbles); it may have a unit of its own.</summary>
    Colour,

    /// <summary>Not drawn but said beside the bars, in the hover, in the table and in the file; it may have a unit of its own.</summary>
    Beside,
}

/// <summary>A figure on the axis of a histogram.</summary>
/// <param name="Name">What it is ("Median").</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Place">Where it lies, in bands from the left edge of the first: 2.5 is the middle of the third band.</param>
public sealed record ChartMark(string Name, decimal Value, KpiUnit Unit, decimal Place);

/// <summary>A place on earth (WGS 84).</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public readonly record struct MapLocation(double Latitude, double Longitude);

/// <summary>A cell of a heat map.</summary>
/// <param name="Category">Its column.</param>
/// <param name="Series">Its row.</param>
public sealed record ChartCell(ChartCategory Category, ChartSeries Series);

/// <summary>The part of the world a map shows.</summary>
public enum MapScope
{
    /// <summary>All of it.</summary>
    World,

    /// <summary>The United States, by state.</summary>
    Usa,

    /// <summary>What the chart's own areas or places cover.</summary>
    Fit,
}
