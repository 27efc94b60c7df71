using EcommerceDashboard.Filters;
using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Customers;

/// <summary>The customers area: its figures and its pages.</summary>
public static class CustomersFeature
{
    /// <summary>Address of the page of all customers.</summary>
    public const string Path = "/customers";

    /// <summary>The page of one customer.</summary>
    public static OwnPage Customer { get; } = new(Path, FilterField.Customer);

    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton(CustomerKpis.Area);
        services.AddSingleton(Customer);
        services.AddSingleton(new NavEntry(Path, typeof(CustomersText), "Page.Title", Icons.Material.Outlined.People, Order: 1));
        services.AddSingleton<CustomerCharts>();
        return services;
    }
}
