using EcommerceDashboard.Charts;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Api;
using EcommerceDashboard.Features.Customers;
using EcommerceDashboard.Features.Geography;
using EcommerceDashboard.Features.Glossary;
using EcommerceDashboard.Features.Import;
using EcommerceDashboard.Features.Import.Uploads;
using EcommerceDashboard.Features.Places;
using EcommerceDashboard.Features.Products;
using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Features.SampleData;
using EcommerceDashboard.Features.Sources;
using EcommerceDashboard.Features.Time;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace EcommerceDashboard.Hosting;

/// <summary>The composition of the dashboard: the one place where its parts are put together, for the program and for tests that start it.</summary>
public static class DashboardApp
{
    private const string ReadyTag = "ready";

    /// <summary>How long requests may go on once the app is told to stop: none takes longer, and a browser that went away must not hold up a restart.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Registers every part of the dashboard.</summary>
    public static WebApplicationBuilder AddDashboard(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddDashboardData();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        services.AddHostedService(provider => provider.GetRequiredService<DatabasePreparation>());
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: [ReadyTag], timeout: DatabaseHealthCheck.Timeout);
        services.AddPersistentKeys();
        services.AddDashboardShell();
        services.AddKpis();
        services.AddKpiApi();
        services.AddCharts();
        services.AddSales();
        services.AddCustomers();
        services.AddProducts();
        services.AddTime();
        services.AddGeography();
        services.AddPlaces();
        services.AddSources();
        services.AddGlossary();
        services.AddImportPage(provider => new UploadFolder(provider.GetRequiredService<DashboardSettings>().UploadFolder));

        return builder;
    }

    /// <summary>Adds the middleware and the endpoints of every part.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.MapDashboardShell();
        app.MapKpiApi();
        app.MapImport();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
        return app;
    }

    /// <summary>Registers configuration and database: what every verb of the command line needs.</summary>
    internal static WebApplicationBuilder AddDashboardData(this WebApplicationBuilder builder)
    {
        builder.Configuration.RankSettingsFileLowest();
        // Outside Development the files of the libraries are found only so, until the app is published.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => SettingsReader.Read(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddSingleton(provider => provider.GetRequiredService<DashboardSettings>().TimeZone);
        services.AddSingleton(provider => new BusinessCalendar(
            provider.GetRequiredService<DashboardSettings>().TimeZone,
            provider.GetRequiredService<DashboardSettings>().WeekStart,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KpiFormatter(provider.GetRequiredService<DashboardSettings>().Currency));
        services.AddSingleton<DashboardDatabase>();
        services.AddSingleton(provider => provider.GetRequiredService<DashboardDatabase>().Database);
        services.AddSingleton<DashboardCollections>();
        services.AddSingleton<DataLoad>();
        services.AddPlaceLocating();
        services.AddSingleton<LoadHistory>();
        services.AddSingleton<DataReadiness>();
        services.AddSingleton<DatabasePreparation>();
        services.AddSingleton<SampleDataLoader>();
        services.AddImport();
        services.AddSourceRuns();
        return builder;
    }

    /// <summary>Keeps the keys of cookies and forms over a restart, so that open pages survive it.</summary>
    private static void AddPersistentKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("EcommerceDashboard");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new FileSystemXmlRepository(
                new DirectoryInfo(provider.GetRequiredService<DashboardSettings>().KeyFolder), provider.GetRequiredService<ILoggerFactory>())));
    }
}
