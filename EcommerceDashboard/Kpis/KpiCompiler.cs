using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// From figures and a scope to a pipeline over the orders. Pure: it asks nothing and keeps nothing. Current and compared range come from one
/// pipeline each, joined by <c>$unionWith</c> into one round trip; they may overlap.
/// </summary>
/// <remarks>What comes back are measures, not figures: a figure is <see cref="Kpi.Evaluate"/> of them, divided in exact decimals.</remarks>
public sealed class KpiCompiler(BusinessCalendar calendar)
{
    /// <summary>On a document of the compared range: true. Current ones have no such field.</summary>
    public const string PreviousFlag = "previous";

    /// <summary>Of a breakdown, the prefix of measures of the compared range.</summary>
    public const string PreviousPrefix = "previous_";

    /// <summary>Of a page of a breakdown: its rows.</summary>
    public const string RowsField = "rows";

    /// <summary>Of a page of a breakdown: one document with the number of all groups, or none.</summary>
    public const string CountField = "count";

    /// <summary>Of a matrix, inside the <c>_id</c>.</summary>
    public const string RowKey = "row", ColumnKey = "column";

    private const string InCurrent = "inCurrent";

    private static readonly BsonDocument Flag = new("$set", new BsonDocument(PreviousFlag, true));

    private readonly ScopeStages _stages = new(calendar);

    /// <summary>At most one document per range: the measures over all orders in scope.</summary>
    public BsonDocument[] Totals(IEnumerable<Kpi> kpis, QueryScope scope) =>
        BothRanges(AddedUp(kpis), BsonNull.Value, Grain.Order, scope);

    /// <summary>One document per range and bucket that has orders; <c>_id</c> is the first instant of the bucket.</summary>
    public BsonDocument[] Series(IEnumerable<Kpi> kpis, QueryScope scope, Granularity grain) =>
        BothRanges(AddedUp(kpis), TimeKey(grain), Grain.Order, scope);

    /// <summary>
    /// The groups of the current range in order, each with its measures and, prefixed, those of the compared range.
    /// With <see cref="BreakdownOrder.Take"/>: one document with the page's rows and the count of all groups. Without: all groups, none skipped.
    /// </summary>
    /// <param name="kpis">The figures; those with a pipeline of their own are left out.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="dimension">What the groups are.</param>
    /// <param name="order">Which groups, in which order.</param>
    /// <param name="found">Where a search goes by names: the keys of the names found; null: it goes by keys.</param>
    /// <exception cref="ArgumentOutOfRangeException">A page of less than one row, or a negative skip.</exception>
    public BsonDocument[] Breakdown(IReadOnlyList<Kpi> kpis, QueryScope scope, Dimension dimension, BreakdownOrder order, IReadOnlyCollection<string>? found = null)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfNegative(order.Skip);
        if (order.Take is { } rows) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows, nameof(order));

        IReadOnlyList<Measure> counted = order.MinOrders > 0 ? [.. dimension.Uses, OrderMeasures.Orders] : dimension.Uses;
        var measures = AddedUp(order.SortBy is { } sortBy ? [.. kpis, sortBy] : kpis, counted);
        var stages = new List<BsonDocument>(BothRanges(measures, dimension.KeyOf(calendar), dimension.Grain, scope));
        if (scope.Comparison is not null) stages.AddRange(SideBySide(measures));
        if (BreakdownStages.Search(order.Search, found) is { } search) stages.Add(search);
        if (order.MinOrders > 0) stages.Add(BreakdownStages.AtLeast(OrderMeasures.Orders, order.MinOrders));

        var sorting = BreakdownStages.Sort(order, dimension);
        if (order.Take is not { } take) return [.. stages, .. sorting];
        var page = new BsonArray(sorting);
        if (order.Skip > 0) page.Add(new BsonDocument("$skip", order.Skip));
        page.Add(new BsonDocument("$limit", take));
        var count = new BsonArray { new BsonDocument("$count", CountField) };
        return [.. stages, new BsonDocument("$facet", new BsonDocument { { RowsField, page }, { CountField, count } })];
    }

    /// <summary>One document per pair of a row's and a column's key that has orders, current range only; both keys in <c>_id</c>.</summary>
    /// <param name="kpis">The figures; those with a pipeline of their own are left out.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="rows">What the rows are.</param>
    /// <param name="columns">What the columns are.</param>
    /// <param name="only">The keys of the rows wanted, of a dimension that is a field; null: all.</param>
    /// <exception cref="ArgumentException">A dimension of customers: it has no place beside another one.</exception>
    public BsonDocument[] Matrix(IReadOnlyList<Kpi> kpis, QueryScope scope, Dimension rows, Dimension columns, IReadOnlyCollection<string>? only = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (rows.Grain == Grain.Customer || columns.Grain == Grain.Customer) throw new ArgumentException("A dimension of customers stands alone.", nameof(rows));
        var key = new BsonDocument { { RowKey, rows.KeyOf(calendar) }, { ColumnKey, columns.KeyOf(calendar) } };
        var level = rows.Grain == Grain.Line || columns.Grain == Grain.Line ? Grain.Line : Grain.Order;
        var stages = new List<BsonDocument>(OneRange(AddedUp(kpis), key, level, scope));
        if (only is not null)
        {
            // The orders first, by the index of the field; then the groups, for an order has other lines too.
            stages.Insert(1, In(rows.Path, only));
            stages.Add(In("_id." + RowKey, only));
        }

        return [.. stages];

        static BsonDocument In(string field, IReadOnlyCollection<string> keys) =>
            new("$match", new BsonDocument(field, new BsonDocument("$in", new BsonArray(keys))));
    }

    /// <summary>A page of the orders in scope themselves, newest first, each with its lines in scope.</summary>
    /// <param name="scope">The scope; its comparison is not used.</param>
    /// <param name="skip">Orders to leave out at the start.</param>
    /// <param name="take">Orders at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">A page of less than one order, or a negative skip.</exception>
    public BsonDocument[] Orders(QueryScope scope, int skip, int take)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(take);
        var stages = new List<BsonDocument> { _stages.Orders(scope), new("$sort", new BsonDocument { { "orderedAt", -1 }, { "_id", 1 } }) };
        if (skip > 0) stages.Add(new BsonDocument("$skip", skip));
        stages.Add(new BsonDocument("$limit", take));
        if (OrderMatch.EmbeddedLines(scope.Filter) is { } lines) stages.Add(lines);
        return [.. stages];
    }

    /// <summary>One document with the number of all orders and refunds in scope as <see cref="CountField"/>; none: there are none.</summary>
    public BsonDocument[] OrderCount(QueryScope scope) => [_stages.Orders(scope), new("$count", CountField)];

    /// <summary>
    /// The documents of a figure's own pipeline, as those of <see cref="Totals"/>, <see cref="Series"/> or an unsorted <see cref="Breakdown"/> of one figure;
    /// empty: it has no value for the scope.
    /// </summary>
    /// <remarks>The compared range has a comparison of its own, as if it were the one asked for: a retention then is retention against retention.</remarks>
    /// <param name="kpi">A figure with a pipeline of its own.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="key">Expression of the groups' key on an order; null in BSON: one group.</param>
    /// <exception cref="ArgumentException">The figure has no pipeline of its own.</exception>
    public BsonDocument[] Own(Kpi kpi, QueryScope scope, BsonValue key)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        ArgumentNullException.ThrowIfNull(scope);
        if (kpi.OwnPipeline is not { } pipeline) throw new ArgumentException($"{kpi.Id} has no pipeline of its own.", nameof(kpi));
        var current = pipeline(scope, _stages, key);
        if (current.Count == 0 || scope.Comparison is not { } days) return [.. current];
        var compared = pipeline(scope.Compared! with { Comparison = ComparisonPeriods.Of(days, scope.Filter.Compare, calendar.Today) }, _stages, key);
        return compared.Count == 0 ? [.. current] : [.. current, ScopeStages.UnionWith(compared.Append(Flag))];
    }

    /// <summary>The key of a time bucket: its first instant.</summary>
    public BsonValue TimeKey(Granularity grain) => Dimension.Time(grain).Expression!(calendar);

    /// <summary>The measures that figures are made of, each once.</summary>
    public static IReadOnlyList<Measure> MeasuresOf(IEnumerable<Kpi> kpis) => [.. kpis.SelectMany(kpi => kpi.Measures).DistinctBy(measure => measure.Name)];

    private static IReadOnlyList<Measure> AddedUp(IEnumerable<Kpi> kpis, params IReadOnlyList<Measure> more) =>
        [.. kpis.SelectMany(kpi => kpi.AddedUp).Where(measure => measure.By != Accumulation.Calendar).Concat(more).DistinctBy(measure => measure.Name)];

    private BsonDocument[] BothRanges(IReadOnlyList<Measure> measures, BsonValue key, Grain keyLevel, QueryScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var current = OneRange(measures, key, keyLevel, scope);
        if (scope.Compared is not { } compared) return [.. current];
        return [.. current, ScopeStages.UnionWith(OneRange(measures, key, keyLevel, compared).Append(Flag))];
    }

    private IEnumerable<BsonDocument> OneRange(IReadOnlyList<Measure> measures, BsonValue key, Grain keyLevel, QueryScope scope) =>
        new MeasureRollup(measures, key, keyLevel, _stages.PlaceholdersOf(scope)).Stages(scope.Filter).Prepend(_stages.Orders(scope));

    /// <summary>Both ranges of a group in one document; groups that only the compared range has are left out.</summary>
    private static IEnumerable<BsonDocument> SideBySide(IReadOnlyList<Measure> measures)
    {
        static BsonDocument Where(string accumulator, BsonValue ifPrevious, BsonValue ifCurrent) =>
            new(accumulator, new BsonDocument("$cond", new BsonArray { "$" + PreviousFlag, ifPrevious, ifCurrent }));

        var group = new BsonDocument("_id", "$_id");
        foreach (var measure in measures)
        {
            var accumulator = MeasureRollup.OperatorOf(measure);
            BsonValue nothing = measure.By == Accumulation.Sum ? 0 : BsonNull.Value;
            group[measure.Name] = Where(accumulator, nothing, "$" + measure.Name);
            group[PreviousPrefix + measure.Name] = Where(accumulator, "$" + measure.Name, nothing);
        }

        group[InCurrent] = Where("$sum", 0, 1);
        yield return new BsonDocument("$group", group);
        yield return new BsonDocument("$match", new BsonDocument(InCurrent, 1));
    }
}
