using System.Collections.Concurrent;
using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>
/// Kills a server process at random moments of concurrent writes. Rounds: 5, or as many as the variable CRASH_ROUNDS says.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int Writers = 6;

    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-crash").FullName;
    private readonly ConcurrentDictionary<string, int> _kept = new();
    private readonly ConcurrentDictionary<string, bool> _deleted = new();
    private readonly ConcurrentDictionary<string, bool> _uncertain = new();

    private string DataFile => Path.Combine(_folder, "crash.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Writes_AcknowledgedBeforeAKill_AreThereAfterTheRestart()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("CRASH_ROUNDS") ?? "5", CultureInfo.InvariantCulture);
        var random = new Random(4);
        for (var round = 0; round < rounds; round++)
        {
            using var server = await ServerProcess.StartAsync(DataFile, null, Cancellation);
            Assert.True(server.Serves);
            var collection = server.Documents;
            await CheckAsync(collection);
            using var killed = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(collection, $"{round}-{writer}", killed)).ToList();
            await Task.Delay(random.Next(50, 500), Cancellation);
            await server.KillAsync(Cancellation);
            await killed.CancelAsync();
            await Task.WhenAll(writers);
        }
        Assert.NotEmpty(_kept);
        using var last = await ServerProcess.StartAsync(DataFile, null, Cancellation);
        await CheckAsync(last.Documents);
    }

    private async Task WriteAsync(IMongoCollection<BsonDocument> collection, string writer, CancellationTokenSource killed)
    {
        var random = new Random(writer.GetHashCode(StringComparison.Ordinal));
        for (var number = 0; ; number++)
        {
            var id = $"{writer}-{number}";
            var length = random.Next(1, 5_000);
            var touched = new List<string> { id };
            try
            {
                await collection.InsertOneAsync(new BsonDocument { { "_id", id }, { "length", length }, { "filler", new string('x', length) } }, cancellationToken: killed.Token);
                _kept[id] = length;
                if (number % 3 != 2) continue;
                var old = $"{writer}-{number - 1}";
                touched.Add(old);
                _kept.Remove(old, out _);
                await collection.DeleteOneAsync(new BsonDocument("_id", old), killed.Token);
                _deleted[old] = true;
            }
            catch (Exception exception) when (exception is MongoException or OperationCanceledException or TimeoutException)
            {
                // Neither acknowledged nor refused: either outcome is right.
                foreach (var name in touched.Where(name => !_kept.ContainsKey(name))) _uncertain[name] = true;
                return;
            }
        }
    }

    private async Task CheckAsync(IMongoCollection<BsonDocument> collection)
    {
        var found = (await collection.Find("{}").ToListAsync(Cancellation)).ToDictionary(document => document["_id"].AsString);
        foreach (var (id, length) in _kept)
        {
            Assert.True(found.TryGetValue(id, out var document), $"{id} was acknowledged and is lost");
            Assert.Equal(length, document["length"].AsInt32);
        }
        foreach (var id in _deleted.Keys) Assert.False(found.ContainsKey(id), $"{id} was deleted and is back");
        foreach (var (id, document) in found)
        {
            Assert.True(_kept.ContainsKey(id) || _uncertain.ContainsKey(id), $"{id} was never written");
            Assert.Equal(document["length"].AsInt32, document["filler"].AsString.Length);
        }
    }
}
