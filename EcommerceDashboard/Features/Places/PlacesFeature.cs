using EcommerceDashboard.Data;
using EcommerceDashboard.Navigation;
using MongoDB.Driver;
using MudBlazor;

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

    /// <summary>Registers the page.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddSingleton<IPlaces, PlaceStore>();
        services.AddSingleton<DistanceUpdate>();
        services.AddSingleton(new NavEntry(PlacesPage.Path, typeof(PlacesText), "Page.Title", Icons.Material.Outlined.Place, Order: 1, Group: 1));
        return services;
    }

    /// <summary>Whether something failed because the database refused, or was away: what a page says, and its reader tries again.</summary>
    internal static bool IsDatabaseAway(Exception exception) => exception is MongoException or TimeoutException;
}
