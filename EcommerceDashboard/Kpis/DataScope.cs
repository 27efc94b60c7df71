using System.Collections.Immutable;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// What the signed-in user may see. <see cref="KpiCompiler"/> narrows every query to it; no component passes it, so none can forget it.
/// </summary>
public sealed record DataScope
{
    /// <summary>All orders.</summary>
    public static DataScope Everything { get; } = new();

    /// <summary>The ship-to regions that may be seen; null: all. An empty set is nothing.</summary>
    public ImmutableSortedSet<string>? Regions { get; init; }
}
