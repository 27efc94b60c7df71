using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>What a figure with a pipeline of its own builds on, so that filter, dates and what the user may see mean the same in all of them.</summary>
public sealed class ScopeStages(BusinessCalendar calendar)
{
    /// <summary>In an expression: the first instant after the range.</summary>
    public const string RangeEnd = "$rangeEnd";

    /// <summary>In an expression: the business time zone.</summary>
    public const string Zone = "$zone";

    /// <summary>IANA name of the business time zone.</summary>
    public string ZoneId => calendar.ZoneId;

    /// <summary>The stage that keeps the orders and refunds in scope, never a cancelled one.</summary>
    public BsonDocument Orders(QueryScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return OrderMatch.Orders(scope.Filter, scope.Data, calendar);
    }

    /// <summary>The stages after <see cref="Orders"/> that make one document of each line in scope: its order, with the line as <c>$lines</c>.</summary>
    public static IEnumerable<BsonDocument> Lines(QueryScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return OrderMatch.UnwoundLines(scope.Filter);
    }

    /// <summary>What the placeholders of expressions stand for in a scope.</summary>
    internal IReadOnlyDictionary<string, BsonValue> PlaceholdersOf(QueryScope scope) =>
        new Dictionary<string, BsonValue>(StringComparer.Ordinal) { [RangeEnd] = EndOf(scope), [Zone] = ZoneId };

    /// <summary>The first instant after the range of a scope; of an open range: later than any order.</summary>
    public BsonDateTime EndOf(QueryScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Filter.To is { } to ? new BsonDateTime(calendar.StartOf(to.AddDays(1))) : new BsonDateTime(DateTime.MaxValue);
    }

    /// <summary>Adds the orders of the compared range, treated by other stages.</summary>
    public static BsonDocument UnionWith(IEnumerable<BsonDocument> stages) =>
        new("$unionWith", new BsonDocument { { "coll", Data.DashboardCollections.OrdersName }, { "pipeline", new BsonArray(stages) } });
}
