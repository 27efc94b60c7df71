using System.Text.RegularExpressions;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>Which groups of a breakdown, and in which order: the stages after the groups are there.</summary>
internal static class BreakdownStages
{
    private const string SortValue = "sortValue", HasSortValue = "hasSortValue", Named = "named";

    /// <summary>Keeps the groups of a search; null: there is none.</summary>
    /// <param name="search">Plain text that a key has to contain, in any case.</param>
    /// <param name="found">Where names are searched instead: the keys of those found.</param>
    public static BsonDocument? Search(string? search, IReadOnlyCollection<string>? found)
    {
        if (string.IsNullOrEmpty(search)) return null;
        return new("$match", new BsonDocument("_id", found is null ? Contains(search) : new BsonDocument("$in", new BsonArray(found))));
    }

    /// <summary>Keeps the groups whose measure is not below a number.</summary>
    public static BsonDocument AtLeast(Measure measure, int least) => new("$match", new BsonDocument(measure.Name, new BsonDocument("$gte", least)));

    /// <summary>The condition that a text contains another, in any case, both as they stand.</summary>
    public static BsonRegularExpression Contains(string text) => new(Regex.Escape(text), "i");

    /// <summary>Sorts by the figure, groups without a value last in either direction, equals by key: pages never overlap.</summary>
    public static IEnumerable<BsonDocument> Sort(BreakdownOrder order, Dimension dimension)
    {
        var direction = order.Descending ? -1 : 1;
        if (order.SortBy is not { } kpi) return ByLabel(dimension, direction);
        if (kpi is { Denominator: null, Coverage: null, Numerator.By: Accumulation.Sum }) return [Stage(new BsonDocument { { kpi.Numerator.Name, direction }, { "_id", 1 } })];
        return
        [
            new BsonDocument("$set", new BsonDocument(SortValue, ValueOf(kpi))),
            new BsonDocument("$set", new BsonDocument(HasSortValue, new BsonDocument("$gt", new BsonArray { "$" + SortValue, BsonNull.Value }))),
            Stage(new BsonDocument { { HasSortValue, -1 }, { SortValue, direction }, { "_id", 1 } }),
        ];
    }

    private static IEnumerable<BsonDocument> ByLabel(Dimension dimension, int direction)
    {
        if (dimension.Names is not { } names) return [Stage(new BsonDocument("_id", direction))];
        var name = new BsonDocument("$ifNull", new BsonArray { new BsonDocument("$first", $"${Named}.name"), "$_id" });
        return
        [
            new BsonDocument("$lookup", new BsonDocument { { "from", names }, { "localField", "_id" }, { "foreignField", "_id" }, { "as", Named } }),
            new BsonDocument("$set", new BsonDocument(SortValue, new BsonDocument("$toLower", name))),
            Stage(new BsonDocument { { SortValue, direction }, { "_id", 1 } }),
        ];
    }

    private static BsonDocument Stage(BsonDocument keys) => new("$sort", keys);

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
