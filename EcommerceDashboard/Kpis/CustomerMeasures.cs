using EcommerceDashboard.Data;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>The measures of customers that figures of several areas are made of. A refund is no order here either; orders without a customer count for none.</summary>
public static class CustomerMeasures
{
    /// <summary>On an order: it is one, and its customer is known.</summary>
    public static BsonDocument IsOrderOfCustomer { get; } = new("$and", new BsonArray
    {
        new BsonDocument("$ne", new BsonArray { "$status", OrderStatus.Refund }),
        new BsonDocument("$gt", new BsonArray { "$customer.id", BsonNull.Value }),
    });

    /// <summary>Orders in scope that have a customer.</summary>
    public static Measure Orders { get; } = new("ordersOfCustomers", Grain.Order, One(IsOrderOfCustomer));

    /// <summary>Distinct customers with an order in scope.</summary>
    public static Measure Customers { get; } = CustomersWhere("customers", new("$gt", new BsonArray { "$ordersOfCustomers", 0 }), Orders);

    /// <summary>Counts the customers that a condition on their accumulated measures holds for.</summary>
    /// <param name="name">Name of the measure.</param>
    /// <param name="condition">An expression over the names of <paramref name="uses"/>.</param>
    /// <param name="uses">The measures that it reads.</param>
    public static Measure CustomersWhere(string name, BsonDocument condition, params IReadOnlyList<Measure> uses) =>
        new(name, Grain.Customer, One(new("$and", new BsonArray { new BsonDocument("$gt", new BsonArray { Measure.CustomerId, BsonNull.Value }), condition }))) { Uses = uses };

    private static BsonDocument One(BsonDocument condition) => new("$cond", new BsonArray { condition, 1, 0 });
}
