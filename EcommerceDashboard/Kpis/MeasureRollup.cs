using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// Adds up measures by a key in MongoDB: lines into orders, orders into customers, those into groups, each level only where a measure needs it.
/// An order or customer is one document at its own level, so that it is counted once in each group by construction.
/// </summary>
internal sealed class MeasureRollup
{
    private const string LinesPrefix = "$line.";

    private readonly IReadOnlyList<Measure> _line, _order, _customer;
    private readonly bool _unwinds;
    private readonly BsonValue _key;

    /// <summary>Prepares the stages.</summary>
    /// <param name="measures">Distinct measures.</param>
    /// <param name="key">Expression of the key, on the order, or on the unwound line as <c>$lines.…</c>.</param>
    /// <param name="isLineKey">The key is a line's.</param>
    public MeasureRollup(IEnumerable<Measure> measures, BsonValue key, bool isLineKey)
    {
        var byLevel = measures.ToLookup(measure => measure.Level);
        (_line, _order, _customer) = ([.. byLevel[Grain.Line]], [.. byLevel[Grain.Order]], [.. byLevel[Grain.Customer]]);
        _key = key;
        _unwinds = isLineKey;
    }

    /// <summary>The stages after the <c>$match</c> of the orders: one document per group, with its key as <c>_id</c> and its measures by name.</summary>
    public IEnumerable<BsonDocument> Stages(DashboardFilter filter) => _unwinds ? ByLine(filter) : ByOrder(filter);

    private IEnumerable<BsonDocument> ByLine(DashboardFilter filter)
    {
        yield return new BsonDocument("$unwind", "$lines");
        if (OrderMatch.UnwoundLines(filter) is { } match) yield return match;
        var lineSums = _line.Select(measure => Sum(measure.Name, OnUnwound(measure.Expression)));
        if (_order.Count == 0 && _customer.Count == 0)
        {
            yield return Group(_key, lineSums);
            yield break;
        }

        var ofOrder = _order.Select(measure => First(measure.Name, measure.Expression));
        var customer = _customer.Count == 0 ? [] : new[] { First("customer", "$customer.id") };
        yield return Group(new BsonDocument { { "key", _key }, { "order", "$_id" } }, [.. lineSums, .. ofOrder, .. customer]);
        var sums = _line.Concat(_order).Select(measure => Sum(measure.Name, "$" + measure.Name));
        foreach (var stage in IntoGroups(sums, "$_id.key", "$customer")) yield return stage;
    }

    private IEnumerable<BsonDocument> ByOrder(DashboardFilter filter)
    {
        var needsLines = !filter.Categories.IsEmpty;
        if (needsLines && _line.Count > 0) yield return OrderMatch.EmbeddedLines(filter)!;
        var lineSums = _line.Select(measure =>
            Sum(measure.Name, !needsLines && measure.OrderTotal is { } total ? "$" + total : OnEmbedded(measure.Expression)));
        var orderSums = _order.Select(measure => Sum(measure.Name, measure.Expression));
        foreach (var stage in IntoGroups(lineSums.Concat(orderSums), _key, "$customer.id")) yield return stage;
    }

    /// <summary>Orders into groups, by way of customers where a measure is theirs.</summary>
    private IEnumerable<BsonDocument> IntoGroups(IEnumerable<BsonElement> sums, BsonValue key, string customer)
    {
        if (_customer.Count == 0)
        {
            yield return Group(key, sums);
            yield break;
        }

        yield return Group(new BsonDocument { { "key", key }, { "customer", customer } }, sums);
        var again = _line.Concat(_order).Select(measure => Sum(measure.Name, "$" + measure.Name));
        yield return Group("$_id.key", again.Concat(_customer.Select(measure => Sum(measure.Name, measure.Expression))));
    }

    private static BsonDocument Group(BsonValue key, IEnumerable<BsonElement> accumulators) =>
        new("$group", new BsonDocument("_id", key).AddRange(accumulators));

    private static BsonElement Sum(string name, BsonValue expression) => new(name, new BsonDocument("$sum", expression));

    private static BsonElement First(string name, BsonValue expression) => new(name, new BsonDocument("$first", expression));

    /// <summary>A line's expression where <c>$unwind</c> has put the line in place of the lines.</summary>
    private static BsonValue OnUnwound(BsonValue expression) => Rewrite(expression, "$lines.");

    /// <summary>The sum of a line's expression over the lines inside an order. A plain path needs no <c>$map</c>.</summary>
    private static BsonDocument OnEmbedded(BsonValue expression)
    {
        var values = IsLinePath(expression)
            ? Rewrite(expression, "$lines.")
            : new BsonDocument("$map", new BsonDocument { { "input", "$lines" }, { "as", "line" }, { "in", Rewrite(expression, "$$line.") } });
        return new BsonDocument("$sum", values);
    }

    private static bool IsLinePath(BsonValue expression) => expression.IsString && expression.AsString.StartsWith(LinesPrefix, StringComparison.Ordinal);

    private static BsonValue Rewrite(BsonValue expression, string prefix) => expression switch
    {
        BsonString when IsLinePath(expression) => prefix + expression.AsString[LinesPrefix.Length..],
        BsonArray items => new BsonArray(items.Select(item => Rewrite(item, prefix))),
        BsonDocument document => new BsonDocument(document.Select(element => new BsonElement(element.Name, Rewrite(element.Value, prefix)))),
        _ => expression,
    };
}
