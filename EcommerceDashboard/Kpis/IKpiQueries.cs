using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

/// <summary>The one way from a filter to figures: pages, API and exports all ask here. An interface so that component tests can answer by hand.</summary>
/// <exception cref="MongoDB.Driver.MongoException">Every method: the database refused or is away (also <see cref="TimeoutException"/>).</exception>
public interface IKpiQueries
{
    /// <summary>Figures over the whole range and over the comparison, in one round trip.</summary>
    Task<KpiTotals> TotalsAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, CancellationToken cancellationToken);

    /// <summary>Figures by a dimension and those of the comparison, in one round trip.</summary>
    Task<KpiBreakdown> BreakdownAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Dimension dimension, BreakdownOrder order, CancellationToken cancellationToken);

    /// <summary>Figures per time bucket and those of the comparison, in one round trip.</summary>
    /// <param name="kpis">The figures.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="grain">Bucket length; null: the filter's, else chosen from the length of the range.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task<KpiSeries> SeriesAsync(IReadOnlyList<Kpi> kpis, DashboardFilter filter, Granularity? grain, CancellationToken cancellationToken);

    /// <summary>The values the filter can take, with counts under the other filters.</summary>
    Task<FilterOptions> FilterOptionsAsync(DashboardFilter filter, CancellationToken cancellationToken);

    /// <summary>How far the data reaches.</summary>
    Task<DataFreshness> FreshnessAsync(CancellationToken cancellationToken);
}

/// <summary>Which groups of a breakdown, and in which order.</summary>
/// <param name="SortBy">The figure to sort by; null: by key.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Skip">Groups to leave out at the start.</param>
/// <param name="Take">Groups at most; null: all.</param>
public sealed record BreakdownOrder(Kpi? SortBy, bool Descending = true, int Skip = 0, int? Take = null);
