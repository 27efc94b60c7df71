using Bunit;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Page;
using EcommerceDashboard.Features.Sources.Proposal;
using EcommerceDashboard.Features.Sources.Runs;
using EcommerceDashboard.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EcommerceDashboard.Features.Sources;

public sealed class SourcesPageTests
{
    private static readonly SourceDefinition Shop = SourceLayouts.Retail.Definition with { Name = "shop", Database = "erp", EveryMinutes = 60 };

    private readonly FakeSources _sources = new();

    [Theory]
    [InlineData("en-US", "There is no source yet.")]
    [InlineData("fr-FR", "Il n’y a pas encore de source.")]
    public void Page_NoSource_SaysWhatToDo(string culture, string text)
    {
        using var context = Context(culture);

        var page = context.RenderPage<SourcesPage>(SourcesFeature.Path);

        page.WaitForAssertion(() => Assert.Contains(text, page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_DatabaseAway_OffersRetry()
    {
        using var context = Context();
        _sources.Failure = new SourceAccessException("away");
        var page = context.RenderPage<SourcesPage>(SourcesFeature.Path);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));

        _sources.Failure = null;
        page.Find("#sources-title").Closest("section")!.QuerySelector("button")!.Click();

        page.WaitForAssertion(() => Assert.Contains("There is no source yet.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_RejectsFound_ShowsThemEncodedAndRunsWithout()
    {
        using var context = Context();
        _sources.Stored.Add(new StoredSource("shop", Shop, new SourceState()));
        var reject = new SourceRejects(SourceRejectKind.Unreadable, "sales", 2, [new SourceRejectExample("7", "<b>many</b>")]);
        _sources.Result = new SourceResult(SourceOutcome.Rejected, new SourceReport { IsFull = true, Orders = 3, Rejected = 2, Rejects = [reject] }, null);
        var page = context.RenderPage<SourcesPage>(SourcesFeature.Path);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody .button")));

        page.Find("tbody .button").Click();

        page.WaitForAssertion(() => Assert.Contains("7: &lt;b&gt;many", page.Markup, StringComparison.Ordinal));
        page.FindAll("button").Single(button => button.TextContent == "Run without these 2 orders").Click();
        page.WaitForAssertion(() => Assert.Equal([false, true], _sources.Accepted));
    }

    [Fact]
    public void Wizard_CollectionOfAKnownLayout_ProposesChecksAndSaves()
    {
        using var context = Context();
        _sources.Result = new SourceResult(SourceOutcome.Unchanged, new SourceReport { IsFull = true, Orders = 3, Rejected = 0, Rejects = [] }, null);
        var page = context.RenderPage<SourcesPage>(SourcesFeature.Path);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".primary-button")));
        page.Find(".primary-button").Click();

        page.WaitForAssertion(() => Assert.Contains("erp", page.Find("select").TextContent, StringComparison.Ordinal));
        page.Find("select").Change("erp");
        page.WaitForAssertion(() => Assert.Contains("Orders", page.FindAll("select")[1].TextContent, StringComparison.Ordinal));
        page.FindAll("select")[1].Change("Orders");
        page.WaitForAssertion(() => Assert.Contains("Known layout", page.Markup, StringComparison.Ordinal));
        page.FindAll("button").Single(button => button.TextContent == "Check").Click();
        page.WaitForAssertion(() => Assert.Contains("What a run would take", page.Markup, StringComparison.Ordinal));
        page.FindAll("button").Single(button => button.TextContent == "Save").Click();

        page.WaitForAssertion(() => Assert.Equal("Orders", Assert.Single(_sources.Stored).Name));
    }

    private DashboardTestContext Context(string culture = "en-US") => new(culture, addServices: services => services.AddSingleton<ISources>(_sources));

    private sealed class FakeSources : ISources
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public SourceJob? Current => null;

        public List<StoredSource> Stored { get; } = [];

        public List<bool> Accepted { get; } = [];

        public SourceAccessException? Failure { get; set; }

        public SourceResult Result { get; set; } = new(SourceOutcome.Unchanged, null, null);

        public Task<IReadOnlyList<StoredSource>> ListAsync(CancellationToken cancellationToken) => Answer<IReadOnlyList<StoredSource>>([.. Stored]);

        public Task<IReadOnlyList<string>> DatabasesAsync(CancellationToken cancellationToken) => Answer<IReadOnlyList<string>>(["erp"]);

        public Task<IReadOnlyList<string>> CollectionsAsync(string database, CancellationToken cancellationToken) => Answer<IReadOnlyList<string>>(["Orders"]);

        public Task<IReadOnlyList<SampledField>> FieldsAsync(string database, string collection, CancellationToken cancellationToken) =>
            Answer<IReadOnlyList<SampledField>>([new SampledField(null, "Order ID", ["string"], "<i>A</i>")]);

        public Task<SourceProposal> ProposeAsync(string database, string collection, CancellationToken cancellationToken) =>
            Answer(new SourceProposal(SourceLayouts.Retail, Shop with { Name = collection }));

        public Task SaveAsync(SourceDefinition definition, CancellationToken cancellationToken)
        {
            Stored.Add(new StoredSource(definition.Name, definition, new SourceState()));
            return Task.CompletedTask;
        }

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<SourceResult> CheckAsync(SourceDefinition definition, CancellationToken cancellationToken) => Answer(Result);

        public Task<SourceResult> RunAsync(string name, bool acceptRejects, CancellationToken cancellationToken)
        {
            Accepted.Add(acceptRejects);
            return Answer(Result);
        }

        public void Cancel(string name)
        {
        }

        private Task<T> Answer<T>(T value) => Failure is null ? Task.FromResult(value) : Task.FromException<T>(Failure);
    }
}
