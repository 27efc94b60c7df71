using System.Collections.Immutable;

namespace EcommerceDashboard.Filters;

/// <summary>What the user narrowed the dashboard to. Immutable; lives in the address of the page (see FilterQueryString).</summary>
/// <remarks>An empty set means all values. Sets are sorted, so that equal filters have one address and one cache key.</remarks>
public sealed record DashboardFilter
{
    /// <summary>The empty set in the ordering all sets of a filter have (ordinal).</summary>
    // First of the statics: the next one is made of it.
    public static ImmutableSortedSet<string> NoValues { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>All orders, compared with the previous period where there is one.</summary>
    public static DashboardFilter Everything { get; } = new();

    /// <summary>First local day, included; null: from the first order on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day, included; null: up to the last order.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Ship-to regions.</summary>
    public ImmutableSortedSet<string> Regions { get; init; } = NoValues;

    /// <summary>Customer segments.</summary>
    public ImmutableSortedSet<string> Segments { get; init; } = NoValues;

    /// <summary>Product categories. They narrow the lines of an order, not only the orders.</summary>
    public ImmutableSortedSet<string> Categories { get; init; } = NoValues;

    /// <summary>What the figures are compared with.</summary>
    public ComparisonMode Compare { get; init; } = ComparisonMode.Previous;

    /// <summary>The length of a time bucket; null: chosen from the length of the range.</summary>
    public Granularity? Grain { get; init; }

    /// <summary>True when neither dates nor values narrow the figures.</summary>
    public bool IsEmpty => From is null && To is null && Regions.IsEmpty && Segments.IsEmpty && Categories.IsEmpty;

    /// <inheritdoc />
    public bool Equals(DashboardFilter? other) =>
        other is not null && From == other.From && To == other.To && Compare == other.Compare && Grain == other.Grain
        && Regions.SetEquals(other.Regions) && Segments.SetEquals(other.Segments) && Categories.SetEquals(other.Categories);

    /// <inheritdoc />
    public override int GetHashCode() =>
        HashCode.Combine(From, To, Compare, Grain, Regions.Count, Segments.Count, Categories.Count);
}

/// <summary>What a figure is compared with.</summary>
public enum ComparisonMode
{
    /// <summary>The period just before: as many whole calendar months for a range of whole months, else as many days.</summary>
    Previous,

    /// <summary>The same dates one year earlier.</summary>
    Year,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>The length of a time bucket.</summary>
public enum Granularity
{
    /// <summary>A local day.</summary>
    Day,

    /// <summary>A week, from the configured first day of the week.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>Whole local days, both ends included.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    /// <summary>Number of days, at least 1.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
