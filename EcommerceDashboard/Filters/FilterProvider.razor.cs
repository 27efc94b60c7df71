using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using MongoDB.Driver;

namespace EcommerceDashboard.Filters;

/// <summary>
/// Cascades the filter that stands in the address (<see cref="FilterContext"/>), the problems of that address, and the filter's values and the
/// data's freshness (<see cref="FilterData"/>). A failing database leaves the latter as they were and is asked again; it never fails the page.
/// </summary>
public sealed partial class FilterProvider
{
    /// <summary>How long after a failure the database is asked again.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);

    private static readonly IReadOnlyList<FilterProblem> NoProblems = [];

    private FilterContext? _context;
    private FilterData _data = FilterData.Unknown;
    private IReadOnlyList<FilterProblem> _problems = NoProblems;
    private CancellationTokenSource _loading = new();
    private ITimer? _retry;

    /// <summary>What is filtered.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>
    /// What prerendering loaded, so that a visit asks the database once. Read once: a later render of the parent writes the prerendered
    /// value back into this property, so what is in force lives in a field.
    /// </summary>
    [PersistentState]
    public FilterData? Prerendered { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<FilterProvider> Logger { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _loading.Cancel();
        _loading.Dispose();
        _retry?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        ReadAddress();
        if (Prerendered is { IsComplete: true })
        {
            _data = Prerendered;
            return;
        }

        await LoadAsync();
        Prerendered = _data;
    }

    /// <summary>True when the address has another filter than before.</summary>
    private bool ReadAddress()
    {
        var query = new Uri(Navigation.Uri).Query;
        var pairs = QueryHelpers.ParseQuery(query).SelectMany(name => name.Value.Select(value => KeyValuePair.Create(name.Key, value)));
        var parsed = FilterQueryString.Parse(pairs);

        // A page may have names of its own in the address.
        var problems = parsed.Problems.Where(problem => problem.Expected != FilterExpectation.KnownName).ToList();
        if (!problems.SequenceEqual(_problems)) _problems = problems;
        if (_context?.Filter == parsed.Filter) return false;
        _context = new FilterContext(parsed.Filter, Navigation);
        return true;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        var isOtherFilter = ReadAddress();
        StateHasChanged();
        if (isOtherFilter) await LoadAsync();
    });

    private async Task LoadAsync()
    {
        // The latest filter wins: what was asked for before it no longer matters.
        await _loading.CancelAsync();
        _loading.Dispose();
        _loading = new CancellationTokenSource();
        var cancellation = _loading.Token;
        try
        {
            var options = Queries.FilterOptionsAsync(_context!.Filter, cancellation);
            var freshness = Queries.FreshnessAsync(cancellation);
            await Task.WhenAll(options, freshness);
            if (cancellation.IsCancellationRequested) return;
            _data = new FilterData(await options, await freshness);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // A later filter took over, or the page has gone.
        }
        catch (Exception failure) when (failure is MongoException or TimeoutException)
        {
            Log.OptionsFailed(Logger, failure);
            if (RendererInfo.IsInteractive) RetryLater();
        }
    }

    private void RetryLater()
    {
        _retry?.Dispose();
        _retry = Time.CreateTimer(_ => InvokeAsync(LoadAsync), null, RetryDelay, Timeout.InfiniteTimeSpan);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The values of the filter could not be loaded")]
        public static partial void OptionsFailed(ILogger logger, Exception failure);
    }
}
