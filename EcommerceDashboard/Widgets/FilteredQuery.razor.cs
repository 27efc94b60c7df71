using System.Text.Json;
using EcommerceDashboard.Filters;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Widgets;

/// <summary>
/// Runs a query whenever its filter or the data in the database changes. The latest filter wins: the query in flight is cancelled, and an answer that comes anyway is dropped.
/// The old answer stays, marked stale, until the new one is there. A failure is shown, and asked again by itself: a database that comes back heals the page.
/// What prerendering loaded is taken over by the circuit, so that a visit asks once.
/// </summary>
/// <typeparam name="TResult">What the query answers; written as JSON between prerendering and circuit.</typeparam>
public sealed partial class FilteredQuery<TResult> : IDisposable
{
    /// <summary>How long prerendering waits before the page goes out with a skeleton in this place.</summary>
    public static readonly TimeSpan PrerenderPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long after a failure the query runs again by itself; doubled with every failure up to <see cref="LongestRetryDelay"/>.</summary>
    public static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(5);

    /// <summary>The longest time between two attempts.</summary>
    public static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(1);

    // What is persisted travels from the browser to the server when the circuit starts, and a message has a limit: a larger answer is asked for again.
    private const int MostPersistedBytes = 32 * 1024;

    private CancellationTokenSource? _inFlight;
    private PersistingComponentStateSubscription _persisting;
    private (DashboardFilter Filter, string Variant)? _asked;
    private long? _version;
    private QueryStatus _status = QueryStatus.Loading;
    private TResult? _result;
    private TimeSpan _retryDelay = FirstRetryDelay;
    private ITimer? _retry;

    /// <summary>Name of the query, unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The filter; another one runs the query again, an equal one does not.</summary>
    [Parameter, EditorRequired]
    public required DashboardFilter Filter { get; set; }

    /// <summary>What else of the address the query depends on, as text: another one runs it again, too.</summary>
    [Parameter]
    public string Variant { get; set; } = "";

    /// <summary>The query.</summary>
    [Parameter, EditorRequired]
    public required Func<DashboardFilter, CancellationToken, Task<TResult>> Query { get; set; }

    /// <summary>What shows the state.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<QueryState<TResult>> ChildContent { get; set; }

    /// <summary>The version of the data: another one runs the query again.</summary>
    [CascadingParameter]
    public FilterData Data { get; set; } = FilterData.Unknown;

    [Inject]
    private PersistentComponentState Persisted { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ILogger<FilteredQuery<TResult>> Logger { get; set; } = default!;

    private QueryState<TResult> State => new(_status, _result, LoadAsync);

    private string Address => FilterQueryString.Format(Filter) + "#" + Variant;

    private string PersistedKey => "query:" + Name;

    /// <inheritdoc />
    public void Dispose()
    {
        _persisting.Dispose();
        _retry?.Dispose();
        _inFlight?.Cancel();
        _inFlight?.Dispose();
        _inFlight = null;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _persisting = Persisted.RegisterOnPersisting(PersistAsync);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var isOtherData = _version is not null && Data.Freshness is { } freshness && freshness.Version != _version;
        _version = Data.Freshness?.Version ?? _version;
        if (_asked == (Filter, Variant) && !isOtherData) return;
        var isFirst = _asked is null;
        _asked = (Filter, Variant);
        if (isFirst && Persisted.TryTakeFromJson<Answer>(PersistedKey, out var answer) && answer?.Address == Address)
        {
            (_status, _result) = (QueryStatus.Ready, answer.Result);
            return;
        }

        _retryDelay = FirstRetryDelay;
        var loading = LoadAsync();
        // A slow database costs the first HTML its figures, not the reader the page: the circuit asks again.
        if (RendererInfo.IsInteractive) await loading;
        else await Task.WhenAny(loading, Task.Delay(PrerenderPatience, Time));
    }

    private async Task LoadAsync()
    {
        _retry?.Dispose();
        _inFlight?.Cancel();
        _inFlight?.Dispose();
        var cancellation = _inFlight = new CancellationTokenSource();
        _status = _result is null ? QueryStatus.Loading : QueryStatus.Stale;
        try
        {
            StateHasChanged();
            var result = await Query(Filter, cancellation.Token);
            if (cancellation != _inFlight) return;
            (_status, _result) = (QueryStatus.Ready, result);
            _retryDelay = FirstRetryDelay;
        }
        catch (Exception) when (cancellation != _inFlight)
        {
            // A later filter took over, or the widget has gone: whatever this query ended with is no news.
            return;
        }
        catch (Exception failure)
        {
            Log.QueryFailed(Logger, Name, failure);
            (_status, _result) = (QueryStatus.Failed, null);
            RetryLater();
        }

        StateHasChanged();
    }

    private void RetryLater()
    {
        if (!RendererInfo.IsInteractive) return;
        _retry = Time.CreateTimer(_ => InvokeAsync(LoadAsync), null, _retryDelay, Timeout.InfiniteTimeSpan);
        _retryDelay = _retryDelay * 2 < LongestRetryDelay ? _retryDelay * 2 : LongestRetryDelay;
    }

    private Task PersistAsync()
    {
        if (_status != QueryStatus.Ready || _result is null) return Task.CompletedTask;
        var answer = new Answer(Address, _result);
        if (JsonSerializer.SerializeToUtf8Bytes(answer, JsonSerializerOptions.Web).Length <= MostPersistedBytes) Persisted.PersistAsJson(PersistedKey, answer);
        return Task.CompletedTask;
    }

    private sealed record Answer(string Address, TResult Result);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The query {Name} failed; it will be asked again")]
        public static partial void QueryFailed(ILogger logger, string name, Exception failure);
    }
}
