using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace EcommerceDashboard.Filters;

/// <summary>
/// Cascades the filter that stands in the address (<see cref="FilterContext"/>), the problems of that address, and the filter's values and the
/// data's freshness (<see cref="FilterData"/>). A failing database leaves the latter as they were and is asked again; it never fails the page.
/// </summary>
public sealed partial class FilterProvider
{
    /// <summary>How long prerendering waits before the page goes out without the values.</summary>
    public static readonly TimeSpan PrerenderPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long after a failure the database is asked again.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);

    /// <summary>How often an open page looks whether the data is another than before.</summary>
    public static readonly TimeSpan FreshnessInterval = TimeSpan.FromSeconds(10);

    private const string PersistedKey = "filter-data";

    private static readonly IReadOnlyList<FilterProblem> NoProblems = [];

    private FilterContext _context = default!;
    private FilterData _data = FilterData.Unknown;
    private IReadOnlyList<FilterProblem> _problems = NoProblems;
    private PersistingComponentStateSubscription _persisting;
    private CancellationTokenSource? _inFlight;
    private ITimer? _retry;
    private ITimer? _watch;
    private bool _isLooking;

    /// <summary>What is filtered.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IKpiQueries Queries { get; set; } = default!;

    [Inject]
    private PersistentComponentState Persisted { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<FilterProvider> Logger { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _persisting.Dispose();
        _retry?.Dispose();
        _watch?.Dispose();
        _inFlight?.Cancel();
        _inFlight?.Dispose();
        _inFlight = null;
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watch = Time.CreateTimer(_ => InvokeAsync(LookForNewDataAsync), null, FreshnessInterval, FreshnessInterval);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _persisting = Persisted.RegisterOnPersisting(PersistAsync);
        ReadAddress();

        // What prerendering loaded is taken over, so that a visit asks the database once.
        if (Persisted.TryTakeFromJson<FilterData>(PersistedKey, out var prerendered) && prerendered is not null)
        {
            _data = prerendered;
            return;
        }

        var loading = LoadAsync();
        if (RendererInfo.IsInteractive) await loading;
        else await Task.WhenAny(loading, Task.Delay(PrerenderPatience, Time));
    }

    private Task PersistAsync()
    {
        if (_data.IsComplete) Persisted.PersistAsJson(PersistedKey, _data);
        return Task.CompletedTask;
    }

    /// <summary>True when the address has another filter than before.</summary>
    private bool ReadAddress()
    {
        var pairs = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query)
            .SelectMany(name => name.Value, (name, value) => KeyValuePair.Create(name.Key, value));
        var parsed = FilterQueryString.Parse(pairs);

        // A page may have names of its own in the address.
        var problems = parsed.Problems.Where(problem => problem.Expected != FilterExpectation.KnownName).ToList();
        if (!problems.SequenceEqual(_problems)) _problems = problems;
        if (_context is not null && _context.Filter == parsed.Filter) return false;
        _context = new FilterContext(parsed.Filter, Navigation);
        return true;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        var isOtherFilter = ReadAddress();
        StateHasChanged();
        if (isOtherFilter) await LoadAsync();
    });

    // The latest filter wins: an answer to an earlier one is dropped.
    private async Task LoadAsync()
    {
        _retry?.Dispose();
        _inFlight?.Cancel();
        _inFlight?.Dispose();
        var cancellation = _inFlight = new CancellationTokenSource();
        try
        {
            var options = Queries.FilterOptionsAsync(_context.Filter, cancellation.Token);
            var freshness = Queries.FreshnessAsync(cancellation.Token);
            await Task.WhenAll(options, freshness);
            if (cancellation != _inFlight) return;
            _data = new FilterData(await options, await freshness);
        }
        catch (Exception) when (cancellation != _inFlight)
        {
            // A later filter took over, or the page has gone: whatever this ended with is no news.
            return;
        }
        catch (Exception failure)
        {
            // Whatever the database has, the page lives on.
            Log.LoadFailed(Logger, failure);
            if (RendererInfo.IsInteractive) _retry = Time.CreateTimer(_ => InvokeAsync(LoadAsync), null, RetryDelay, Timeout.InfiniteTimeSpan);
            return;
        }

        // A page that cannot show the values is no fault of the database, and is not asked for again.
        StateHasChanged();
    }

    // An import raises the version of the data: whoever has the page open sees the new figures without doing anything.
    private async Task LookForNewDataAsync()
    {
        if (_isLooking || _data.Freshness is not { } known) return;
        _isLooking = true;
        try
        {
            if (await Queries.FreshnessAsync(CancellationToken.None) is { } found && found.Version != known.Version) await LoadAsync();
        }
        catch (Exception)
        {
            // The database is away: whatever asks it for figures says so.
        }
        finally
        {
            _isLooking = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The values of the filter could not be loaded; they will be asked for again")]
        public static partial void LoadFailed(ILogger logger, Exception failure);
    }
}
