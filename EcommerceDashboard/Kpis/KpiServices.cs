using EcommerceDashboard.Data;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EcommerceDashboard.Kpis;

/// <summary>Registers what answers for figures.</summary>
public static class KpiServices
{
    /// <summary>
    /// Adds the catalogue, its texts and the queries. The business calendar, the formatter (currency) and the collections
    /// come from the options: see Hosting.
    /// </summary>
    public static IServiceCollection AddKpis(this IServiceCollection services)
    {
        services.AddLocalization();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<KpiCatalog>();
        services.AddSingleton<KpiTexts>();
        services.AddSingleton<KpiCompiler>();
        services.AddSingleton<FilterValues>();
        services.TryAddSingleton(_ => DataReadiness.Open());
        services.AddScoped(_ => DataScope.Everything);
        services.AddScoped<IKpiQueries, KpiQueries>();
        return services;
    }
}
