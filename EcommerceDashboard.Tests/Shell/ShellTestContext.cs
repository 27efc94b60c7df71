using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Shell;

/// <summary>Renders parts of the frame under an address, which is their state.</summary>
/// <param name="addServices">Further services.</param>
public abstract class ShellTestContext(Action<IServiceCollection>? addServices = null) : DashboardTestContext("en", addServices: addServices)
{
    /// <summary>Path and query of the address.</summary>
    protected string Address => new Uri(Navigation.Uri).PathAndQuery;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>Renders a component inside a filter provider under an address.</summary>
    protected IRenderedComponent<FilterProvider> RenderAt<TComponent>(string address)
        where TComponent : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<FilterProvider>(provider => provider.AddChildContent<TComponent>());
    }
}
