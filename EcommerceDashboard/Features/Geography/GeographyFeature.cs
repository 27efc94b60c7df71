using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Geography;

/// <summary>The geography area: its figures and its page.</summary>
public static class GeographyFeature
{
    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddGeography(this IServiceCollection services)
    {
        services.AddSingleton(GeoKpis.Area);
        services.AddSingleton(new NavEntry(GeographyPage.Path, typeof(GeographyText), "Page.Title", Icons.Material.Outlined.Public, Order: 4));
        services.AddScoped<GeoCharts>();
        return services;
    }
}
