using System.Collections.Immutable;
using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>The orders and the lines in scope, as conditions of MongoDB.</summary>
/// <remarks>The empty value of a filter stands for "has none": missing, null and empty text are the same there, as in the keys of a breakdown.</remarks>
internal static class OrderMatch
{
    /// <summary>What the key of a group is where an order or a line has none.</summary>
    public const string NoKey = "";

    /// <summary>The <c>$match</c> of the orders in scope: in the dates, not cancelled, with a line in scope, and no others than the user may see.</summary>
    public static BsonDocument Orders(DashboardFilter filter, DataScope data, BusinessCalendar calendar)
    {
        var conditions = new BsonDocument();
        var dates = new BsonDocument();
        if (filter.From is { } from) dates["$gte"] = calendar.StartOf(from);
        if (filter.To is { } to) dates["$lt"] = calendar.StartOf(to.AddDays(1));
        if (dates.ElementCount > 0) conditions["orderedAt"] = dates;
        conditions["status"] = new BsonDocument("$ne", OrderStatus.Cancelled);
        if (Seen(filter.Regions, data.Regions) is { } regions) conditions["shipTo.region"] = In(regions);
        if (!filter.Segments.IsEmpty) conditions["customer.segment"] = In(filter.Segments);
        // The order's own list of categories has an index; it cannot name the lines that have none.
        if (!filter.Categories.IsEmpty) conditions[filter.Categories.Contains(NoKey) ? "lines.category" : "categories"] = In(filter.Categories);
        return new BsonDocument("$match", conditions);
    }

    /// <summary>The condition on unwound lines that keeps those in scope; null: all are.</summary>
    public static BsonDocument? UnwoundLines(DashboardFilter filter) =>
        filter.Categories.IsEmpty ? null : new BsonDocument("$match", new BsonDocument("lines.category", In(filter.Categories)));

    /// <summary>The stage that leaves only the lines in scope in each order; null: all are.</summary>
    public static BsonDocument? EmbeddedLines(DashboardFilter filter)
    {
        if (filter.Categories.IsEmpty) return null;
        // $literal: a category may be named like a field path ("$name").
        var isInScope = new BsonDocument("$in", new BsonArray
        {
            new BsonDocument("$ifNull", new BsonArray { "$$line.category", NoKey }),
            new BsonDocument("$literal", new BsonArray(filter.Categories)),
        });
        var lines = new BsonDocument("$filter", new BsonDocument { { "input", "$lines" }, { "as", "line" }, { "cond", isInScope } });
        return new BsonDocument("$set", new BsonDocument("lines", lines));
    }

    private static BsonDocument In(ImmutableSortedSet<string> values)
    {
        var list = new BsonArray(values);
        if (values.Contains(NoKey)) list.Add(BsonNull.Value);
        return new BsonDocument("$in", list);
    }

    /// <summary>The regions asked for that may be seen; null: all. An empty set, which <c>$in</c> takes as nothing, when none of them may.</summary>
    private static ImmutableSortedSet<string>? Seen(ImmutableSortedSet<string> asked, ImmutableSortedSet<string>? allowed) =>
        allowed is null ? (asked.IsEmpty ? null : asked) : asked.IsEmpty ? allowed : asked.Intersect(allowed);
}
