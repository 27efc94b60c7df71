using EcommerceDashboard.Filters;
using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Products;

/// <summary>The products area: its figures and its pages.</summary>
public static class ProductsFeature
{
    /// <summary>Address of the page of all products.</summary>
    public const string Path = "/products";

    /// <summary>The page of one product.</summary>
    public static OwnPage Product { get; } = new(Path, FilterField.Product);

    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddProducts(this IServiceCollection services)
    {
        services.AddSingleton(ProductKpis.Area);
        services.AddSingleton(Product);
        services.AddSingleton(new NavEntry(Path, typeof(ProductsText), "Page.Title", Icons.Material.Outlined.Inventory2, Order: 2));
        services.AddSingleton<ProductCharts>();
        return services;
    }
}
