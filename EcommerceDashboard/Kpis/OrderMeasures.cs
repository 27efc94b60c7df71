using EcommerceDashboard.Data;
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
}
