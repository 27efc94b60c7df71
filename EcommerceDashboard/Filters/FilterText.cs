namespace EcommerceDashboard.Filters;

/// <summary>Marks the texts of the filter controls.</summary>
public sealed class FilterText;
