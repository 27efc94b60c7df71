using System.Collections.Immutable;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Filters;

/// <summary>One of the filter's sets of values: how to read it, change it and offer its values. Selects, chips and drawer are drawn from this list.</summary>
/// <param name="Id">Stable name; resource key <c>{Id}</c>.</param>
/// <param name="Read">The chosen values.</param>
/// <param name="With">The filter with other values chosen.</param>
/// <param name="Options">The values to choose from.</param>
public sealed record ValueFilter(
    string Id,
    Func<DashboardFilter, ImmutableSortedSet<string>> Read,
    Func<DashboardFilter, ImmutableSortedSet<string>, DashboardFilter> With,
    Func<FilterOptions, IReadOnlyList<FilterOption>> Options)
{
    /// <summary>Every set of values, in the order of the filter row.</summary>
    public static IReadOnlyList<ValueFilter> All { get; } =
    [
        new("Region", filter => filter.Regions, (filter, values) => filter with { Regions = values }, options => options.Regions),
        new("Segment", filter => filter.Segments, (filter, values) => filter with { Segments = values }, options => options.Segments),
        new("Category", filter => filter.Categories, (filter, values) => filter with { Categories = values }, options => options.Categories),
    ];

    /// <summary>The filter without any chosen value; dates and comparison stay.</summary>
    public static DashboardFilter ClearAll(DashboardFilter filter) => All.Aggregate(filter, (cleared, values) => values.With(cleared, DashboardFilter.NoValues));
}
