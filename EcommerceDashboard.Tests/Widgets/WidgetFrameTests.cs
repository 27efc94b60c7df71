using Bunit;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Widgets;

public sealed class WidgetFrameTests : DashboardTestContext
{
    [Fact]
    public void Loading_HasTheFinalHeightAndSaysSo()
    {
        var frame = RenderFrame(QueryStatus.Loading);

        Assert.Equal("min-height: 160px", frame.Find(".widget-body").GetAttribute("style"));
        Assert.Equal("Loading", frame.Find("[role=status]").TextContent);
        Assert.Equal("true", frame.Find("section").GetAttribute("aria-busy"));
        Assert.Empty(frame.FindAll("[data-content]"));
    }

    [Fact]
    public void Ready_ShowsTheContentUnderItsHeading()
    {
        var frame = RenderFrame(QueryStatus.Ready);

        Assert.NotNull(frame.Find("[data-content]"));
        Assert.Equal("Sales by region", frame.Find("#" + frame.Find("section").GetAttribute("aria-labelledby")).TextContent);
        Assert.Equal("false", frame.Find("section").GetAttribute("aria-busy"));
    }

    [Fact]
    public void Stale_KeepsTheOldContentDimmed()
    {
        var frame = RenderFrame(QueryStatus.Stale);

        Assert.Contains("is-stale", frame.Find("section").ClassList);
        Assert.NotNull(frame.Find("[data-content]"));
    }

    [Fact]
    public void Failed_SaysSoAndRetries()
    {
        var retried = 0;
        var frame = RenderFrame(QueryStatus.Failed, onRetry: () => retried++);

        Assert.StartsWith("These figures could not be loaded.", frame.Find("[role=alert] p").TextContent, StringComparison.Ordinal);
        frame.Find("[role=alert] button").Click();

        Assert.Equal(1, retried);
        Assert.Empty(frame.FindAll("[data-content]"));
    }

    [Fact]
    public void Empty_SaysWhy() => Assert.Equal("Nothing matches the filter.", RenderFrame(QueryStatus.Ready, isEmpty: true).Find(".widget-message").TextContent);

    [Fact]
    public void Definitions_StandBehindAButtonThatNeedsNoScript()
    {
        var frame = RenderFrame(QueryStatus.Ready);

        var button = frame.Find(".definition-button");
        Assert.Equal("Definition: Total sales, Total profit", button.GetAttribute("aria-label"));
        var popover = frame.Find("#" + button.GetAttribute("popovertarget"));
        Assert.Equal("auto", popover.GetAttribute("popover"));
        Assert.Equal(["Total sales", "Total profit"], popover.QuerySelectorAll("dt").Select(term => term.TextContent));
        Assert.Contains("net of discount", popover.QuerySelector("dd")!.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<WidgetFrame> RenderFrame(QueryStatus status, bool isEmpty = false, Action? onRetry = null) => Render<WidgetFrame>(parameters => parameters
        .Add(frame => frame.Id, "by-region")
        .Add(frame => frame.Title, "Sales by region")
        .Add(frame => frame.Status, status)
        .Add(frame => frame.IsEmpty, isEmpty)
        .Add(frame => frame.Height, 160)
        .Add(frame => frame.Definitions, [SalesKpis.Total, SalesKpis.Profit])
        .Add(frame => frame.OnRetry, onRetry ?? (() => { }))
        .AddChildContent("<p data-content>content</p>"));
}
