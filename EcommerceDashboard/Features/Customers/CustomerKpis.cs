using EcommerceDashboard.Data;
using EcommerceDashboard.Kpis;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Customers;

/// <summary>The figures of the customers area.</summary>
public static class CustomerKpis
{
    private static readonly BsonDocument IsOrder = Op("$ne", "$status", OrderStatus.Refund);

    private static readonly BsonDocument HasGap = Op("$gt", "$previousOrderedAt", BsonNull.Value);

    private static readonly Measure FirstOrders =
        new("firstOrders", Grain.Order, One(Op("$and", CustomerMeasures.IsOrderOfCustomer, Op("$eq", "$orderNumberOfCustomer", 1))));

    /// <summary>Orders that show that their customer had ordered more than once by the end of the range, whatever the filter.</summary>
    private static readonly Measure OrdersOfReturning = new("ordersOfReturning", Grain.Order, One(Op("$and", CustomerMeasures.IsOrderOfCustomer, Op(
        "$or",
        Op("$gte", "$orderNumberOfCustomer", 2),
        Op("$and", Op("$gt", "$nextOrderedAt", BsonNull.Value), Op("$lt", "$nextOrderedAt", ScopeStages.RangeEnd))))));

    /// <summary>Distinct customers with an order in scope.</summary>
    public static Kpi Total { get; } = new() { Id = "customers.total", Unit = KpiUnit.Count, Numerator = CustomerMeasures.Customers, IsAdditive = false };

    /// <summary>Orders that no customer can be counted for.</summary>
    public static Kpi OrdersWithoutCustomer { get; } = new()
    {
        Id = "customers.orders-without-customer",
        Unit = KpiUnit.Count,
        Better = BetterDirection.Lower,
        Numerator = new Measure("ordersWithoutCustomer", Grain.Order, One(Op("$and", IsOrder, Op("$lte", "$customer.id", BsonNull.Value)))),
        IsAdditive = false,
    };

    /// <summary>Orders per customer.</summary>
    public static Kpi OrdersPerCustomer { get; } = new()
    {
        Id = "customers.orders-per-customer",
        Unit = KpiUnit.Ratio,
        Numerator = CustomerMeasures.Orders,
        Denominator = CustomerMeasures.Customers,
        IsAdditive = false,
    };

    /// <summary>Orders of customers who had ordered before.</summary>
    public static Kpi RepeatOrders { get; } = new()
    {
        Id = "customers.repeat-orders",
        Unit = KpiUnit.Count,
        Numerator = new Measure("repeatOrders", Grain.Order, One(HasGap)),
        IsAdditive = false,
    };

    /// <summary>Mean days since the customer's previous order.</summary>
    public static Kpi DaysBetweenOrders { get; } = new()
    {
        Id = "customers.days-between-orders",
        Unit = KpiUnit.Days,
        Better = BetterDirection.Lower,
        Numerator = new Measure("gapDays", Grain.Order, OrderMeasures.DaysSincePrevious(ScopeStages.Zone)),
        Denominator = RepeatOrders.Numerator,
        IsAdditive = false,
    };

    /// <summary>Median days since the customer's previous order.</summary>
    public static Kpi MedianDaysBetweenOrders { get; } =
        Quantiles.Median("customers.median-days-between-orders", KpiUnit.Days, BetterDirection.Lower, OrderMeasures.DaysSincePrevious);

    /// <summary>Customers of the comparison period who ordered again in the range.</summary>
    public static Kpi RetentionRate { get; } = new()
    {
        Id = "customers.retention-rate",
        Unit = KpiUnit.Percent,
        Numerator = new Measure("retainedCustomers", Grain.Customer, "$retainedCustomers") { By = Accumulation.Own },
        Denominator = new Measure("customersBefore", Grain.Customer, "$customersBefore") { By = Accumulation.Own },
        OwnPipeline = Retention,
        IsTotalOnly = true,
        IsAdditive = false,
    };

    /// <summary>Customers in scope who have ordered more than once ever.</summary>
    public static Kpi ReturningRate { get; } = new()
    {
        Id = "customers.returning-rate",
        Unit = KpiUnit.Percent,
        Numerator = CustomerMeasures.CustomersWhere("returningCustomers", Op("$gt", "$ordersOfReturning", 0), OrdersOfReturning),
        Denominator = CustomerMeasures.Customers,
        IsAdditive = false,
    };

    /// <summary>Customers with two or more orders in scope.</summary>
    public static Kpi RepeatRate { get; } = new()
    {
        Id = "customers.repeat-rate",
        Unit = KpiUnit.Percent,
        Numerator = CustomerMeasures.CustomersWhere("repeatCustomers", Op("$gte", "$ordersOfCustomers", 2), CustomerMeasures.Orders),
        Denominator = CustomerMeasures.Customers,
        IsAdditive = false,
    };

    /// <summary>Customers whose first order is in scope.</summary>
    public static Kpi New { get; } = new()
    {
        Id = "customers.new",
        Unit = KpiUnit.Count,
        Numerator = FirstOrders,
        IsAdditive = false,
    };

    /// <summary>Customers in scope who had ordered before.</summary>
    public static Kpi Returning { get; } = new()
    {
        Id = "customers.known",
        Unit = KpiUnit.Count,
        Numerator = CustomerMeasures.CustomersWhere("knownCustomers", Op("$and", Op("$gt", "$ordersOfCustomers", 0), Op("$eq", "$firstOrders", 0)), CustomerMeasures.Orders, FirstOrders),
        IsAdditive = false,
    };

    /// <summary>The day of the first order in scope.</summary>
    public static Kpi FirstOrder { get; } = OrderDay("customers.first-order", Accumulation.Min);

    /// <summary>The day of the last order in scope.</summary>
    public static Kpi LastOrder { get; } = OrderDay("customers.last-order", Accumulation.Max);

    /// <summary>The area as the catalogue has it.</summary>
    public static KpiArea Area { get; } = new(
        "customers",
        typeof(CustomersText),
        [Total, OrdersWithoutCustomer, New, Returning, OrdersPerCustomer, RepeatOrders, DaysBetweenOrders, MedianDaysBetweenOrders, RetentionRate, ReturningRate, RepeatRate, FirstOrder, LastOrder]);

    private static IReadOnlyList<BsonDocument> Retention(QueryScope scope, ScopeStages stages, BsonValue key)
    {
        if (scope.Compared is not { } before) return [];
        return
        [
            .. ActiveIn(scope, "active"),
            ScopeStages.UnionWith(ActiveIn(before, "activeBefore")),
            new("$group", new BsonDocument
            {
                { "_id", "$_id" },
                { "active", new BsonDocument("$max", "$active") },
                { "activeBefore", new BsonDocument("$max", "$activeBefore") },
            }),
            new("$match", new BsonDocument("activeBefore", 1)),
            new("$group", new BsonDocument
            {
                { "_id", BsonNull.Value },
                { "customersBefore", new BsonDocument("$sum", 1) },
                { "retainedCustomers", new BsonDocument("$sum", "$active") },
            }),
        ];

        IEnumerable<BsonDocument> ActiveIn(QueryScope range, string flag) =>
        [
            stages.Orders(range),
            new("$match", new BsonDocument { { "status", new BsonDocument("$ne", OrderStatus.Refund) }, { "customer.id", new BsonDocument("$exists", true) } }),
            new("$group", new BsonDocument { { "_id", "$customer.id" }, { flag, new BsonDocument("$max", 1) } }),
        ];
    }

    private static Kpi OrderDay(string id, Accumulation by) => new()
    {
        Id = id,
        Unit = KpiUnit.Date,
        Better = BetterDirection.Neither,
        Numerator = new Measure(id.Replace('.', '-'), Grain.Order, new BsonDocument("$cond", new BsonArray { IsOrder, KpiUnits.DayExpression("$orderedAt"), BsonNull.Value })) { By = by },
        IsAdditive = false,
    };

    private static BsonDocument One(BsonDocument condition) => new("$cond", new BsonArray { condition, 1, 0 });

    private static BsonDocument Op(string name, params BsonValue[] operands) => new(name, new BsonArray(operands));
}
