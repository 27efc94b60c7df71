using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Sales;

/// <summary>The overview: how much was sold, how it went, where, of what and to whom. Two queries answer all cards and the chart over time.</summary>
public sealed partial class SalesPage
{
    private static readonly Kpi[] Cards = [SalesKpis.Total, SalesKpis.Profit, SalesKpis.Orders, SalesKpis.AverageOrderValue, SalesKpis.Units];
    private static readonly Kpi[] OverTime = [SalesKpis.Total, SalesKpis.Profit];
    private static readonly Kpi[] ProfitDetails = [SalesKpis.Margin, SalesKpis.CostCoverage];
    private static readonly Kpi[] AllTotals = [.. Cards, .. ProfitDetails];

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private KpiFormatter Formatter { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SalesText> Text { get; set; } = default!;

    // The length of the buckets is no matter of totals: another one leaves the cards alone.
    private DashboardFilter FiguresFilter => Context.Filter with { Grain = null };

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(AllTotals, filter, cancellationToken);

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(Cards, filter, filter.Grain, cancellationToken);
}
