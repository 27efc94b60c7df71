using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Customers;

/// <summary>
/// One customer under the filter of the page: the figures of the other pages, narrowed to that customer. The figures are those that the API gives for
/// the same address with <c>customer=</c>.
/// </summary>
public sealed partial class CustomerPage
{
    private static readonly Kpi[] Cards = [SalesKpis.Total, SalesKpis.Profit, SalesKpis.Orders, SalesKpis.AverageOrderValue, CustomerKpis.DaysBetweenOrders];
    private static readonly Kpi[] OverTime = [SalesKpis.Total, SalesKpis.Profit];
    private static readonly Kpi[] AllTotals = [.. Cards, CustomerKpis.MedianDaysBetweenOrders, CustomerKpis.FirstOrder, CustomerKpis.LastOrder];

    private FilterContext? _page;
    private string? _address;

    /// <summary>The end of the address. Where it has slashes, the router and the server decode it differently, so that the customer is read from the address itself.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private KpiFormatter Formatter { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<CustomersText> Text { get; set; } = default!;

    private string CustomerId { get; set; } = "";

    /// <summary>The filter of the page, about this customer.</summary>
    private FilterContext Customer { get; set; } = default!;

    private DashboardFilter OnlyCustomer => DashboardFilter.Everything.With(FilterField.Customer, CustomerId);

    private DashboardFilter FiguresFilter => Customer.Filter with { Grain = null };

    private string BackAddress => FilterContext.UrlOf(CustomersFeature.Path, Context.Filter);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (ReferenceEquals(_page, Context) && _address == path) return;
        (_page, _address) = (Context, path);
        CustomerId = CustomersFeature.Customer.IdIn(path) ?? "";
        Customer = Context.About(FilterField.Customer, CustomerId);
    }

    private async Task<Found> FindAsync(DashboardFilter filter, CancellationToken cancellationToken) => new(await Queries.CustomerAsync(CustomerId, cancellationToken));

    private Task<KpiTotals> TotalsAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.TotalsAsync(AllTotals, filter, cancellationToken);

    private Task<KpiSeries> SeriesAsync(DashboardFilter filter, CancellationToken cancellationToken) => Queries.SeriesAsync(Cards, filter, filter.Grain, cancellationToken);

    private static Kpi[] RelatedTo(Kpi kpi) => kpi == CustomerKpis.DaysBetweenOrders ? [CustomerKpis.MedianDaysBetweenOrders] : [];

    /// <summary>The answer of a search that may find nobody.</summary>
    private sealed record Found(CustomerProfile? Customer);
}
