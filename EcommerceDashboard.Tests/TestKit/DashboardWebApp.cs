using EcommerceDashboard.Browser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using MongoDB.Driver;

namespace EcommerceDashboard.TestKit;

/// <summary>The real app, as it runs in production, over a database of its own with <see cref="BrowserShop"/> in it.</summary>
public sealed class DashboardWebApp : IAsyncLifetime
{
    private readonly string _database = "web_" + Guid.NewGuid().ToString("N");
    private MongoClient? _client;
    private WebApplicationFactory<Program>? _factory;

    /// <summary>Starts the app at the first use: in memory, unless it was told to listen.</summary>
    public WebApplicationFactory<Program> Factory => _factory ?? throw new InvalidOperationException("InitializeAsync has not run.");

    public async ValueTask InitializeAsync()
    {
        var connectionString = await TestServer.ConnectionStringAsync();
        _client = new MongoClient(connectionString);
        await BrowserShop.FillAsync(_client.GetDatabase(_database), TestContext.Current.CancellationToken);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseEnvironment("Production")
            .UseSetting("ConnectionStrings:MongoDB", connectionString)
            .UseSetting("MongoDB:Database", _database)
            .UseSetting("SampleData:Enabled", "false"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null) await _factory.DisposeAsync();
        if (_client is not null) await _client.DropDatabaseAsync(_database);
        _client?.Dispose();
    }

    /// <summary>A client without cookies of its own, that does not follow redirects.</summary>
    public HttpClient CreateClient() => Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
}
