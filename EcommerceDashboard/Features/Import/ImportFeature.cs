namespace EcommerceDashboard.Features.Import;

/// <summary>Registration of the import.</summary>
public static class ImportFeature
{
    /// <summary>Registers the import.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<SuperstoreReader>()
        .AddSingleton<ImportService>()
        .AddSingleton<ImportConsole>();
}
