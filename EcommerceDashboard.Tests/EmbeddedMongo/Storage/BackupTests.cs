using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-backup").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(_folder, "backups", "backup.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task BackUp_WhileWritesGoOn_RestoresAllThatWasAcknowledgedBefore()
    {
        const int Before = 2000;
        await using (var server = await StartAsync("shop.db"))
        {
            var orders = Orders(server);
            await orders.InsertManyAsync(Enumerable.Range(0, Before).Select(Order), cancellationToken: Cancellation);
            await orders.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{ code: 1 }", new CreateIndexOptions { Unique = true }), cancellationToken: Cancellation);
            using var done = new CancellationTokenSource();
            var writing = WriteAsync(orders, Before, done.Token);
            await server.BackUpAsync(Backup, Cancellation);
            await done.CancelAsync();
            await writing;
        }
        Directory.Move(Path.Combine(_folder, "backups"), Path.Combine(_folder, "restored"));
        await using (var restored = await StartAsync(Path.Combine("restored", "backup.db")))
        {
            var found = await Orders(restored).Find("{}").ToListAsync(Cancellation);
            // Of the writes after, those of the first moments may be there, without gaps.
            Assert.InRange(found.Count, Before, int.MaxValue);
            Assert.Equal(Enumerable.Range(0, found.Count).Select(Order), found);
            var duplicate = await Assert.ThrowsAsync<MongoWriteException>(() => Orders(restored).InsertOneAsync(new BsonDocument("code", "c7"), cancellationToken: Cancellation));
            Assert.Equal(ServerErrorCategory.DuplicateKey, duplicate.WriteError.Category);
        }
    }

    [Fact]
    public async Task BackUp_OverAFileThatExists_IsRefusedAndTheFileKept()
    {
        await using var server = await StartAsync("shop.db");
        await server.BackUpAsync(Backup, Cancellation);
        var length = new FileInfo(Backup).Length;
        var refusal = await Assert.ThrowsAsync<EmbeddedMongoException>(() => server.BackUpAsync(Backup, Cancellation));
        Assert.Contains(Backup, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(length, new FileInfo(Backup).Length);
        Assert.Equal([Backup], Directory.GetFiles(Path.GetDirectoryName(Backup)!));
    }

    [Fact]
    public async Task BackUp_OfAServerInMemory_IsRefused()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        await Assert.ThrowsAsync<EmbeddedMongoException>(() => server.BackUpAsync(Backup, Cancellation));
        Assert.False(File.Exists(Backup));
    }

    private static async Task WriteAsync(IMongoCollection<BsonDocument> orders, int first, CancellationToken done)
    {
        for (var number = first; !done.IsCancellationRequested; number++) await orders.InsertOneAsync(Order(number), cancellationToken: Cancellation);
    }

    private static BsonDocument Order(int number) => new() { { "_id", number }, { "code", $"c{number}" }, { "filler", new string('x', number % 3000) } };

    private static IMongoCollection<BsonDocument> Orders(EmbeddedMongoServer server) =>
        new MongoClient(server.ConnectionString).GetDatabase("shop").GetCollection<BsonDocument>("orders");

    private Task<EmbeddedMongoServer> StartAsync(string file) =>
        EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, file) }, Cancellation);
}
