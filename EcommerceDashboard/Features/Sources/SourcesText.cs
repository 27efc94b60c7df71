namespace EcommerceDashboard.Features.Sources;

/// <summary>Marks the texts of the sources: SourcesText.resx and its translations.</summary>
public sealed class SourcesText;
