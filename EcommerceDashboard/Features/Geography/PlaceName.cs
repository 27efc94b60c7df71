using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Features.Geography;

/// <summary>A city with its state and country, as a key of <see cref="Kpis.Dimension.Place"/> names it.</summary>
/// <param name="City">The city.</param>
/// <param name="State">Its state; null: it has none.</param>
/// <param name="Country">Its country; null: it has none.</param>
public sealed record PlaceName(string City, string? State, string? Country)
{
    private const string Separator = ", ";

    /// <summary>
    /// Takes a key apart. A name may hold a comma itself, and a place may lack a state or a country: so the end of the key is looked up
    /// among the names that the data has.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="states">The states of the data.</param>
    /// <param name="countries">The countries of the data.</param>
    public static PlaceName Of(string key, IEnumerable<string> states, IEnumerable<string> countries)
    {
        ArgumentNullException.ThrowIfNull(key);
        var country = EndOf(key, countries);
        var rest = Without(key, country);
        var state = EndOf(rest, states);
        return new PlaceName(Without(rest, state), state, country);
    }

    /// <summary>The filter narrowed to the place; where it is so already, without its city.</summary>
    public DashboardFilter ToggledIn(DashboardFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var narrowed = filter.With(FilterField.City, City);
        if (State is not null) narrowed = narrowed.With(FilterField.State, State);
        if (Country is not null) narrowed = narrowed.With(FilterField.Country, Country);
        return narrowed == filter ? filter.With(FilterField.City) : narrowed;
    }

    private static string? EndOf(string key, IEnumerable<string> names) =>
        names.Where(name => name.Length > 0 && key.EndsWith(Separator + name, StringComparison.Ordinal)).MaxBy(name => name.Length);

    private static string Without(string key, string? end) => end is null ? key : key[..^(Separator.Length + end.Length)];
}
