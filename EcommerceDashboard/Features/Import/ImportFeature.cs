using EcommerceDashboard.Features.Import.Console;
using EcommerceDashboard.Features.Import.Export;
using EcommerceDashboard.Features.Import.Mapping;

namespace EcommerceDashboard.Features.Import;

/// <summary>Registration of import and export.</summary>
public static class ImportFeature
{
    /// <summary>Registers import and export.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<ImportMappings>()
        .AddSingleton<ImportService>()
        .AddSingleton<ImportConsole>()
        .AddSingleton<OrderExport>();
}
