using MongoDB.Driver;

namespace EcommerceDashboard.TestKit;

/// <summary>A fresh, empty database for one test (or one class, as a fixture); dropped at the end.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private MongoClient? _client;
    private IMongoDatabase? _database;

    public IMongoDatabase Database => _database ?? throw new InvalidOperationException("InitializeAsync has not run.");

    public async ValueTask InitializeAsync()
    {
        _client = new MongoClient(await TestServer.ConnectionStringAsync());
        _database = _client.GetDatabase("test_" + Guid.NewGuid().ToString("N"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is null || _database is null) return;
        await _client.DropDatabaseAsync(_database.DatabaseNamespace.DatabaseName);
        _client.Dispose();
    }
}
