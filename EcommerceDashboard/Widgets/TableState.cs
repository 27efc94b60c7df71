using System.Globalization;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.WebUtilities;

namespace EcommerceDashboard.Widgets;

/// <summary>What a <see cref="KpiTable"/> shows of its rows, as it stands in the address of the page. Bad values fall back.</summary>
/// <param name="Sort">The figure sorted by; null: by name.</param>
/// <param name="Descending">Largest, or last, first.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows of a page, one of <see cref="Sizes"/>.</param>
/// <param name="Search">Plain text that name or id contain; empty: all rows.</param>
public sealed record TableState(Kpi? Sort, bool Descending, int Page, int Size, string Search)
{
    /// <summary>How many rows a page can have; the first is the default.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [10, 25, 50, 100];

    /// <summary>The longest search: an address has an end.</summary>
    public const int LongestSearch = 200;

    private const string SortName = "sort", PageName = "page", SizeName = "size", SearchName = "q", ByName = "name";

    /// <summary>Reads the state.</summary>
    /// <param name="address">The address of the page.</param>
    /// <param name="prefix">Before the names, where a page has more than one table.</param>
    /// <param name="columns">What can be sorted by.</param>
    /// <param name="start">The state when the address says nothing.</param>
    public static TableState Read(string address, string prefix, IReadOnlyList<Kpi> columns, TableState start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string Given(string name) => query.TryGetValue(prefix + name, out var values) ? values[0] ?? "" : "";
        int? Number(string name) => int.TryParse(Given(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        var sort = Given(SortName);
        var sorted = columns.FirstOrDefault(kpi => kpi.Id == sort.TrimStart('-'));
        var isKnown = sorted is not null || sort.TrimStart('-') == ByName;
        var search = Given(SearchName);
        return start with
        {
            Sort = isKnown ? sorted : start.Sort,
            Descending = isKnown ? sort.StartsWith('-') : start.Descending,
            Page = Number(PageName) is > 0 and < 1_000_000 and { } page ? page : 1,
            Size = Number(SizeName) is { } size && Sizes.Contains(size) ? size : start.Size,
            Search = search.Length <= LongestSearch ? search : search[..LongestSearch],
        };
    }

    /// <summary>The names and values of the address; null: not in it, as it is the default.</summary>
    /// <param name="prefix">As in <see cref="Read"/>.</param>
    /// <param name="start">As in <see cref="Read"/>.</param>
    public IReadOnlyDictionary<string, object?> Write(string prefix, TableState start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var isSorted = Sort != start.Sort || Descending != start.Descending;
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [prefix + SortName] = isSorted ? (Descending ? "-" : "") + (Sort?.Id ?? ByName) : null,
            [prefix + PageName] = Page == 1 ? null : Page,
            [prefix + SizeName] = Size == start.Size ? null : Size,
            [prefix + SearchName] = Search.Length == 0 ? null : Search,
        };
    }

    /// <summary>All of it in one text.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Sort?.Id},{Descending},{Page},{Size},{Search}");

    /// <summary>The order of the groups that the query is asked for.</summary>
    public BreakdownOrder Order => new(Sort, Descending, (Page - 1) * Size, Size) { Search = Search };

    /// <summary>What a click on a column does: the first one sorts largest first (names: first letters first), the next one turns it round. The first page again.</summary>
    /// <param name="column">The figure; null: the name.</param>
    public TableState SortedBy(Kpi? column) => this with { Sort = column, Descending = column == Sort ? !Descending : column is not null, Page = 1 };
}
