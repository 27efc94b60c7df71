namespace EcommerceDashboard.Features.Geography;

/// <summary>Marks the texts of the geography area.</summary>
public sealed class GeographyText;
