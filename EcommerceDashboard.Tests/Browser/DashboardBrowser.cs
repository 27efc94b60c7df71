using System.Net;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using MongoDB.Driver;

namespace EcommerceDashboard.Browser;

/// <summary>
/// The real app on a free port over a database of its own (see <see cref="BrowserShop"/>), and Chromium to look at it. Shared by all browser tests,
/// which derive from <see cref="BrowserTest"/>.
/// </summary>
public sealed class DashboardBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly string _database = "browser_" + Guid.NewGuid().ToString("N");
    private WebApplicationFactory<Program>? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private MongoClient? _client;

    /// <summary>Why there is no browser; null: there is one. CHROMIUM_PATH names another than the usual one.</summary>
    public static string? Missing => File.Exists(Executable) ? null
        : $"Chromium is not at {Executable}. Install it ('apt-get install chromium') or name it with CHROMIUM_PATH.";

    /// <summary>The address of the app.</summary>
    public Uri Address => _app?.ClientOptions.BaseAddress ?? throw new InvalidOperationException("The app has not been started.");

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
        var connectionString = await TestServer.ConnectionStringAsync();
        _client = new MongoClient(connectionString);
        await BrowserShop.FillAsync(_client.GetDatabase(_database), TestContext.Current.CancellationToken);
        _app = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseEnvironment("Production")
            .UseSetting("ConnectionStrings:MongoDB", connectionString)
            .UseSetting("MongoDB:Database", _database)
            .UseSetting("SampleData:Enabled", "false"));
        _app.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _app.StartServer();
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
        if (_app is not null) await _app.DisposeAsync();
        if (_client is not null) await _client.DropDatabaseAsync(_database);
        _client?.Dispose();
    }

    /// <summary>A browser profile of its own: cookies, language, size.</summary>
    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) =>
        (_browser ?? throw new InvalidOperationException("There is no browser.")).NewContextAsync(options);
}

/// <summary>Browser tests run one after another on one app and one browser.</summary>
[CollectionDefinition]
public sealed class BrowserTests : ICollectionFixture<DashboardBrowser>;
