namespace EcommerceDashboard.Features.Products;

/// <summary>The products area: its figures and its pages.</summary>
public static class ProductsFeature
{
    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddProducts(this IServiceCollection services) => services.AddSingleton(ProductKpis.Area);
}
