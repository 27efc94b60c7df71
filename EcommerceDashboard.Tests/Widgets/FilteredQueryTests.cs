using Bunit;
using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Widgets;

public sealed class FilteredQueryTests : DashboardTestContext
{
    private static readonly DashboardFilter West = DashboardFilter.Everything with { Regions = DashboardFilter.NoValues.Add("West") };
    private static readonly DashboardFilter South = DashboardFilter.Everything with { Regions = DashboardFilter.NoValues.Add("South") };

    private readonly Dictionary<DashboardFilter, TaskCompletionSource<Answer>> _answers = [];
    private readonly Dictionary<DashboardFilter, CancellationToken> _tokens = [];
    private int _asked;

    [Fact]
    public void Render_NoAnswerYet_IsLoading()
    {
        var query = RenderQuery(West);

        Assert.Equal("Loading ", query.Markup);
    }

    [Fact]
    public async Task Answer_Arrives_IsReady()
    {
        var query = RenderQuery(West);

        await AnswerAsync(query, West, "west");

        query.MarkupMatches("Ready west");
    }

    [Fact]
    public async Task Filter_Changes_KeepsTheOldAnswerAsStaleAndCancelsTheQueryInFlight()
    {
        var query = RenderQuery(West);
        await AnswerAsync(query, West, "west");

        SetFilter(query, South);
        query.MarkupMatches("Stale west");

        SetFilter(query, DashboardFilter.Everything);
        Assert.True(_tokens[South].IsCancellationRequested);
    }

    [Fact]
    public async Task Answers_OutOfOrder_TheLatestFilterWins()
    {
        var query = RenderQuery(West);
        SetFilter(query, South);

        await AnswerAsync(query, South, "south");
        await AnswerAsync(query, West, "west, too late");

        query.MarkupMatches("Ready south");
    }

    [Fact]
    public async Task Failure_OutOfOrder_IsNoNews()
    {
        var query = RenderQuery(West);
        SetFilter(query, South);
        await AnswerAsync(query, South, "south");

        await query.InvokeAsync(() => _answers[West].SetException(new TimeoutException()));

        query.MarkupMatches("Ready south");
    }

    [Fact]
    public void Filter_Equal_IsNotAskedAgain()
    {
        var query = RenderQuery(West);

        SetFilter(query, West with { });

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Failure_ThenRetry_LoadsAgain()
    {
        var query = RenderQuery(West);
        await query.InvokeAsync(() => _answers[West].SetException(new TimeoutException()));
        query.MarkupMatches("Failed");
        _answers.Clear();

        var retry = query.InvokeAsync(() => query.Instance.RetryAsync());
        query.MarkupMatches("Loading");
        await AnswerAsync(query, West, "west");
        await retry;

        query.MarkupMatches("Ready west");
    }

    [Fact]
    public async Task Failure_AfterAWhile_IsAskedAgainByItselfLessAndLessOften()
    {
        var query = RenderQuery(West);
        await FailAsync(query);

        Time.Advance(FilteredQuery<Answer>.FirstRetryDelay);
        query.WaitForAssertion(() => Assert.Equal(2, _asked));
        await FailAsync(query);
        Time.Advance(FilteredQuery<Answer>.FirstRetryDelay);
        Assert.Equal(2, _asked);
        Time.Advance(FilteredQuery<Answer>.FirstRetryDelay);

        query.WaitForAssertion(() => Assert.Equal(3, _asked));
        await AnswerAsync(query, West, "back again");
        query.MarkupMatches("Ready back again");
    }

    [Fact]
    public void Dispose_CancelsTheQueryInFlight()
    {
        var query = RenderQuery(West);

        query.Instance.IsShown = false;
        query.Render();

        Assert.True(_tokens[West].IsCancellationRequested);
    }

    [Fact]
    public async Task Prerendered_TheCircuitTakesTheAnswerOver()
    {
        var prerendered = RenderQuery(West);
        await AnswerAsync(prerendered, West, "west");
        Persisted.TriggerOnPersisting();

        var query = RenderQuery(West);

        query.MarkupMatches("Ready west");
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Prerendered_UnderAnotherFilter_IsAskedAgain()
    {
        await AnswerAsync(RenderQuery(West), West, "west");
        Persisted.TriggerOnPersisting();

        RenderQuery(South).MarkupMatches("Loading");
    }

    [Fact]
    public async Task Prerendered_AnswerTooLargeForTheSocket_IsAskedAgain()
    {
        await AnswerAsync(RenderQuery(West), West, new string('x', 40_000));
        Persisted.TriggerOnPersisting();

        RenderQuery(West).MarkupMatches("Loading");
    }

    private IRenderedComponent<Host> RenderQuery(DashboardFilter filter) =>
        Render<Host>(parameters => parameters.Add(host => host.Filter, filter).Add(host => host.Query, QueryAsync));

    private static void SetFilter(IRenderedComponent<Host> query, DashboardFilter filter) => query.Render(parameters => parameters.Add(host => host.Filter, filter));

    private Task<Answer> QueryAsync(DashboardFilter filter, CancellationToken cancellationToken)
    {
        _asked++;
        _tokens[filter] = cancellationToken;
        _answers[filter] = new TaskCompletionSource<Answer>();
        return _answers[filter].Task;
    }

    private Task AnswerAsync(IRenderedComponent<Host> query, DashboardFilter filter, string text) =>
        query.InvokeAsync(() => _answers[filter].SetResult(new Answer(text)));

    private async Task FailAsync(IRenderedComponent<Host> query)
    {
        await query.InvokeAsync(() => _answers[West].SetException(new TimeoutException()));
        query.MarkupMatches("Failed");
    }

    private sealed record Answer(string Text);

    /// <summary>Shows the state of a query as text.</summary>
    private sealed class Host : ComponentBase
    {
        [Parameter]
        public required DashboardFilter Filter { get; set; }

        [Parameter]
        public required Func<DashboardFilter, CancellationToken, Task<Answer>> Query { get; set; }

        public bool IsShown { get; set; } = true;

        public Func<Task> RetryAsync { get; private set; } = () => Task.CompletedTask;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            if (!IsShown) return;
            builder.OpenComponent<FilteredQuery<Answer>>(0);
            builder.AddComponentParameter(1, nameof(FilteredQuery<Answer>.Name), "test");
            builder.AddComponentParameter(2, nameof(FilteredQuery<Answer>.Filter), Filter);
            builder.AddComponentParameter(3, nameof(FilteredQuery<Answer>.Query), Query);
            builder.AddComponentParameter(4, nameof(FilteredQuery<Answer>.ChildContent), (RenderFragment<QueryState<Answer>>)(state => inner =>
            {
                RetryAsync = state.RetryAsync;
                inner.AddContent(0, $"{state.Status} {state.Result?.Text}");
            }));
            builder.CloseComponent();
        }
    }
}
