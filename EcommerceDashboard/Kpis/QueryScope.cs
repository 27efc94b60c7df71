using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

/// <summary>What a query is about: the orders of a filter that the user may see, and the days they are compared with.</summary>
/// <param name="Filter">The filter. Its dates are the current range; open ends stay open.</param>
/// <param name="Comparison">The days compared with; null: none.</param>
/// <param name="Data">What the user may see.</param>
public sealed record QueryScope(DashboardFilter Filter, DateRange? Comparison, DataScope Data)
{
    /// <summary>The scope of the comparison: the same filter over its days; null: there is none.</summary>
    public QueryScope? Compared =>
        Comparison is { } days ? this with { Filter = Filter with { From = days.From, To = days.To }, Comparison = null } : null;
}
