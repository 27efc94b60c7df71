namespace EcommerceDashboard.Navigation;

/// <summary>
/// A page in the navigation. A feature registers its own (<c>services.AddSingleton(new NavEntry(…))</c>), so that only pages that exist are offered.
/// </summary>
/// <param name="Path">Address from the root, as in <c>/</c> or <c>/customers</c>.</param>
/// <param name="TextType">The marker class of the resources that hold <paramref name="TitleKey"/>.</param>
/// <param name="TitleKey">Resource key of the page's title.</param>
/// <param name="Icon">Inline SVG path, as MudBlazor's icons are.</param>
/// <param name="Order">Place in the list, smallest first.</param>
/// <param name="Group">Entries of different groups are set apart by a line; groups stand in the order of their number.</param>
public sealed record NavEntry(string Path, Type TextType, string TitleKey, string Icon, int Order, int Group = 0);
