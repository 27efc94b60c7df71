using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// Medians and percentiles of a number that orders have, one value per order. Orders are counted by their value first, then the value in the wanted
/// place is taken: as exact as sorting all of them, and small where values repeat. (<c>$median</c> and <c>$percentile</c> approximate, and need MongoDB 7.)
/// </summary>
public static class Quantiles
{
    private const string Count = "count", UpTo = "upTo", All = "all", Group = "_id.group", Value = "_id.value";

    /// <summary>The middle value; of an even number of values, the mean of the two in the middle.</summary>
    /// <param name="id">Id of the figure.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="better">Which direction is good news.</param>
    /// <param name="value">Expression on an order, of the business time zone; null: the order has none.</param>
    public static Kpi Median(string id, KpiUnit unit, BetterDirection better, Func<string, BsonValue> value) =>
        // At most half of all lie below the middle, at most half above.
        Figure(id, unit, better, value, Op("$gte", Times("$" + UpTo, 2), "$" + All), Op("$lte", Times(Below, 2), "$" + All));

    /// <summary>The least value that at least nine of ten values do not exceed (nearest rank).</summary>
    /// <inheritdoc cref="Median"/>
    public static Kpi NinetiethPercentile(string id, KpiUnit unit, BetterDirection better, Func<string, BsonValue> value) =>
        Figure(id, unit, better, value, Op("$gte", Times("$" + UpTo, 10), Times("$" + All, 9)), Op("$lt", Times(Below, 10), Times("$" + All, 9)));

    private static BsonDocument Below { get; } = Op("$subtract", "$" + UpTo, "$" + Count);

    private static Kpi Figure(string id, KpiUnit unit, BetterDirection better, Func<string, BsonValue> value, BsonDocument isFarEnough, BsonDocument isNotTooFar)
    {
        var name = id.Replace('.', '-');
        return new Kpi
        {
            Id = id,
            Unit = unit,
            Better = better,
            Numerator = new Measure(name, Grain.Order, "$" + name) { By = Accumulation.Own },
            IsAdditive = false,
            OwnPipeline = (scope, stages, key) =>
            [
                stages.Orders(scope),
                new("$group", new BsonDocument
                {
                    { "_id", new BsonDocument { { "group", key }, { "value", value(stages.ZoneId) } } },
                    { Count, new BsonDocument("$sum", 1) },
                }),
                new("$match", new BsonDocument(Value, new BsonDocument("$ne", BsonNull.Value))),
                new("$setWindowFields", new BsonDocument
                {
                    { "partitionBy", "$" + Group },
                    { "sortBy", new BsonDocument(Value, 1) },
                    { "output", new BsonDocument { { UpTo, Counted("current") }, { All, Counted("unbounded") } } },
                }),
                new("$match", new BsonDocument("$expr", Op("$and", isFarEnough, isNotTooFar))),
                new("$group", new BsonDocument { { "_id", "$" + Group }, { name, new BsonDocument("$avg", "$" + Value) } }),
            ],
        };
    }

    private static BsonDocument Counted(string upTo) => new()
    {
        { "$sum", "$" + Count },
        { "window", new BsonDocument("documents", new BsonArray { "unbounded", upTo }) },
    };

    private static BsonDocument Times(BsonValue number, int factor) => Op("$multiply", number, factor);

    private static BsonDocument Op(string name, params BsonValue[] operands) => new(name, new BsonArray(operands));
}
