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
    private readonly Grain _keyLevel;
    private readonly BsonValue _key;

    /// <summary>Prepares the stages.</summary>
    /// <param name="measures">Distinct measures.</param>
    /// <param name="key">Expression of the key: on the unwound line as <c>$lines.…</c>, on the order, or on the measures of a customer.</param>
    /// <param name="keyLevel">The document that the key is evaluated on.</param>
    /// <param name="placeholders">What <see cref="ScopeStages.RangeEnd"/> and <see cref="ScopeStages.Zone"/> stand for in a measure.</param>
    public MeasureRollup(IEnumerable<Measure> measures, BsonValue key, Grain keyLevel, IReadOnlyDictionary<string, BsonValue> placeholders)
    {
        var byLevel = measures
            .Select(measure => measure with { Expression = Rewrite(measure.Expression, text => placeholders.GetValueOrDefault(text, text)) })
            .ToLookup(measure => measure.Level);
        (_line, _order, _customer) = ([.. byLevel[Grain.Line]], [.. byLevel[Grain.Order]], [.. byLevel[Grain.Customer]]);
        _key = key;
        _keyLevel = keyLevel;
    }

    /// <summary>The stages after the <c>$match</c> of the orders: one document per group, with its key as <c>_id</c> and its measures by name.</summary>
    public IEnumerable<BsonDocument> Stages(DashboardFilter filter) => _keyLevel == Grain.Line ? ByLine(filter) : ByOrder(filter);

    private IEnumerable<BsonDocument> ByLine(DashboardFilter filter)
    {
        foreach (var stage in OrderMatch.UnwoundLines(filter)) yield return stage;
        var ofLines = _line.Select(measure => Accumulate(measure, OnUnwound(measure.Expression)));
        if (_order.Count == 0 && _customer.Count == 0)
        {
            yield return Group(_key, ofLines);
            yield break;
        }

        var ofOrder = _order.Select(measure => First(measure.Name, measure.Expression));
        var customer = _customer.Count == 0 ? [] : new[] { First("customer", "$customer.id") };
        yield return Group(new BsonDocument { { "key", _key }, { "order", "$_id" } }, [.. ofLines, .. ofOrder, .. customer]);
        foreach (var stage in IntoGroups(OfLinesAndOrders, "$_id.key", "$customer")) yield return stage;
    }

    private IEnumerable<BsonDocument> ByOrder(DashboardFilter filter)
    {
        var needsLines = OrderMatch.NarrowsLines(filter);
        if (needsLines && _line.Count > 0) yield return OrderMatch.EmbeddedLines(filter)!;
        var ofLines = _line.Select(measure =>
            Accumulate(measure, !needsLines && measure.OrderTotal is { } total ? "$" + total : OnEmbedded(measure)));
        var ofOrders = _order.Select(measure => Accumulate(measure, measure.Expression));
        foreach (var stage in IntoGroups(ofLines.Concat(ofOrders), _key, "$customer.id")) yield return stage;
    }

    /// <summary>Orders into groups, by way of customers where a measure or the key is theirs.</summary>
    private IEnumerable<BsonDocument> IntoGroups(IEnumerable<BsonElement> accumulators, BsonValue key, string customer)
    {
        var isKeyOfCustomer = _keyLevel == Grain.Customer;
        if (_customer.Count == 0 && !isKeyOfCustomer)
        {
            yield return Group(key, accumulators);
            yield break;
        }

        var ofCustomer = new BsonDocument("customer", customer);
        if (!isKeyOfCustomer) ofCustomer.InsertAt(0, new BsonElement("key", key));
        yield return Group(ofCustomer, accumulators);
        var ofCustomers = _customer.Select(measure => Accumulate(measure, OnCustomer(measure.Expression)));
        yield return Group(isKeyOfCustomer ? OnCustomer(key) : "$_id.key", OfLinesAndOrders.Concat(ofCustomers));
    }

    private static BsonDocument Group(BsonValue key, IEnumerable<BsonElement> accumulators) =>
        new("$group", new BsonDocument("_id", key).AddRange(accumulators));

    /// <summary>The measures of lines and orders once more, over groups that have them already.</summary>
    private IEnumerable<BsonElement> OfLinesAndOrders => _line.Concat(_order).Select(measure => Accumulate(measure, "$" + measure.Name));

    private static BsonElement Accumulate(Measure measure, BsonValue expression) => new(measure.Name, new BsonDocument(OperatorOf(measure), expression));

    /// <summary>The accumulator of a measure; it takes an array inside an expression too.</summary>
    internal static string OperatorOf(Measure measure) => measure.By switch
    {
        Accumulation.Sum => "$sum",
        Accumulation.Min => "$min",
        Accumulation.Max => "$max",
        _ => throw new ArgumentException($"{measure.Name} is accumulated by the pipeline of its figure.", nameof(measure)),
    };

    private static BsonElement First(string name, BsonValue expression) => new(name, new BsonDocument("$first", expression));

    /// <summary>A line's expression where <c>$unwind</c> has put the line in place of the lines.</summary>
    private static BsonValue OnUnwound(BsonValue expression) => OnLine(expression, "$lines.");

    /// <summary>A line's measure over the lines inside an order. A plain path needs no <c>$map</c>.</summary>
    private static BsonDocument OnEmbedded(Measure measure)
    {
        var expression = measure.Expression;
        var values = expression is BsonString path && IsLinePath(path.Value)
            ? OnLine(expression, "$lines.")
            : new BsonDocument("$map", new BsonDocument { { "input", "$lines" }, { "as", "line" }, { "in", OnLine(expression, "$$line.") } });
        return new BsonDocument(OperatorOf(measure), values);
    }

    private static BsonValue OnLine(BsonValue expression, string prefix) =>
        Rewrite(expression, text => IsLinePath(text) ? prefix + text[LinesPrefix.Length..] : text);

    /// <summary>A customer's expression on the document that the group of the customer's orders has left.</summary>
    private static BsonValue OnCustomer(BsonValue expression) => Rewrite(expression, text => text == Measure.CustomerId ? "$_id.customer" : text);

    private static bool IsLinePath(string text) => text.StartsWith(LinesPrefix, StringComparison.Ordinal);

    private static BsonValue Rewrite(BsonValue expression, Func<string, BsonValue> ofText) => expression switch
    {
        BsonString text => ofText(text.Value),
        BsonArray items => new BsonArray(items.Select(item => Rewrite(item, ofText))),
        BsonDocument document => new BsonDocument(document.Select(element => new BsonElement(element.Name, Rewrite(element.Value, ofText)))),
        _ => expression,
    };
}
