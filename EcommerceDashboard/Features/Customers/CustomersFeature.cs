namespace EcommerceDashboard.Features.Customers;

/// <summary>The customers area: its figures and its pages.</summary>
public static class CustomersFeature
{
    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services.AddSingleton(CustomerKpis.Area);
}
