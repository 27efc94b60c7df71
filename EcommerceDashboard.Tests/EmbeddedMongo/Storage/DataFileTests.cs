using Microsoft.Data.Sqlite;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

public sealed class DataFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DataFile => Path.Combine(_folder, "shop.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Documents_AfterARestart_AreThereWithTheirIndexes()
    {
        await using (var server = await StartAsync())
        {
            var orders = Orders(server);
            await orders.InsertManyAsync(Enumerable.Range(0, 3000).Select(number => new BsonDocument { { "_id", number }, { "code", $"c{number}" } }), cancellationToken: Cancellation);
            await orders.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{ code: 1 }", new CreateIndexOptions { Unique = true }), cancellationToken: Cancellation);
            await orders.DeleteManyAsync("{ _id: { $lt: 1000 } }", Cancellation);
            await orders.Database.RenameCollectionAsync("orders", "renamed", cancellationToken: Cancellation);
            await orders.Database.RenameCollectionAsync("renamed", "orders", cancellationToken: Cancellation);
        }
        await using (var server = await StartAsync())
        {
            var orders = Orders(server);
            Assert.Equal(2000, await orders.CountDocumentsAsync("{}", cancellationToken: Cancellation));
            Assert.Equal(Enumerable.Range(1000, 2000), (await orders.Find("{}").ToListAsync(Cancellation)).Select(order => order["_id"].AsInt32));
            var duplicate = await Assert.ThrowsAsync<MongoWriteException>(() => orders.InsertOneAsync(new BsonDocument("code", "c1500"), cancellationToken: Cancellation));
            Assert.Equal(ServerErrorCategory.DuplicateKey, duplicate.WriteError.Category);
        }
    }

    [Fact]
    public async Task File_HeldByAServer_IsRefusedWithItsNameAndProcess()
    {
        await using var server = await StartAsync();
        var refusal = await Assert.ThrowsAsync<EmbeddedMongoException>(StartAsync);
        Assert.Contains(DataFile, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNoDatabase_IsRefusedAndKept()
    {
        await File.WriteAllTextAsync(DataFile, new string('x', 5000), Cancellation);
        var refusal = await Assert.ThrowsAsync<EmbeddedMongoException>(StartAsync);
        Assert.Contains("not a database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(DataFile).Length);
    }

    [Fact]
    public async Task File_OfAnotherProgram_IsRefused()
    {
        await using (var connection = new SqliteConnection($"Data Source={DataFile};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE other (x)";
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        var refusal = await Assert.ThrowsAsync<EmbeddedMongoException>(StartAsync);
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_InAPlaceThatIsNoFolder_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "", Cancellation);
        var options = new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "file", "shop.db") };
        var refusal = await Assert.ThrowsAsync<EmbeddedMongoException>(() => EmbeddedMongoServer.StartAsync(options, Cancellation));
        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatMayNotBeWritten_IsRefused()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // The rights of files do not bind this user; a folder in the place of the file does.
            Directory.CreateDirectory(DataFile);
        }
        else
        {
            await (await StartAsync()).DisposeAsync();
            File.SetUnixFileMode(DataFile, UnixFileMode.UserRead);
        }

        var refusal = await Assert.ThrowsAsync<EmbeddedMongoException>(StartAsync);
        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_WhenMade_IsPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var server = await StartAsync();
        await Orders(server).InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Cancellation);
        foreach (var file in Directory.GetFiles(_folder))
        {
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Port_TakenByAnother_IsRefused()
    {
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions(), Cancellation);
        var options = new EmbeddedMongoOptions { Port = server.Port, DataFile = DataFile };
        var refusal = await Assert.ThrowsAsync<EmbeddedMongoException>(() => EmbeddedMongoServer.StartAsync(options, Cancellation));
        Assert.Contains($"{server.Port}", refusal.Message, StringComparison.Ordinal);
        // The file is free again.
        await (await StartAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Disk_WhenFull_RefusesTheWriteAndKeepsAllOthers()
    {
        var acknowledged = 0;
        await using (var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = DataFile, MaxFileBytes = 1_000_000 }, Cancellation))
        {
            var orders = Orders(server);
            MongoWriteException? refusal = null;
            MongoCommandException? commandRefusal = null;
            while (refusal is null && commandRefusal is null)
            {
                try
                {
                    await orders.InsertOneAsync(new BsonDocument { { "_id", acknowledged }, { "filler", new byte[20_000] } }, cancellationToken: Cancellation);
                    acknowledged++;
                }
                catch (MongoWriteException exception)
                {
                    refusal = exception;
                }
                catch (MongoCommandException exception)
                {
                    commandRefusal = exception;
                }
                Assert.True(acknowledged < 100);
            }
            Assert.Equal(14031, commandRefusal?.Code ?? refusal!.WriteError.Code);
            Assert.Equal(acknowledged, await orders.CountDocumentsAsync("{}", cancellationToken: Cancellation));
            await orders.DeleteOneAsync("{ _id: 0 }", Cancellation);
            await orders.InsertOneAsync(new BsonDocument("_id", "small"), cancellationToken: Cancellation);
        }
        await using (var server = await StartAsync())
        {
            var found = await Orders(server).Find("{}").ToListAsync(Cancellation);
            Assert.Equal([.. Enumerable.Range(1, acknowledged - 1).Select(number => (BsonValue)number), "small"], found.Select(order => order["_id"]));
        }
    }

    private static IMongoCollection<BsonDocument> Orders(EmbeddedMongoServer server) =>
        new MongoClient(server.ConnectionString).GetDatabase("shop").GetCollection<BsonDocument>("orders");

    private Task<EmbeddedMongoServer> StartAsync() => EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = DataFile }, Cancellation);
}
