using System.Collections.Immutable;

namespace EcommerceDashboard.Filters;

/// <summary>What the user narrowed the dashboard to. Immutable; lives in the address of the page (see FilterQueryString).</summary>
/// <remarks>An empty set means all values. Sets are sorted, so that equal filters have one address and one cache key.</remarks>
public sealed record DashboardFilter
{
    private static readonly ImmutableDictionary<FilterField, ImmutableSortedSet<string>> NoFields = ImmutableDictionary<FilterField, ImmutableSortedSet<string>>.Empty;

    // Only fields that have values: equal filters have equal maps.
    private ImmutableDictionary<FilterField, ImmutableSortedSet<string>> Values { get; init; } = NoFields;

    /// <summary>The empty set in the ordering all sets of a filter have (ordinal).</summary>
    // Before the next one, which is made of it.
    public static ImmutableSortedSet<string> NoValues { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>All orders, compared with the previous period where there is one.</summary>
    public static DashboardFilter Everything { get; } = new();

    /// <summary>First local day, included; null: from the first order on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day, included; null: up to the last order.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The chosen values of a field; empty: all. Those of a line's field narrow the lines of an order, not only the orders.</summary>
    /// <param name="field">The field.</param>
    public ImmutableSortedSet<string> this[FilterField field] => Values.GetValueOrDefault(field, NoValues);

    /// <summary>Ship-to regions.</summary>
    public ImmutableSortedSet<string> Regions
    {
        get => this[FilterField.Region];
        init => Values = Set(FilterField.Region, value);
    }

    /// <summary>Customer segments.</summary>
    public ImmutableSortedSet<string> Segments
    {
        get => this[FilterField.Segment];
        init => Values = Set(FilterField.Segment, value);
    }

    /// <summary>Product categories.</summary>
    public ImmutableSortedSet<string> Categories
    {
        get => this[FilterField.Category];
        init => Values = Set(FilterField.Category, value);
    }

    /// <summary>What the figures are compared with.</summary>
    public ComparisonMode Compare { get; init; } = ComparisonMode.Previous;

    /// <summary>The length of a time bucket; null: chosen from the length of the range.</summary>
    public Granularity? Grain { get; init; }

    /// <summary>True when neither dates nor values narrow the figures.</summary>
    public bool IsEmpty => From is null && To is null && !HasValues;

    /// <summary>True when a field has chosen values.</summary>
    public bool HasValues => !Values.IsEmpty;

    /// <summary>The fields that have chosen values, in the order of <see cref="FilterField.All"/>.</summary>
    public IEnumerable<FilterField> Narrowed => FilterField.All.Where(Values.ContainsKey);

    /// <summary>The filter with other values of a field; none: all.</summary>
    /// <param name="field">The field.</param>
    /// <param name="values">Its values from now on.</param>
    public DashboardFilter With(FilterField field, params IEnumerable<string> values) => this with { Values = Set(field, values) };

    /// <summary>The filter with a value added to those of a field, or taken from them: what a click on a mark does.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value; empty: what has none.</param>
    public DashboardFilter Toggled(FilterField field, string value) => With(field, this[field].SymmetricExcept([value]));

    /// <summary>The filter without values. Dates, comparison and granularity stay: they are another choice, made elsewhere, and all time has a name there.</summary>
    public DashboardFilter WithoutValues() => this with { Values = NoFields };

    /// <inheritdoc />
    public bool Equals(DashboardFilter? other) =>
        other is not null && From == other.From && To == other.To && Compare == other.Compare && Grain == other.Grain
        && Values.Count == other.Values.Count && Values.All(field => field.Value.SetEquals(other[field.Key]));

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(From);
        hash.Add(To);
        hash.Add(Compare);
        hash.Add(Grain);
        foreach (var field in Narrowed)
            foreach (var value in this[field]) hash.Add(value, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    private ImmutableDictionary<FilterField, ImmutableSortedSet<string>> Set(FilterField field, IEnumerable<string> values)
    {
        var chosen = NoValues.Union(values);
        return chosen.IsEmpty ? Values.Remove(field) : Values.SetItem(field, chosen);
    }
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
