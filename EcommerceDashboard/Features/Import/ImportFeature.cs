using EcommerceDashboard.Features.Import.Console;
using EcommerceDashboard.Features.Import.Export;
using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Sessions;
using EcommerceDashboard.Features.Import.Uploads;
using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Import;

/// <summary>Registration of import and export.</summary>
public static class ImportFeature
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/data";

    /// <summary>Registers import and export.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<ImportMappings>()
        .AddSingleton<ImportService>()
        .AddSingleton<ImportConsole>()
        .AddSingleton<OrderExport>();

    /// <summary>Registers the page.</summary>
    /// <param name="services">The services.</param>
    /// <param name="uploads">Where files wait while they are imported.</param>
    public static IServiceCollection AddImportPage(this IServiceCollection services, Func<IServiceProvider, UploadFolder> uploads) => services
        .AddSingleton(uploads)
        .AddSingleton<UploadedFiles>()
        .AddHostedService(provider => provider.GetRequiredService<UploadedFiles>())
        .AddSingleton<ImportAttempts>()
        .AddSingleton<ImportSessions>()
        .AddSingleton(new NavEntry(Path, typeof(ImportText), "Page.Title", Icons.Material.Outlined.Storage, Order: 0, Group: 1));

    /// <summary>Adds what the page sends and offers as files.</summary>
    public static void MapImport(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads();
        routes.MapDownloads();
    }
}
