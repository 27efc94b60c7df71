using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

/// <summary>The one way from a filter to figures: pages, API and exports all ask here. An interface so that component tests can answer by hand.</summary>
/// <exception cref="MongoDB.Driver.MongoException">Every method: the database refused or is away (also <see cref="TimeoutException"/>).</exception>
public interface IKpiQueries
{
    /// <summary>Figures over the whole range and over the comparison, in one round trip.</summary>
    Task<KpiTotals> TotalsAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, CancellationToken cancellationToken);

    /// <summary>Figures by a dimension and those of the comparison, in one round trip; a figure with <see cref="ComputedRows"/> alone, without comparison.</summary>
    /// <exception cref="ArgumentException">A figure that has no groups by the dimension, or one with <see cref="ComputedRows"/> beside others.</exception>
    Task<KpiBreakdown> BreakdownAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension dimension, BreakdownOrder order, CancellationToken cancellationToken);

    /// <summary>Figures per time bucket and those of the comparison, in one round trip.</summary>
    /// <param name="kpis">The figures.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="grain">Bucket length; null: the filter's, else chosen from the length of the range.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task<KpiSeries> SeriesAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Granularity? grain, CancellationToken cancellationToken);

    /// <summary>Figures by two dimensions at once, without comparison, in one round trip; pairs without orders are left out.</summary>
    /// <exception cref="ArgumentException">A figure with a pipeline of its own, or a dimension of customers.</exception>
    Task<KpiMatrix> MatrixAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension rows, Dimension columns, CancellationToken cancellationToken);

    /// <summary>The course of a figure for a few keys of a dimension, zero-filled, in one round trip: what sparklines of table rows show.</summary>
    /// <param name="kpi">The figure.</param>
    /// <param name="filter">The filter; its granularity is not used.</param>
    /// <param name="dimension">A dimension that is a field.</param>
    /// <param name="keys">The keys; every one has an entry in the answer.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task<KpiTrends> TrendsAsync(Kpi kpi, DashboardFilter filter, Dimension dimension, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>The orders and refunds in scope, newest first, each with the sums of its lines in scope.</summary>
    /// <param name="filter">The filter; its comparison and granularity are not used.</param>
    /// <param name="skip">Orders to leave out at the start.</param>
    /// <param name="take">Orders at most, at least 1.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">A page of less than one order, or a negative skip.</exception>
    Task<OrderList> OrdersAsync(DashboardFilter filter, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Who a customer is; null: no order that the user may see names that customer.</summary>
    /// <param name="id">Customer id.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task<CustomerProfile?> CustomerAsync(string id, CancellationToken cancellationToken);

    /// <summary>What a product is; null: no order that the user may see contains it.</summary>
    /// <param name="id">Product id.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task<ProductProfile?> ProductAsync(string id, CancellationToken cancellationToken);

    /// <summary>The values the filter can take, with counts under the other filters.</summary>
    Task<FilterOptions> FilterOptionsAsync(DashboardFilter filter, CancellationToken cancellationToken);

    /// <summary>How far the data reaches.</summary>
    Task<DataFreshness> FreshnessAsync(CancellationToken cancellationToken);
}

/// <summary>Which groups of a breakdown, and in which order.</summary>
/// <param name="SortBy">The figure to sort by; null: by what is shown of the group.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Skip">Groups to leave out at the start.</param>
/// <param name="Take">Groups at most; null: all.</param>
public sealed record BreakdownOrder(Kpi? SortBy, bool Descending = true, int Skip = 0, int? Take = null)
{
    /// <summary>Plain text that the name or the key of a group has to contain, in any case; null or empty: all groups.</summary>
    public string? Search { get; init; }

    /// <summary>How many orders of the current range a group has to have; 0: groups of refunds alone are there too.</summary>
    public int MinOrders { get; init; }
}
