using EcommerceDashboard.Data;
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

    private const string InCurrent = "inCurrent", SortValue = "sortValue", HasSortValue = "hasSortValue";

    /// <summary>At most one document per range: the measures over all orders in scope.</summary>
    public BsonDocument[] Totals(IEnumerable<Kpi> kpis, QueryScope scope) =>
        BothRanges(new MeasureRollup(MeasuresOf(kpis), BsonNull.Value, isLineKey: false), scope);

    /// <summary>One document per range and bucket that has orders; <c>_id</c> is the first instant of the bucket.</summary>
    public BsonDocument[] Series(IEnumerable<Kpi> kpis, QueryScope scope, Granularity grain)
    {
        var truncation = new BsonDocument
        {
            { "date", "$orderedAt" },
            { "unit", FilterQueryString.NameOf(grain) },
            { "timezone", calendar.ZoneId },
        };
        if (grain == Granularity.Week) truncation["startOfWeek"] = FilterQueryString.NameOf(calendar.WeekStart);
        return BothRanges(new MeasureRollup(MeasuresOf(kpis), new BsonDocument("$dateTrunc", truncation), isLineKey: false), scope);
    }

    /// <summary>
    /// The groups of the current range in order, each with its measures and, prefixed, those of the compared range.
    /// With <see cref="BreakdownOrder.Take"/>: one document with the page's rows and the count of all groups. Without: all groups, none skipped.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A page of less than one row, or a negative skip.</exception>
    public BsonDocument[] Breakdown(IReadOnlyList<Kpi> kpis, QueryScope scope, Dimension dimension, BreakdownOrder order)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfNegative(order.Skip);
        if (order.Take is { } rows) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows, nameof(order));

        var measures = MeasuresOf(order.SortBy is { } sortBy ? [.. kpis, sortBy] : kpis);
        var isLineKey = dimension.Grain == Grain.Line;
        var key = new BsonDocument("$ifNull", new BsonArray { (isLineKey ? "$lines." : "$") + dimension.KeyField, OrderMatch.NoKey });
        var stages = new List<BsonDocument>(BothRanges(new MeasureRollup(measures, key, isLineKey), scope));
        if (scope.Comparison is not null) stages.AddRange(SideBySide(measures));

        var sorting = Sorting(order);
        if (order.Take is not { } take) return [.. stages, .. sorting];
        var page = new BsonArray(sorting);
        if (order.Skip > 0) page.Add(new BsonDocument("$skip", order.Skip));
        page.Add(new BsonDocument("$limit", take));
        var count = new BsonArray { new BsonDocument("$count", CountField) };
        return [.. stages, new BsonDocument("$facet", new BsonDocument { { RowsField, page }, { CountField, count } })];
    }

    /// <summary>Orders in scope by the values of each filter, as if that filter were not set; tagged with the filter's name.</summary>
    public BsonDocument[] FilterCounts(QueryScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var filter = scope.Filter;
        return
        [
            .. Counts("region", filter with { Regions = DashboardFilter.NoValues }, "shipTo.region"),
            UnionWith(Counts("segment", filter with { Segments = DashboardFilter.NoValues }, "customer.segment")),
            UnionWith(Counts("category", filter with { Categories = DashboardFilter.NoValues }, "categories", isList: true)),
        ];

        IEnumerable<BsonDocument> Counts(string name, DashboardFilter others, string field, bool isList = false)
        {
            yield return OrderMatch.Orders(others, scope.Data, calendar);
            if (isList) yield return new BsonDocument("$unwind", "$" + field);
            var key = new BsonDocument("$ifNull", new BsonArray { "$" + field, OrderMatch.NoKey });
            yield return new BsonDocument("$group", new BsonDocument { { "_id", key }, { "orders", new BsonDocument("$sum", OrderMeasures.Orders.Expression) } });
            yield return new BsonDocument("$set", new BsonDocument("filter", name));
        }
    }

    /// <summary>The measures that figures need, each once.</summary>
    public static IReadOnlyList<Measure> MeasuresOf(IEnumerable<Kpi> kpis) => [.. kpis.SelectMany(kpi => kpi.Measures).DistinctBy(measure => measure.Name)];

    private BsonDocument[] BothRanges(MeasureRollup rollup, QueryScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var current = OneRange(rollup, scope);
        if (scope.Compared is not { } compared) return [.. current];
        var flag = new BsonDocument("$set", new BsonDocument(PreviousFlag, true));
        return [.. current, UnionWith(OneRange(rollup, compared).Append(flag))];
    }

    private IEnumerable<BsonDocument> OneRange(MeasureRollup rollup, QueryScope scope) =>
        rollup.Stages(scope.Filter).Prepend(OrderMatch.Orders(scope.Filter, scope.Data, calendar));

    private static BsonDocument UnionWith(IEnumerable<BsonDocument> stages) =>
        new("$unionWith", new BsonDocument { { "coll", DashboardCollections.OrdersName }, { "pipeline", new BsonArray(stages) } });

    /// <summary>Both ranges of a group in one document; groups that only the compared range has are left out.</summary>
    private static IEnumerable<BsonDocument> SideBySide(IReadOnlyList<Measure> measures)
    {
        static BsonDocument SumWhere(BsonValue ifPrevious, BsonValue ifCurrent) =>
            new("$sum", new BsonDocument("$cond", new BsonArray { "$" + PreviousFlag, ifPrevious, ifCurrent }));

        var group = new BsonDocument("_id", "$_id");
        foreach (var name in measures.Select(measure => measure.Name))
        {
            group[name] = SumWhere(0, "$" + name);
            group[PreviousPrefix + name] = SumWhere("$" + name, 0);
        }

        group[InCurrent] = SumWhere(0, 1);
        yield return new BsonDocument("$group", group);
        yield return new BsonDocument("$match", new BsonDocument(InCurrent, 1));
    }

    /// <summary>Sorts by the figure, groups without a value last in either direction, equals by key: pages never overlap.</summary>
    private static IEnumerable<BsonDocument> Sorting(BreakdownOrder order)
    {
        var direction = order.Descending ? -1 : 1;
        if (order.SortBy is not { } kpi) return [Sort(new BsonDocument("_id", direction))];
        if (kpi.Denominator is null && kpi.Coverage is null) return [Sort(new BsonDocument { { kpi.Numerator.Name, direction }, { "_id", 1 } })];
        return
        [
            new BsonDocument("$set", new BsonDocument(SortValue, ValueOf(kpi))),
            new BsonDocument("$set", new BsonDocument(HasSortValue, new BsonDocument("$gt", new BsonArray { "$" + SortValue, BsonNull.Value }))),
            Sort(new BsonDocument { { HasSortValue, -1 }, { SortValue, direction }, { "_id", 1 } }),
        ];
    }

    private static BsonDocument Sort(BsonDocument keys) => new("$sort", keys);

    /// <summary><see cref="Kpi.Evaluate"/> as an expression, to sort by.</summary>
    private static BsonValue ValueOf(Kpi kpi)
    {
        BsonValue value = "$" + kpi.Numerator.Name;
        if (kpi.Denominator is { } denominator) value = NullWhere(IsZero(denominator), new BsonDocument("$divide", new BsonArray { value, "$" + denominator.Name }));
        if (kpi.Coverage is not { Denominator: { } whole } coverage) return value;
        var nothingKnown = new BsonDocument("$and", new BsonArray { IsZero(coverage.Numerator), new BsonDocument("$ne", new BsonArray { "$" + whole.Name, 0 }) });
        return NullWhere(nothingKnown, value);
    }

    private static BsonDocument NullWhere(BsonDocument condition, BsonValue otherwise) =>
        new("$cond", new BsonArray { condition, BsonNull.Value, otherwise });

    private static BsonDocument IsZero(Measure measure) => new("$eq", new BsonArray { "$" + measure.Name, 0 });
}
