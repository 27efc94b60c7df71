using EcommerceDashboard.EmbeddedMongo;

namespace EcommerceDashboard.TestKit;

/// <summary>
/// The database server of a test run: the one named by MONGODB_URI, else an EmbeddedMongo in memory that lives as long as the process.
/// Every test takes its own database from it, see <see cref="TestDatabase"/>.
/// </summary>
public static class TestServer
{
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>True when the tests run against a real MongoDB.</summary>
    public static bool IsRealMongo => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MONGODB_URI"));

    public static Task<string> ConnectionStringAsync() => Started.Value;

    private static async Task<string> StartAsync()
    {
        if (IsRealMongo) return Environment.GetEnvironmentVariable("MONGODB_URI")!;
        var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions());
        return server.ConnectionString;
    }
}
