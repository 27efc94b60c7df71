using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// The definition of a figure as data. Card, trend, breakdown, table, export, API and glossary all come from it,
/// so that a figure is the same wherever it stands. Texts are resources: <c>{Id}.Title</c> and <c>{Id}.Description</c>.
/// </summary>
public sealed record Kpi
{
    /// <summary>Stable name, as in <c>sales.total</c>: address, cache key and resource key.</summary>
    public required string Id { get; init; }

    /// <summary>What the number counts, which decides its format.</summary>
    public required KpiUnit Unit { get; init; }

    /// <summary>Which direction is good news.</summary>
    public BetterDirection Better { get; init; } = BetterDirection.Higher;

    /// <summary>Number above the line.</summary>
    public required Measure Numerator { get; init; }

    /// <summary>Number below the line; null: the figure is the numerator. Divided after grouping, never averaged.</summary>
    public Measure? Denominator { get; init; }

    /// <summary>False when the values of the groups of a breakdown do not add up to the total (distinct counts, ratios).</summary>
    public bool IsAdditive { get; init; } = true;

    /// <summary>
    /// The share of the data for which the numerator is known, shown beside the figure; null: it is known for all.
    /// At 0 % the figure has no value: a shop without costs has no profit of 0.
    /// </summary>
    public Kpi? Coverage { get; init; }

    /// <summary>
    /// The share of what the figure is made of that is estimated (a distance between places of a gazetteer); null: nothing is. Above 0 %, the value is an estimate
    /// and is called one wherever it stands (<see cref="KpiValue.IsEstimate"/>).
    /// </summary>
    public Kpi? Estimated { get; init; }

    /// <summary>
    /// The pipeline of a figure that adding up cannot give (a retention, a median); null: the measures add up. See <see cref="Kpis.OwnPipeline"/>.
    /// </summary>
    public OwnPipeline? OwnPipeline { get; init; }

    /// <summary>How its rows come from other answers, where no group has the figure by itself (a seasonal index); null: each group has it. See <see cref="Kpis.ComputedRows"/>.</summary>
    public ComputedRows? ComputedRows { get; init; }

    /// <summary>True for a figure that only a whole range has: no breakdown, no series.</summary>
    public bool IsTotalOnly { get; init; }

    /// <summary>True when every breakdown by keys of this level, and for orders a series, can have the figure.</summary>
    public bool HasGroupsBy(Grain grain) => !IsTotalOnly && ComputedRows is null && (OwnPipeline is null || grain == Grain.Order);

    /// <summary>True when a breakdown by this dimension can have the figure.</summary>
    public bool HasGroupsBy(Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return ComputedRows?.Dimensions.Contains(dimension) ?? HasGroupsBy(dimension.Grain);
    }

    /// <summary>The measures that a query for this figure has to accumulate.</summary>
    public IEnumerable<Measure> Measures => [.. Numerator.WithUses, .. Denominator?.WithUses ?? [], .. Coverage?.Measures ?? [], .. Estimated?.Measures ?? []];

    /// <summary>Those of <see cref="Measures"/> that add up: of a figure with a pipeline of its own, only how much of it is estimated.</summary>
    internal IEnumerable<Measure> AddedUp => OwnPipeline is null ? Measures : Estimated?.Measures ?? [];

    /// <summary>The figure from accumulated measures; null ("–") when there is no value or the denominator is zero.</summary>
    /// <exception cref="OverflowException">The quotient is beyond a decimal.</exception>
    public decimal? Evaluate(IReadOnlyDictionary<string, decimal?> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (Coverage?.Evaluate(measures) == 0m) return null;
        var numerator = measures.GetValueOrDefault(Numerator.Name);
        if (Denominator is null) return numerator;
        var denominator = measures.GetValueOrDefault(Denominator.Name);
        return numerator is null || denominator is null or 0m ? null : numerator / denominator;
    }
}

/// <summary>
/// A number that MongoDB adds up (or takes the least or greatest of). Evaluated once per document of its <see cref="Level"/> and accumulated from there on:
/// lines roll up into orders, orders into customers, so that orders and customers are counted distinct by construction.
/// </summary>
/// <param name="Name">Name of the accumulated field.</param>
/// <param name="Level">The document the expression is evaluated on.</param>
/// <param name="Expression">Aggregation expression. On <see cref="Grain.Line"/> it sees a line as <c>$line</c>
/// (fields <c>$line.sales</c>, …); on <see cref="Grain.Order"/> the order's own fields; on <see cref="Grain.Customer"/> the
/// measures already accumulated per customer, and the customer’s id as <see cref="CustomerId"/> (missing for orders without a customer).
/// <see cref="ScopeStages.RangeEnd"/> and <see cref="ScopeStages.Zone"/> stand for the end of the range and the business time zone.</param>
/// <param name="OrderTotal">For a line measure: the field of the order that already holds its sum over all lines, used where no line is filtered out.</param>
public sealed record Measure(string Name, Grain Level, BsonValue Expression, string? OrderTotal = null)
{
    /// <summary>In the expression of a customer: the customer's id.</summary>
    public const string CustomerId = "$customerId";

    /// <summary>How values become one.</summary>
    public Accumulation By { get; init; } = Accumulation.Sum;

    /// <summary>The measures that a customer's expression reads: a query accumulates them too.</summary>
    public IReadOnlyList<Measure> Uses { get; init; } = [];

    /// <summary>This measure after the ones that it reads.</summary>
    internal IEnumerable<Measure> WithUses => Uses.SelectMany(measure => measure.WithUses).Append(this);
}

/// <summary>
/// Stages over the orders that leave one document per group, the key as <c>_id</c> and the measures of the figure by name; none: there is no value for that scope.
/// </summary>
/// <param name="scope">The scope of a range. Its comparison is the one that the range itself has.</param>
/// <param name="stages">The stages that all figures share.</param>
/// <param name="key">Expression of the group's key on an order; null in BSON: one group of all.</param>
public delegate IReadOnlyList<BsonDocument> OwnPipeline(QueryScope scope, ScopeStages stages, BsonValue key);

/// <summary>The rows of a figure that come from answers to other questions: from the whole course of a year, or from the mean of all groups.</summary>
/// <param name="Dimensions">What it has rows by; it has no others.</param>
/// <param name="AnswerAsync">Asks and computes; the queries it gets are those that were asked, under the same scope of data.</param>
public sealed record ComputedRows(
    IReadOnlyList<Dimension> Dimensions,
    Func<IKpiQueries, DashboardFilter, Dimension, CancellationToken, Task<ComputedBreakdown>> AnswerAsync);

/// <summary>What <see cref="ComputedRows"/> answer.</summary>
/// <param name="Periods">The dates covered.</param>
/// <param name="Unit">What the rows count: it may depend on how much data there is.</param>
/// <param name="Rows">Key and value of each group, in the order of the keys.</param>
public sealed record ComputedBreakdown(EffectivePeriods Periods, KpiUnit Unit, IReadOnlyList<KeyValuePair<string, decimal?>> Rows);

/// <summary>How the values of a measure become one.</summary>
public enum Accumulation
{
    /// <summary>Added up; nothing is 0.</summary>
    Sum,

    /// <summary>The least; nothing is no value.</summary>
    Min,

    /// <summary>The greatest; nothing is no value.</summary>
    Max,

    /// <summary>As the pipeline of its figure does; nothing is no value.</summary>
    Own,

    /// <summary>Not added up from orders but counted in the calendar: the days that the group covers, see <see cref="OrderMeasures.CalendarDays"/>.</summary>
    Calendar,
}

/// <summary>The document a measure is evaluated on.</summary>
public enum Grain
{
    /// <summary>An order line in scope.</summary>
    Line,

    /// <summary>An order with at least one line in scope.</summary>
    Order,

    /// <summary>A customer with at least one order in scope.</summary>
    Customer,
}

/// <summary>What a figure counts.</summary>
public enum KpiUnit
{
    /// <summary>Money in the shop's currency.</summary>
    Money,

    /// <summary>A count of things.</summary>
    Count,

    /// <summary>A share, 1 = 100 %.</summary>
    Percent,

    /// <summary>A mean count or other plain ratio.</summary>
    Ratio,

    /// <summary>Days.</summary>
    Days,

    /// <summary>A local day, as the number of days since 1 January 1970.</summary>
    Date,

    /// <summary>Kilometres.</summary>
    Kilometres,
}

/// <summary>Which direction of a change is good news.</summary>
public enum BetterDirection
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>Neither.</summary>
    Neither,
}
