using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace EcommerceDashboard.Filters;

/// <summary>
/// The filter of the page, cascaded by <c>FilterProvider</c>. The address is the only state: a change is a navigation, and Back undoes it.
/// A new instance is cascaded only when the filter changed.
/// </summary>
/// <param name="filter">The filter in the address.</param>
/// <param name="navigation">Reads and changes the address.</param>
public sealed class FilterContext(DashboardFilter filter, NavigationManager navigation)
{
    /// <summary>The filter in the address.</summary>
    public DashboardFilter Filter { get; } = filter;

    /// <summary>From a filter of this context to the one that stands in the address.</summary>
    private Func<DashboardFilter, DashboardFilter> InAddress { get; init; } = filter => filter;

    /// <summary>
    /// The context of a page about one value, such as a customer's: cascade it to the widgets of that page. Its filter holds the value;
    /// the path of the page says it already, so that addresses it changes to have what the reader chose of that field, and no more.
    /// </summary>
    /// <param name="field">The field of the value.</param>
    /// <param name="value">What the page is about.</param>
    public FilterContext About(FilterField field, string value) =>
        new(Filter.With(field, value), navigation) { InAddress = changed => changed.With(field, Filter[field]) };

    /// <summary>
    /// Shows the same page under another filter, as a new entry in the browser's history. What else the address holds is the page's own and stays, but for the
    /// place in a list, whose name ends in <c>page</c>: another filter is another list.
    /// </summary>
    /// <param name="filter">The filter to change to; the current one changes nothing.</param>
    public void ChangeTo(DashboardFilter filter)
    {
        if (filter == Filter) return;
        var address = new Uri(navigation.Uri);
        var ofPage = QueryHelpers.ParseQuery(address.Query).Where(pair =>
            !FilterQueryString.Names.Contains(pair.Key, StringComparer.OrdinalIgnoreCase) && !pair.Key.EndsWith("page", StringComparison.OrdinalIgnoreCase));
        navigation.NavigateTo(QueryHelpers.AddQueryString(UrlOf(address.AbsolutePath, InAddress(filter)), ofPage));
    }

    /// <summary>What a click on a mark does: adds its value to the filter, or takes it back.</summary>
    /// <param name="field">The field of the mark.</param>
    /// <param name="value">Its value; empty: what has none.</param>
    public void Toggle(FilterField field, string value) => ChangeTo(Filter.Toggled(field, value));

    /// <summary>The address of a page under a filter: what links between pages carry.</summary>
    /// <param name="path">Address of the page from the root, without a query.</param>
    /// <param name="filter">The filter.</param>
    public static string UrlOf(string path, DashboardFilter filter) => path + FilterQueryString.Format(filter);
}
