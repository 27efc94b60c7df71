namespace EcommerceDashboard.Features.Import;

/// <summary>Marks the resources of the import.</summary>
public sealed class ImportText;
