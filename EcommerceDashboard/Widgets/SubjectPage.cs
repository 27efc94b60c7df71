using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Widgets;

/// <summary>
/// The page of one customer or product, under the filter of the page: the figures of the other pages, narrowed to that one. They are those that the API
/// gives for the same address with the field of the filter.
/// </summary>
/// <param name="page">Where such pages are.</param>
public abstract class SubjectPage(OwnPage page) : ComponentBase
{
    private FilterContext? _context;
    private string? _address;

    /// <summary>The end of the address. Where it has slashes, the router and the server decode it differently, so that the subject is read from the address itself.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The filter of the page.</summary>
    [CascadingParameter]
    public required FilterContext Context { get; set; }

    /// <summary>The request that the page is prerendered for; null: it answers to clicks already.</summary>
    [CascadingParameter]
    public HttpContext? Request { get; set; }

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
    protected DashboardFilter OnlySubject => DashboardFilter.Everything.With(page.Subject, SubjectId);

    /// <summary>The filter of the cards. The length of the buckets is no matter of totals: another one leaves them alone.</summary>
    protected DashboardFilter FiguresFilter => Subject.Filter with { Grain = null };

    /// <summary>The page of all, under the same filter.</summary>
    protected string BackAddress => FilterContext.UrlOf(page.Path, Context.Filter);

    /// <summary>What a search for the subject finds. Where it finds nothing, the status of the response says so, to those who do not read the page.</summary>
    protected async Task<TProfile?> FoundAsync<TProfile>(Task<TProfile?> search)
        where TProfile : class
    {
        ArgumentNullException.ThrowIfNull(search);
        var found = await search;
        if (found is null && Request is { Response.HasStarted: false } request)
        {
            // At the last moment: while rendering, the framework takes this status as a page that nobody has, and drops what this one says.
            request.Response.OnStarting(() =>
            {
                request.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
        return found;
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (ReferenceEquals(_context, Context) && _address == path) return;
        (_context, _address) = (Context, path);
        SubjectId = page.IdIn(path) ?? "";
        Subject = Context.About(page.Subject, SubjectId);
    }
}
