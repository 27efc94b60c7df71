using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>The measures that figures of several areas are made of.</summary>
public static class OrderMeasures
{
    /// <summary>Σ line sales, net of discount, without tax and shipping.</summary>
    public static Measure Sales { get; } = new("sales", Grain.Line, "$line.sales", "sales");

    /// <summary>Σ line profit over the lines with a known cost.</summary>
    public static Measure Profit { get; } = new("profit", Grain.Line, "$line.profit", "profit");

    /// <summary>Σ sales of the lines with a known cost: what a margin divides by.</summary>
    public static Measure CostedSales { get; } = new(
        "costedSales",
        Grain.Line,
        new BsonDocument("$cond", new BsonArray { new BsonDocument("$gt", new BsonArray { "$line.profit", BsonNull.Value }), "$line.sales", 0 }),
        "costedSales");

    /// <summary>Σ quantity.</summary>
    public static Measure Units { get; } = new("units", Grain.Line, "$line.quantity", "units");

    /// <summary>Orders with a line in scope; a refund is none.</summary>
    public static Measure Orders { get; } = new(
        "orders",
        Grain.Order,
        new BsonDocument("$cond", new BsonArray { new BsonDocument("$eq", new BsonArray { "$status", OrderStatus.Refund }), 0, 1 }));

    /// <summary>Days of the calendar that a group covers, days without orders included; of a weekday its occurrences. What a figure per day divides by.</summary>
    public static Measure CalendarDays { get; } = new("calendarDays", Grain.Order, BsonNull.Value) { By = Accumulation.Calendar };

    /// <summary>Expression on an order: whole local days since the same customer's previous order, whatever the filter; null for a first order.</summary>
    /// <param name="zone">The business time zone, or <see cref="ScopeStages.Zone"/> in a measure.</param>
    public static BsonDocument DaysSincePrevious(string zone) => DaysBetween("$previousOrderedAt", "$orderedAt", zone);

    /// <summary>Expression: whole local days from one instant to another; null where one is missing.</summary>
    /// <param name="from">Field path of the earlier one.</param>
    /// <param name="to">Field path of the later one.</param>
    /// <param name="zone">The business time zone, or <see cref="ScopeStages.Zone"/> in a measure.</param>
    public static BsonDocument DaysBetween(BsonValue from, BsonValue to, string zone) => new("$dateDiff", new BsonDocument
    {
        { "startDate", from },
        { "endDate", to },
        { "unit", FilterQueryString.NameOf(Granularity.Day) },
        { "timezone", zone },
    });
}
