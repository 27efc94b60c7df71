using System.Net;
using EcommerceDashboard.TestKit;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The real app on a free port (see <see cref="DashboardWebApp"/>) and Chromium to look at it. Shared by all browser tests, which derive from <see cref="BrowserTest"/>.</summary>
public sealed class DashboardBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly DashboardWebApp _app = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser; null: there is one. CHROMIUM_PATH names another than the usual one.</summary>
    public static string? Missing => File.Exists(Executable) ? null
        : $"Chromium is not at {Executable}. Install it ('apt-get install chromium') or name it with CHROMIUM_PATH.";

    /// <summary>The address of the app.</summary>
    public Uri Address => _app.Factory.ClientOptions.BaseAddress;

    private static string Executable => Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path ? path : Chromium;

    /// <summary>Ends the test as skipped when there is no browser; on a build server that is a failure.</summary>
    public static void SkipWhenMissing()
    {
        if (Missing is not { } reason) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
    }

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        await _app.InitializeAsync();
        _app.Factory.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _app.Factory.StartServer();
        // As long as Playwright waits for everything else: a busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>A browser profile of its own: cookies, language, size.</summary>
    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) =>
        (_browser ?? throw new InvalidOperationException("There is no browser.")).NewContextAsync(options);
}

/// <summary>Browser tests run one after another on one app and one browser.</summary>
[CollectionDefinition]
public sealed class BrowserTests : ICollectionFixture<DashboardBrowser>;
