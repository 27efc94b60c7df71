namespace EcommerceDashboard.Features.Places;

/// <summary>Marks the texts of the page of places.</summary>
public sealed class PlacesText;
