using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Widgets;

/// <summary>
/// The page of one customer or product, under the filter of the page: the figures of the other pages, narrowed to that one. They are those that the API
/// gives for the same address with the field of the filter.
/// </summary>
/// <param name="page">Where such pages are.</param>
/// <param name="subject">What the filter names it by.</param>
public abstract class SubjectPage(OwnPage page, FilterField subject) : ComponentBase
{
    private FilterContext? _context;
    private string? _address;

    /// <summary>The end of the address. Where it has slashes, the router and the server decode it differently, so that the subject is read from the address itself.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    /// <summary>The figures.</summary>
    [Inject]
    protected IKpiQueries Queries { get; set; } = default!;

    /// <summary>Values in words.</summary>
    [Inject]
    protected KpiFormatter Formatter { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Whom or what the page is about.</summary>
    protected string SubjectId { get; private set; } = "";

    /// <summary>The filter of the page, about the subject.</summary>
    protected FilterContext Subject { get; private set; } = default!;

    /// <summary>All that there is of the subject.</summary>
    protected DashboardFilter OnlySubject => DashboardFilter.Everything.With(subject, SubjectId);

    /// <summary>The filter of the cards. The length of the buckets is no matter of totals: another one leaves them alone.</summary>
    protected DashboardFilter FiguresFilter => Subject.Filter with { Grain = null };

    /// <summary>The page of all, under the same filter.</summary>
    protected string BackAddress => FilterContext.UrlOf(page.Path, Context.Filter);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (ReferenceEquals(_context, Context) && _address == path) return;
        (_context, _address) = (Context, path);
        SubjectId = page.IdIn(path) ?? "";
        Subject = Context.About(subject, SubjectId);
    }
}
