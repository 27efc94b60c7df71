using System.Globalization;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Places;

/// <summary>How many orders have a place and a distance, where they leave from, and which addresses were not found.</summary>
public sealed partial class PlacesPage : IDisposable
{
    /// <summary>The address of the page.</summary>
    public const string Path = "/data/places";

    /// <summary>The figures of another area, by their ids: this one asks for them, and does not define them again.</summary>
    private static readonly string[] FigureIds = ["sales.orders", "geo.place-coverage", "geo.distance-coverage", "geo.distance-estimated"];

    private int _changes;

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private KpiCatalog Catalog { get; set; } = default!;

    [Inject]
    private DistanceUpdate Update { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PlacesText> Text { get; set; } = default!;

    private Kpi[] Figures => [.. FigureIds.Select(Catalog.Find).OfType<Kpi>()];

    // What is shown is asked for again after every change, and after every update of the distances.
    private string Variant => string.Create(CultureInfo.InvariantCulture, $"{_changes}.{Update.Completed}");

    private string? StateText => Update.State switch
    {
        DistanceUpdateState.Running => Text["Update.Running"].Value,
        DistanceUpdateState.Done => Text["Update.Done"].Value,
        DistanceUpdateState.HeldUp => Text["Update.HeldUp"].Value,
        DistanceUpdateState.Failed => Text["Update.Failed"].Value,
        _ => null,
    };

    /// <inheritdoc />
    public void Dispose() => Update.Changed -= OnUpdateChanged;

    /// <inheritdoc />
    protected override void OnInitialized() => Update.Changed += OnUpdateChanged;

    private void OnUpdateChanged() => _ = InvokeAsync(StateHasChanged);

    private Task<KpiTotals> CoverageAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(Figures, filter, cancellationToken);

    private void OnChanged()
    {
        _changes++;
        _ = Update.RequestAsync();
    }
}
