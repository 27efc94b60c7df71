namespace EcommerceDashboard.Filters;

/// <summary>
/// The pages below a page that show one thing of it each, such as <c>/customers/AA-10315</c>. A feature registers its own
/// (<c>services.AddSingleton(new OwnPage(…))</c>), so that the names in every table lead there.
/// </summary>
/// <param name="Path">Address of the page that lists them, as in <c>/customers</c>.</param>
/// <param name="Subject">The field of the filter that names what they are about.</param>
public sealed record OwnPage(string Path, FilterField Subject)
{
    /// <summary>Address of the page of one thing under a filter.</summary>
    /// <param name="id">Its id, whatever characters it has.</param>
    /// <param name="filter">The filter; what it says of the subject gives way to the address.</param>
    public string AddressOf(string id, DashboardFilter filter) => FilterContext.UrlOf($"{Path}/{Uri.EscapeDataString(id)}", filter.With(Subject));

    /// <summary>The id in the path of an address, as <see cref="AddressOf"/> writes it; null: it is none of these pages.</summary>
    public string? IdIn(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase) && path.Length > Path.Length + 1 ? Uri.UnescapeDataString(path[(Path.Length + 1)..]) : null;
    }
}
