namespace EcommerceDashboard.Charts;

/// <summary>Registers what charts need.</summary>
public static class ChartServices
{
    /// <summary>Adds the charts of figures and the charts' link to the browser.</summary>
    public static IServiceCollection AddCharts(this IServiceCollection services)
    {
        services.AddSingleton<KpiCharts>();
        services.AddScoped<ChartScript>();
        return services;
    }
}
