using EcommerceDashboard.Data;
using EcommerceDashboard.Kpis;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Products;

/// <summary>The figures of the products area. They are made of the measures of sales, so that under the same filter they are the same figures.</summary>
public static class ProductKpis
{
    /// <summary>Distinct products with an order in scope.</summary>
    public static Kpi Sold { get; } = new()
    {
        Id = "products.sold",
        Unit = KpiUnit.Count,
        Numerator = new Measure("productsSold", Grain.Line, "$productsSold"),
        OwnPipeline = CountProducts,
        IsAdditive = false,
    };

    /// <summary>Sales.</summary>
    public static Kpi Revenue { get; } = new() { Id = "products.revenue", Unit = KpiUnit.Money, Numerator = OrderMeasures.Sales };

    /// <summary>Units sold.</summary>
    public static Kpi Quantity { get; } = new() { Id = "products.quantity", Unit = KpiUnit.Count, Numerator = OrderMeasures.Units };

    /// <summary>Orders that contain a product. One order counts for each of its products, so that they do not add up over products.</summary>
    public static Kpi Orders { get; } = new() { Id = "products.orders", Unit = KpiUnit.Count, Numerator = OrderMeasures.Orders, IsAdditive = false };

    /// <summary>Units per order that contains the product: not per line, for an order can name a product twice.</summary>
    public static Kpi QuantityPerOrder { get; } = new()
    {
        Id = "products.quantity-per-order",
        Unit = KpiUnit.Ratio,
        Numerator = OrderMeasures.Units,
        Denominator = OrderMeasures.Orders,
        IsAdditive = false,
    };

    /// <summary>The area as the catalogue has it.</summary>
    public static KpiArea Area { get; } = new("products", typeof(ProductsText), [Revenue, Quantity, Orders, QuantityPerOrder, Sold]);

    // Counting distinct keys is no sum: each product is one document of its group first.
    private static IReadOnlyList<BsonDocument> CountProducts(QueryScope scope, ScopeStages stages, BsonValue key) =>
    [
        stages.Orders(scope),
        new("$match", new BsonDocument("status", new BsonDocument("$ne", OrderStatus.Refund))),
        .. ScopeStages.Lines(scope),
        new("$group", new BsonDocument("_id", new BsonDocument { { "group", key }, { "product", "$lines.productId" } })),
        new("$group", new BsonDocument { { "_id", "$_id.group" }, { "productsSold", new BsonDocument("$sum", 1) } }),
    ];
}
