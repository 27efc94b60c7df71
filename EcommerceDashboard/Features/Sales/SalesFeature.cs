using EcommerceDashboard.Kpis;
using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Sales;

/// <summary>The sales area: its figures and its page, which is the overview.</summary>
public static class SalesFeature
{
    /// <summary>The area as the catalogue has it.</summary>
    public static KpiArea Area { get; } = new("sales", typeof(SalesText), SalesKpis.All);

    /// <summary>Registers the area.</summary>
    public static IServiceCollection AddSales(this IServiceCollection services)
    {
        services.AddSingleton(Area);
        services.AddSingleton(new NavEntry("/", typeof(SalesText), "Page.Title", Icons.Material.Outlined.BarChart, Order: 0));
        return services;
    }
}
