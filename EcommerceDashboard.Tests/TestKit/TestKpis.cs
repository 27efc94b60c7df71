using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.TestKit;

/// <summary>Figures for tests: the catalogue's, and one of the customer level.</summary>
public static class TestKpis
{
    /// <summary>Distinct customers with an order in scope.</summary>
    public static Kpi Customers { get; } = new()
    {
        Id = "test.customers",
        Unit = KpiUnit.Count,
        Numerator = CustomerMeasures.Customers,
        IsAdditive = false,
    };

    /// <summary>Every figure of the app.</summary>
    public static KpiCatalog Catalog { get; } = new([SalesFeature.Area]);

    /// <summary>Every figure of the app and of this class.</summary>
    public static IReadOnlyList<Kpi> All { get; } = [.. Catalog.All, Customers];
}
