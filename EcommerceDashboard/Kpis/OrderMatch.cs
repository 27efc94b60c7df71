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

    /// <summary>The field of an order that lists the categories of its lines. It has an index, and it cannot name the lines that have none.</summary>
    public const string CategoriesPath = "categories";

    /// <summary>The <c>$match</c> of the orders in scope: in the dates, not cancelled, with a line in scope, and no others than the user may see.</summary>
    public static BsonDocument Orders(DashboardFilter filter, DataScope data, BusinessCalendar calendar)
    {
        var conditions = new BsonDocument();
        var dates = new BsonDocument();
        if (filter.From is { } from) dates["$gte"] = calendar.StartOf(from);
        if (filter.To is { } to) dates["$lt"] = calendar.StartOf(to.AddDays(1));
        if (dates.ElementCount > 0) conditions["orderedAt"] = dates;
        conditions["status"] = new BsonDocument("$ne", OrderStatus.Cancelled);
        foreach (var field in FilterField.All)
        {
            var dimension = Dimension.Of(field);
            if (dimension.Grain == Grain.Order && Seen(field, filter[field], data) is { } values) conditions[dimension.Path] = In(values);
        }

        conditions.AddRange(HasLine(filter));
        return new BsonDocument("$match", conditions);
    }

    /// <summary>True when the filter leaves out lines of orders in scope.</summary>
    public static bool NarrowsLines(DashboardFilter filter) => OfLines(filter).Any();

    /// <summary>The stages that make one document of each line in scope, the line in place of the lines.</summary>
    public static IEnumerable<BsonDocument> UnwoundLines(DashboardFilter filter)
    {
        yield return new BsonDocument("$unwind", "$lines");
        if (NarrowsLines(filter)) yield return new BsonDocument("$match", new BsonDocument(OfLines(filter).Select(line => new BsonElement(line.Of.Path, In(line.Values)))));
    }

    /// <summary>The stage that leaves only the lines in scope in each order; null: all are.</summary>
    public static BsonDocument? EmbeddedLines(DashboardFilter filter)
    {
        BsonDocument[] conditions = [.. OfLines(filter).Select(line => new BsonDocument("$in", new BsonArray
        {
            new BsonDocument("$ifNull", new BsonArray { "$$line." + line.Of.KeyField, NoKey }),
            // $literal: a value may be named like a field path ("$name").
            new BsonDocument("$literal", new BsonArray(line.Values)),
        }))];
        if (conditions.Length == 0) return null;
        var isInScope = conditions.Length == 1 ? conditions[0] : new BsonDocument("$and", new BsonArray(conditions));
        var lines = new BsonDocument("$filter", new BsonDocument { { "input", "$lines" }, { "as", "line" }, { "cond", isInScope } });
        return new BsonDocument("$set", new BsonDocument("lines", lines));
    }

    /// <summary>The conditions on an order that one of its lines meets all conditions on lines.</summary>
    private static BsonDocument HasLine(DashboardFilter filter)
    {
        var ofLines = OfLines(filter).ToArray();
        var conditions = new BsonDocument();
        var categories = filter[FilterField.Category];
        var isListed = !categories.IsEmpty && !categories.Contains(NoKey);
        if (isListed) conditions[CategoriesPath] = In(categories);
        if (ofLines.Length > 1)
            conditions["lines"] = new BsonDocument("$elemMatch", new BsonDocument(ofLines.Select(line => new BsonElement(line.Of.KeyField, In(line.Values)))));
        else if (ofLines.Length == 1 && !isListed) conditions[ofLines[0].Of.Path] = In(ofLines[0].Values);
        return conditions;
    }

    private static IEnumerable<(Dimension Of, ImmutableSortedSet<string> Values)> OfLines(DashboardFilter filter) =>
        filter.Narrowed.Select(field => (Of: Dimension.Of(field), filter[field])).Where(line => line.Of.Grain == Grain.Line);

    private static BsonDocument In(ImmutableSortedSet<string> values)
    {
        var list = new BsonArray(values);
        if (values.Contains(NoKey)) list.Add(BsonNull.Value);
        return new BsonDocument("$in", list);
    }

    /// <summary>The values asked for that may be seen; null: all. An empty set, which <c>$in</c> takes as nothing, when none of them may.</summary>
    private static ImmutableSortedSet<string>? Seen(FilterField field, ImmutableSortedSet<string> asked, DataScope data)
    {
        var allowed = field == FilterField.Region ? data.Regions : null;
        if (allowed is null) return asked.IsEmpty ? null : asked;
        return asked.IsEmpty ? allowed : asked.Intersect(allowed);
    }
}
