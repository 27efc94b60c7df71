using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// Orders in scope by the values of each field of the filter, as if that field were not set. All fields of orders that are not set see the same orders,
/// so that they share one pass; every other field has its own.
/// </summary>
internal static class FilterCounts
{
    private const string Orders = "orders";

    private static readonly FilterField[] Listed = [.. FilterField.All.Where(field => field.HasOptions)];

    /// <summary>The pipeline over the orders; <see cref="Read"/> reads its documents.</summary>
    public static BsonDocument[] Pipeline(QueryScope scope, BusinessCalendar calendar)
    {
        var filter = scope.Filter;
        var shared = Listed.Where(field => filter[field].IsEmpty && Dimension.Of(field).Grain == Grain.Order).ToArray();
        var passes = Listed.Except(shared).Select(field => Own(field, filter.With(field), scope.Data, calendar));
        if (shared.Length > 0) passes = passes.Prepend(Shared(shared, filter, scope.Data, calendar));
        return [.. passes.First(), .. passes.Skip(1).Select(ScopeStages.UnionWith)];
    }

    /// <summary>The number of orders by field and value; values without orders are missing.</summary>
    public static IReadOnlyDictionary<FilterField, IReadOnlyDictionary<string, long>> Read(IEnumerable<BsonDocument> documents)
    {
        var passes = documents.ToArray();
        return Listed.ToDictionary(field => field, field => CountsOf(passes.First(pass => pass.Contains(field.Name))[field.Name].AsBsonArray));

        static IReadOnlyDictionary<string, long> CountsOf(BsonArray groups) =>
            groups.Where(group => group["_id"].IsString).ToDictionary(group => group["_id"].AsString, group => group[Orders].ToInt64(), StringComparer.Ordinal);
    }

    /// <summary>One pass over the orders for several fields: by all of them together, and those groups again by each.</summary>
    private static IEnumerable<BsonDocument> Shared(IReadOnlyCollection<FilterField> fields, DashboardFilter filter, DataScope data, BusinessCalendar calendar)
    {
        yield return OrderMatch.Orders(filter, data, calendar);
        yield return Group(new BsonDocument(fields.Select(field => new BsonElement(field.Name, KeyOf(Dimension.Of(field).Path)))), OrderMeasures.Orders.Expression);
        yield return new BsonDocument("$facet", new BsonDocument(fields.Select(field =>
            new BsonElement(field.Name, new BsonArray { Group("$_id." + field.Name, "$" + Orders) }))));
    }

    private static IEnumerable<BsonDocument> Own(FilterField field, DashboardFilter others, DataScope data, BusinessCalendar calendar)
    {
        yield return OrderMatch.Orders(others, data, calendar);
        var groups = Dimension.Of(field).Grain == Grain.Order ? [Group(KeyOf(Dimension.Of(field).Path), OrderMeasures.Orders.Expression)]
            : field == FilterField.Category && !OrderMatch.NarrowsLines(others) ? ByCategory()
            : ByLine(field, others);
        yield return new BsonDocument("$facet", new BsonDocument(field.Name, new BsonArray(groups)));
    }

    /// <summary>Without opening the lines: the order lists its categories.</summary>
    private static IEnumerable<BsonDocument> ByCategory() =>
    [
        new("$unwind", "$" + OrderMatch.CategoriesPath),
        Group("$" + OrderMatch.CategoriesPath, OrderMeasures.Orders.Expression),
    ];

    /// <summary>By the lines that the other fields leave; an order counts once for each value.</summary>
    private static IEnumerable<BsonDocument> ByLine(FilterField field, DashboardFilter others)
    {
        foreach (var stage in OrderMatch.UnwoundLines(others)) yield return stage;
        var key = new BsonDocument { { "value", KeyOf(Dimension.Of(field).Path) }, { "order", "$_id" } };
        yield return new BsonDocument("$group", new BsonDocument { { "_id", key }, { Orders, new BsonDocument("$first", OrderMeasures.Orders.Expression) } });
        yield return Group("$_id.value", "$" + Orders);
    }

    private static BsonDocument KeyOf(string path) => new("$ifNull", new BsonArray { "$" + path, OrderMatch.NoKey });

    private static BsonDocument Group(BsonValue key, BsonValue orders) =>
        new("$group", new BsonDocument { { "_id", key }, { Orders, new BsonDocument("$sum", orders) } });
}
