using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Customers;

/// <summary>One customer.</summary>
public sealed partial class CustomerPage() : SubjectPage(CustomersFeature.Customer)
{
    private static readonly Kpi[] Cards = [SalesKpis.Total, SalesKpis.Profit, SalesKpis.Orders, SalesKpis.AverageOrderValue, CustomerKpis.DaysBetweenOrders];
    private static readonly Kpi[] OverTime = [SalesKpis.Total, SalesKpis.Profit];
    private static readonly Kpi[] AllTotals = [.. Cards, CustomerKpis.MedianDaysBetweenOrders, CustomerKpis.FirstOrder, CustomerKpis.LastOrder];

    [Inject]
    private IStringLocalizer<CustomersText> Text { get; set; } = default!;

    private async Task<Found> FindAsync(DashboardFilter filter, CancellationToken cancellationToken) => new(await FoundAsync(Queries.CustomerAsync(SubjectId, cancellationToken)));

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(AllTotals, filter, cancellationToken);

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(Cards, filter, filter.Grain, cancellationToken);

    private static Kpi[] RelatedTo(Kpi kpi) => kpi == CustomerKpis.DaysBetweenOrders ? [CustomerKpis.MedianDaysBetweenOrders] : [];

    /// <summary>The answer of a search that may find nobody.</summary>
    private sealed record Found(CustomerProfile? Customer);
}
