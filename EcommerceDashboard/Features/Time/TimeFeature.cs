using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Time;

/// <summary>The time area: its figures and its page.</summary>
public static class TimeFeature
{
    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddTime(this IServiceCollection services)
    {
        services.AddSingleton(TimeKpis.Area);
        services.AddSingleton(new NavEntry(TimePage.Path, typeof(TimeText), "Page.Title", Icons.Material.Outlined.Schedule, Order: 3));
        services.AddSingleton<TimeCharts>();
        return services;
    }
}
