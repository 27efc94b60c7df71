using System.Globalization;
using Bunit;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

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

    public DashboardTestContext(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IKpiQueries>(Queries);
        AddBunitPersistentComponentState();
    }

    /// <summary>The answers of the database.</summary>
    public FakeKpiQueries Queries { get; } = new();

    /// <summary>The clock: 2 January 2018, noon.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2018, 1, 2, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Where menus and popovers appear; render it before opening one.</summary>
    public IRenderedComponent<MudPopoverProvider> RenderPopovers() => Render<MudPopoverProvider>();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
