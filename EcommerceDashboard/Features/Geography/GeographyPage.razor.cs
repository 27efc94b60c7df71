using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Geography;

/// <summary>Where orders go, which zones earn, how far deliveries travel and how long they take.</summary>
public sealed partial class GeographyPage : IDisposable
{
    /// <summary>The address of the page.</summary>
    public const string Path = "/geography";

    private static readonly Kpi[] Cards = [GeoKpis.Distance, GeoKpis.MedianDistance, GeoKpis.NinetiethPercentileDistance, GeoKpis.DistanceCoverage, GeoKpis.TimeToShipment];
    private static readonly Kpi[] AllTotals = [.. Cards, SalesKpis.Total, SalesKpis.Orders, GeoKpis.PlaceCoverage, GeoKpis.DistanceEstimated];

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<GeographyText> Text { get; set; } = default!;

    private GeographyView View { get; set; } = GeographyView.Usual;

    // The length of the buckets is no matter here.
    private DashboardFilter FiguresFilter => Context.Filter with { Grain = null };

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        View = GeographyView.Read(Navigation.Uri);
        Navigation.LocationChanged += OnLocationChanged;
    }

    // A choice of the page changes the address and not the filter: nobody else renders the page then.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        var view = GeographyView.Read(e.Location);
        if (view == View) return;
        View = view;
        _ = InvokeAsync(StateHasChanged);
    }

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(AllTotals, filter, cancellationToken);
}
