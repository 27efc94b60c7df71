using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Kpis;
using MongoDB.Bson;

namespace EcommerceDashboard.TestKit;

/// <summary>Figures for tests: the catalogue's, and one of the customer level, which no area has yet.</summary>
public static class TestKpis
{
    /// <summary>Distinct customers with an order in scope.</summary>
    public static Kpi Customers { get; } = new()
    {
        Id = "test.customers",
        Unit = KpiUnit.Count,
        Numerator = new Measure("customers", Grain.Customer, BsonDocument.Parse("{ $cond: [{ $and: [{ $gt: ['$_id.customer', null] }, { $gt: ['$orders', 0] }] }, 1, 0] }")),
        IsAdditive = false,
    };

    /// <summary>Every figure of the app.</summary>
    public static KpiCatalog Catalog { get; } = new([SalesKpis.Area]);

    /// <summary>Every figure of the app and of this class.</summary>
    public static IReadOnlyList<Kpi> All { get; } = [.. Catalog.All, Customers];
}
