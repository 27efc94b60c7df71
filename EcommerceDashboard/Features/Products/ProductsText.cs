namespace EcommerceDashboard.Features.Products;

/// <summary>Marks the texts of the products area.</summary>
public sealed class ProductsText;
