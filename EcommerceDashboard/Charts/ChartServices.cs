namespace EcommerceDashboard.Charts;

/// <summary>Registers what charts need.</summary>
public static class ChartServices
{
    /// <summary>Adds the charts' link to the browser.</summary>
    public static IServiceCollection AddCharts(this IServiceCollection services)
    {
        services.AddScoped<ChartScript>();
        return services;
    }
}
