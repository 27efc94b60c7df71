using System.Reflection;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.TestKit;

/// <summary>Figures for tests: the catalogue's, and one of the customer level.</summary>
public static class TestKpis
{
    private static readonly string[] Areas = ["sales", "customers", "products", "time", "geo"];

    /// <summary>Distinct customers with an order in scope.</summary>
    public static Kpi Customers { get; } = new()
    {
        Id = "test.customers",
        Unit = KpiUnit.Count,
        Numerator = CustomerMeasures.Customers,
        IsAdditive = false,
    };

    /// <summary>Every figure of the app: the areas that its features have.</summary>
    public static KpiCatalog Catalog { get; } = new(
        typeof(Kpi).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(KpiArea))
            .Select(property => (KpiArea)property.GetValue(null)!)
            .OrderBy(area => Array.IndexOf(Areas, area.Id)));


    /// <summary>Every figure of the app and of this class.</summary>
    public static IReadOnlyList<Kpi> All { get; } = [.. Catalog.All, Customers];
}
