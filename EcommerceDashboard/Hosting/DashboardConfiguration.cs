using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;

namespace EcommerceDashboard.Hosting;

/// <summary>Where the configuration comes from, and which source wins.</summary>
internal static class DashboardConfiguration
{
    private const string FileName = "appsettings.json";

    /// <summary>
    /// The folder of the app: that of the project while it is developed, else that of the binary. Independent of the current
    /// folder, so that the dashboard and an import find the same data wherever they are started from.
    /// </summary>
    public static string AppFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcommerceDashboard.csproj"))) return folder.FullName;
        }
        return AppContext.BaseDirectory;
    }

    /// <summary>
    /// Puts appsettings.json as copied beside the binary under everything else. ASP.NET Core ranks a settings file above the
    /// <c>ASPNETCORE_</c> variables, and would so let its Urls win over ASPNETCORE_URLS and the ports that container images set.
    /// </summary>
    public static void RankSettingsFileLowest(this IConfigurationManager configuration)
    {
        var sources = configuration.Sources;
        foreach (var source in sources.OfType<JsonConfigurationSource>().Where(source => source.Path == FileName).ToList()) sources.Remove(source);
        sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = FileName,
            Optional = true,
        });
        // Ports count only where no Urls are given at all.
        if (configuration["http_ports"] is { Length: > 0 } || configuration["https_ports"] is { Length: > 0 })
        {
            sources.Insert(1, new MemoryConfigurationSource { InitialData = [new("urls", "")] });
        }
    }
}
