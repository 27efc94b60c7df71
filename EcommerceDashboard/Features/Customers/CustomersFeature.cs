using EcommerceDashboard.Filters;
using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Customers;

/// <summary>The customers area: its figures and its pages.</summary>
public static class CustomersFeature
{
    /// <summary>Address of the page of all customers.</summary>
    public const string Path = "/customers";

    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton(CustomerKpis.Area);
        services.AddSingleton(new NavEntry(Path, typeof(CustomersText), "Page.Title", Icons.Material.Outlined.People, Order: 1));
        services.AddSingleton<CustomerCharts>();
        return services;
    }

    /// <summary>Address of a customer's page under a filter.</summary>
    /// <param name="id">Customer id, whatever characters it has.</param>
    /// <param name="filter">The filter.</param>
    public static string AddressOf(string id, DashboardFilter filter) => FilterContext.UrlOf($"{Path}/{Uri.EscapeDataString(id)}", filter);

    /// <summary>The customer id in the path of an address, as <see cref="AddressOf"/> writes it; null: it is no customer's.</summary>
    public static string? CustomerOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase) && path.Length > Path.Length + 1 ? Uri.UnescapeDataString(path[(Path.Length + 1)..]) : null;
    }
}
