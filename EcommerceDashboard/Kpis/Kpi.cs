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

    /// <summary>The measures that a query for this figure has to accumulate.</summary>
    public IEnumerable<Measure> Measures =>
        [Numerator, .. Denominator is null ? Enumerable.Empty<Measure>() : [Denominator], .. Coverage?.Measures ?? []];

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
/// A number that MongoDB adds up. Evaluated once per document of its <see cref="Level"/> and summed from there on:
/// lines roll up into orders, orders into customers, so that orders and customers are counted distinct by construction.
/// </summary>
/// <param name="Name">Name of the accumulated field.</param>
/// <param name="Level">The document the expression is evaluated on.</param>
/// <param name="Expression">Aggregation expression. On <see cref="Grain.Line"/> it sees a line as <c>$line</c>
/// (fields <c>$line.sales</c>, …); on <see cref="Grain.Order"/> the order's own fields; on <see cref="Grain.Customer"/> the
/// measures already accumulated per customer.</param>
/// <param name="OrderTotal">For a line measure: the field of the order that already holds its sum over all lines, used where no line is filtered out.</param>
public sealed record Measure(string Name, Grain Level, BsonValue Expression, string? OrderTotal = null);

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
