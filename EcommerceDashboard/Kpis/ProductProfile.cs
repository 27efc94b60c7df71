namespace EcommerceDashboard.Kpis;

/// <summary>What a product is, as last known; data, so never markup.</summary>
/// <param name="Id">Product id.</param>
/// <param name="Name">The name; where none is known: the id.</param>
/// <param name="Category">The category; null: not known.</param>
/// <param name="SubCategory">The sub-category; null: not known.</param>
public sealed record ProductProfile(string Id, string Name, string? Category, string? SubCategory);
