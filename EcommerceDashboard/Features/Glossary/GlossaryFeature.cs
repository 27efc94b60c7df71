using EcommerceDashboard.Navigation;
using MudBlazor;

namespace EcommerceDashboard.Features.Glossary;

/// <summary>The glossary: what every figure of the catalogue means.</summary>
public static class GlossaryFeature
{
    /// <summary>Registers the page.</summary>
    public static IServiceCollection AddGlossary(this IServiceCollection services) =>
        services.AddSingleton(new NavEntry("/glossary", typeof(GlossaryText), "Page.Title", Icons.Material.Outlined.MenuBook, Order: 0, Group: 2));
}
