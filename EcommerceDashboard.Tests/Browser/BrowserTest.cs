using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>
/// A test that looks at the dashboard in a browser. Whatever it does, no page may log an error, break the content security policy or ask
/// another origin for anything: that is asserted at its end.
/// </summary>
[Collection<BrowserTests>]
public abstract class BrowserTest(DashboardBrowser browser) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _faults = [];

    /// <summary>A wide screen.</summary>
    protected static ViewportSize Desktop => new() { Width = 1440, Height = 900 };

    /// <summary>A phone.</summary>
    protected static ViewportSize Phone => new() { Width = 390, Height = 844 };

    /// <summary>The address of the app, without a slash at the end.</summary>
    protected string Root => browser.Address.GetLeftPart(UriPartial.Authority);

    public ValueTask InitializeAsync()
    {
        DashboardBrowser.SkipWhenMissing();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts) await context.DisposeAsync();
        Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));
    }

    /// <summary>Opens a page in a profile of its own and waits until it answers to clicks.</summary>
    /// <param name="path">Address from the root.</param>
    /// <param name="viewport">Size of the window; null: <see cref="Desktop"/>.</param>
    /// <param name="isDark">The system prefers dark.</param>
    /// <param name="language">The browser's language.</param>
    protected async Task<IPage> OpenAsync(string path, ViewportSize? viewport = null, bool isDark = false, string language = "en")
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Root,
            ViewportSize = viewport ?? Desktop,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language,
            ReducedMotion = ReducedMotion.Reduce,
        });
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        Watch(page);
        await page.GotoAsync(path);
        await InteractiveAsync(page);
        return page;
    }

    /// <summary>Waits until the circuit of the page has started: before, a click does nothing.</summary>
    protected static Task InteractiveAsync(IPage page) => page.WaitForFunctionAsync("() => document.documentElement.dataset.interactive === 'true'");

    /// <summary>Fails with the serious findings of axe, if there are any.</summary>
    protected static async Task AssertAccessibleAsync(IPage page)
    {
        var findings = await SeriousFindingsAsync(page);
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    /// <summary>The names of serious findings of axe, with the places; empty when the page is accessible.</summary>
    protected static async Task<IReadOnlyList<string>> SeriousFindingsAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")];
    }

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            // Chromium logs a violation of the policy as an error as well, and the status of the page itself: a page that is meant to be 404 is no fault.
            var isStatusOfPage = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
            if (message.Type == "error" && !isStatusOfPage) _faults.Add($"console: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _faults.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.GetLeftPart(UriPartial.Authority) != Root)
                _faults.Add($"other origin: {request.Url}");
        };
    }
}
