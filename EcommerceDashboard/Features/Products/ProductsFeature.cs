using EcommerceDashboard.Filters;
using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Products;

/// <summary>The products area: its figures and its pages.</summary>
public static class ProductsFeature
{
    /// <summary>Address of the page of all products.</summary>
    public const string Path = "/products";

    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddProducts(this IServiceCollection services)
    {
        services.AddSingleton(ProductKpis.Area);
        services.AddSingleton(new NavEntry(Path, typeof(ProductsText), "Page.Title", Icons.Material.Outlined.Inventory2, Order: 2));
        services.AddSingleton<ProductCharts>();
        return services;
    }

    /// <summary>Address of a product's page under a filter.</summary>
    /// <param name="id">Product id, whatever characters it has.</param>
    /// <param name="filter">The filter.</param>
    public static string AddressOf(string id, DashboardFilter filter) => FilterContext.UrlOf($"{Path}/{Uri.EscapeDataString(id)}", filter);

    /// <summary>The product id in the path of an address, as <see cref="AddressOf"/> writes it; null: it is no product's.</summary>
    public static string? ProductOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase) && path.Length > Path.Length + 1 ? Uri.UnescapeDataString(path[(Path.Length + 1)..]) : null;
    }
}
