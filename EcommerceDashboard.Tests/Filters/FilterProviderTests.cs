using Bunit;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.Shell;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Components;

namespace EcommerceDashboard.Filters;

public class FilterProviderTests : ShellTestContext
{
    [Fact]
    public void Address_WithFilter_IsCascaded()
    {
        var probe = RenderProbe("/?from=2017-01-01&to=2017-12-31&region=West&region=South&compare=year");

        Assert.Equal(new DateOnly(2017, 1, 1), probe.Context.Filter.From);
        Assert.Equal(["South", "West"], probe.Context.Filter.Regions);
        Assert.Equal(ComparisonMode.Year, probe.Context.Filter.Compare);
        Assert.Empty(probe.Problems);
    }

    [Fact]
    public void Address_WithBadValue_FallsBackAndSaysSo()
    {
        var probe = RenderProbe("/?from=yesterday&region=West");

        Assert.Null(probe.Context.Filter.From);
        Assert.Equal(["West"], probe.Context.Filter.Regions);
        Assert.Equal(new FilterProblem("from", "yesterday", FilterExpectation.Date), Assert.Single(probe.Problems));
    }

    [Fact]
    public void Address_WithNameOfThePage_IsNoProblem()
    {
        var probe = RenderProbe("/?tab=table");

        Assert.Empty(probe.Problems);
    }

    [Fact]
    public void ChangeTo_OtherFilter_NavigatesAndCascadesIt()
    {
        var probe = RenderProbe("/customers?region=West");

        probe.Context.ChangeTo(probe.Context.Filter with { Segments = DashboardFilter.NoValues.Add("Home Office") });

        Assert.Equal("/customers?region=West&segment=Home%20Office", Address);
        Assert.Equal(["Home Office"], probe.Context.Filter.Segments);
    }

    [Fact]
    public void ChangeTo_SameFilter_IsNoNavigation()
    {
        var probe = RenderProbe("/?region=West");
        var navigations = 0;
        Navigation.LocationChanged += (_, _) => navigations++;

        probe.Context.ChangeTo(probe.Context.Filter with { Regions = DashboardFilter.NoValues.Add("West") });

        Assert.Equal(0, navigations);
    }

    [Fact]
    public void Address_WithEqualFilter_KeepsTheContext()
    {
        var probe = RenderProbe("/?region=West&region=South");
        var context = probe.Context;

        Navigation.NavigateTo("/?region=South&region=West");

        Assert.Same(context, probe.Context);
        Assert.Single(Queries.Calls, call => call.Method == "FilterOptions");
    }

    [Fact]
    public void Options_EarlierAnswerComingLate_IsDropped()
    {
        var (early, late) = (new TaskCompletionSource(), new TaskCompletionSource());
        Queries.BeforeAnswer = call => call.Method != "FilterOptions" ? Task.CompletedTask : call.Filter.Regions.IsEmpty ? early.Task : late.Task;
        var rendered = RenderAt<Probe>("/");
        var probe = rendered.FindComponent<Probe>().Instance;

        Navigation.NavigateTo("/?region=West");
        Queries.Options = FakeKpiQueries.OptionsOf((FilterField.Region, [new("West", 1)]));
        late.SetResult();
        rendered.WaitForState(() => probe.Data.Options is not null);
        Queries.Options = FakeKpiQueries.OptionsOf();
        early.SetResult();

        Assert.Equal([new FilterOption("West", 1)], probe.Data.Options![FilterField.Region]);
    }

    [Fact]
    public void Database_Failing_KeepsThePageAndIsAskedAgain()
    {
        var isAway = true;
        Queries.BeforeAnswer = _ => isAway ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
        var rendered = RenderAt<Probe>("/?region=West");
        var probe = rendered.FindComponent<Probe>().Instance;
        Assert.Equal(FilterData.Unknown, probe.Data);
        Assert.Equal(["West"], probe.Context.Filter.Regions);

        isAway = false;
        Time.Advance(FilterProvider.RetryDelay);

        rendered.WaitForState(() => probe.Data.IsComplete);
    }

    [Fact]
    public void Data_LoadedByPrerendering_IsNotAskedForAgain()
    {
        Persisted.Persist("filter-data", new FilterData(Queries.Options, Queries.Freshness));

        var probe = RenderProbe("/");

        Assert.True(probe.Data.IsComplete);
        Assert.Empty(Queries.Calls);
    }

    private Probe RenderProbe(string address) => RenderAt<Probe>(address).FindComponent<Probe>().Instance;

    private sealed class Probe : ComponentBase
    {
        [CascadingParameter]
        public FilterContext Context { get; set; } = default!;

        [CascadingParameter]
        public FilterData Data { get; set; } = default!;

        [CascadingParameter]
        public IReadOnlyList<FilterProblem> Problems { get; set; } = default!;
    }
}
