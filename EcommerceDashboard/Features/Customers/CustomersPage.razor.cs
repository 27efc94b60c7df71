using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Customers;

/// <summary>Who buys, how often, and who comes back. Two queries answer all cards and the chart over time; each distribution and the table has its own.</summary>
public sealed partial class CustomersPage
{
    private static readonly Kpi[] Cards = [CustomerKpis.Total, CustomerKpis.New, CustomerKpis.Returning, CustomerKpis.OrdersPerCustomer, CustomerKpis.DaysBetweenOrders];
    private static readonly Kpi[] Rates = [CustomerKpis.RetentionRate, CustomerKpis.ReturningRate, CustomerKpis.RepeatRate];
    private static readonly Kpi[] KnownAndNew = [CustomerKpis.Returning, CustomerKpis.New];
    private static readonly Kpi[] Columns =
        [SalesKpis.Orders, SalesKpis.Total, SalesKpis.Profit, CustomerKpis.FirstOrder, CustomerKpis.LastOrder, CustomerKpis.DaysBetweenOrders];

    private static readonly Kpi[] AllTotals = [.. Cards, .. Rates, CustomerKpis.OrdersWithoutCustomer, CustomerKpis.MedianDaysBetweenOrders];

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private KpiFormatter Formatter { get; set; } = default!;

    [Inject]
    private KpiTexts KpiTexts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<CustomersText> Text { get; set; } = default!;

    // The length of the buckets is no matter of totals: another one leaves the cards alone.
    private DashboardFilter FiguresFilter => Context.Filter with { Grain = null };

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(AllTotals, filter, cancellationToken);

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(Cards, filter, filter.Grain, cancellationToken);

    private static Kpi[] RelatedTo(Kpi kpi) =>
        kpi == CustomerKpis.Total ? [CustomerKpis.OrdersWithoutCustomer] : kpi == CustomerKpis.DaysBetweenOrders ? [CustomerKpis.MedianDaysBetweenOrders] : [];

    private string RetentionPeriod(KpiTotals totals)
    {
        if (totals.Periods.Comparison is { } compared)
            return Text["RetentionOf", Formatter.Full(totals[CustomerKpis.Total].Previous, KpiUnit.Count), DateFormatter.Range(compared)];
        return Text[Context.Filter.Compare == ComparisonMode.None ? "RetentionOff" : "RetentionOfAllTime"];
    }
}
