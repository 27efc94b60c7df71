using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Places;

/// <summary>Places: where orders go and where they leave from, and the distance between.</summary>
public static class PlacesFeature
{
    /// <summary>Registers what every load needs: the gazetteer, and that orders are located.</summary>
    public static IServiceCollection AddPlaceLocating(this IServiceCollection services)
    {
        services.AddSingleton(new Lazy<Gazetteer>(Gazetteer.ReadShipped));
        services.AddSingleton<IOrderPreparation, OrderLocating>();
        return services;
    }
}
