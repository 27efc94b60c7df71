using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Features.Customers;
using EcommerceDashboard.Features.Geography;
using EcommerceDashboard.Features.Products;
using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using NodaTime;

namespace EcommerceDashboard.TestKit;

/// <summary>
/// Renders components of the dashboard: MudBlazor, resources, answers by hand, a clock that stands still and a culture that is not the machine's.
/// Derive from it, or create one per test for another culture.
/// </summary>
public class DashboardTestContext : BunitContext
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    public DashboardTestContext() : this("en-US")
    {
    }

    /// <summary>A context in another language, for prerendering, or with services of the test's own.</summary>
    /// <param name="culture">Culture and UI culture.</param>
    /// <param name="isInteractive">False: as while prerendering.</param>
    /// <param name="addServices">Further services; once something is rendered there can be none.</param>
    public DashboardTestContext(string culture, bool isInteractive = true, Action<IServiceCollection>? addServices = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(new BusinessCalendar(DateTimeZone.Utc, DayOfWeek.Monday, Time));
        Services.AddSingleton(new KpiFormatter("USD"));
        Services.AddKpis();
        Services.AddSingleton<IKpiQueries>(Queries);
        Services.AddCharts();
        Services.AddSales();
        Services.AddCustomers();
        Services.AddProducts();
        Services.AddGeography();
        addServices?.Invoke(Services);
        Persisted = AddBunitPersistentComponentState();
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
    }

    /// <summary>What prerendering left for the circuit.</summary>
    public BunitPersistentComponentState Persisted { get; }

    /// <summary>The answers of the database.</summary>
    public FakeKpiQueries Queries { get; } = new();

    /// <summary>The clock: 2 January 2018, noon.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2018, 1, 2, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Renders a page at an address, under the provider that reads its filter.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <param name="address">The address from the root, with its query.</param>
    public IRenderedComponent<FilterProvider> RenderPage<TPage>(string address = "/")
        where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<FilterProvider>(parameters => parameters.AddChildContent<TPage>());
    }

    /// <summary>The query of the present address.</summary>
    public string Query => new Uri(Services.GetRequiredService<NavigationManager>().Uri).Query;

    /// <summary>Where menus and popovers appear; render it before opening one.</summary>
    public IRenderedComponent<MudPopoverProvider> RenderPopovers() => Render<MudPopoverProvider>();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
