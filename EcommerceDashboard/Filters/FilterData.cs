using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Filters;

/// <summary>What the database says about the filter; cascaded by <c>FilterProvider</c> beside <see cref="FilterContext"/>.</summary>
/// <param name="Options">The values the filter can take, counted under the filter last asked for; null: not known (yet).</param>
/// <param name="Freshness">How far the data reaches; null: not known (yet).</param>
public sealed record FilterData(FilterOptions? Options, DataFreshness? Freshness)
{
    /// <summary>Nothing is known.</summary>
    public static FilterData Unknown { get; } = new(null, null);

    /// <summary>Both answers are there.</summary>
    public bool IsComplete => Options is not null && Freshness is not null;
}
