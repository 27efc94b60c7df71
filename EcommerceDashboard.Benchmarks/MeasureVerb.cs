using System.Diagnostics;
using System.Globalization;
using EcommerceDashboard.EmbeddedMongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Benchmarks;

/// <summary>Measures EmbeddedMongo over the wire with order documents of the dashboard's shape: bulk insert into the file, start-up, memory, look-ups.</summary>
internal static class MeasureVerb
{
    private const int BatchSize = 10_000;

    /// <summary>Clients that insert at the same time: one makes its batch ready for the wire while the server writes that of another.</summary>
    private const int Inserting = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("embedded-mongo-measure");
        var options = new EmbeddedMongoOptions { DataFile = Path.Combine(folder.FullName, "measure.db") };
        try
        {
            await InsertAsync(options, count);
            await ReadAsync(options, count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task InsertAsync(EmbeddedMongoOptions options, int count)
    {
        await using var server = await EmbeddedMongoServer.StartAsync(options);
        using var client = new MongoClient(server.ConnectionString);
        var orders = client.GetDatabase("shop").GetCollection<RawBsonDocument>("orders");
        long bytes = 0;
        var (elapsed, processor) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var start = 0; start < count; start += Inserting * BatchSize)
        {
            // Documents are made before the clock runs: the client's work is not the server's.
            var batches = Enumerable.Range(start, Math.Min(Inserting * BatchSize, count - start)).Select(Order).Chunk(BatchSize).ToList();
            bytes += batches.Sum(batch => batch.Sum(document => (long)document.Slice.Length));
            var watch = Stopwatch.StartNew();
            var used = Environment.CpuUsage.TotalTime;
            await Task.WhenAll(batches.Select(batch => orders.InsertManyAsync(batch)));
            elapsed += watch.Elapsed;
            processor += Environment.CpuUsage.TotalTime - used;
        }
        Report($"bulk insert into the file, {Inserting} at a time", count / elapsed.TotalSeconds, "documents/s");
        Report("processor time of it, client included", processor.TotalMicroseconds / count, "µs/document");
        Report("BSON", bytes / 1e6, "MB");
    }

    private static async Task ReadAsync(EmbeddedMongoOptions options, int count)
    {
        var watch = Stopwatch.StartNew();
        var used = Environment.CpuUsage.TotalTime;
        await using var server = await EmbeddedMongoServer.StartAsync(options);
        Report("start-up", watch.Elapsed.TotalSeconds, "s");
        Report("processor time of it", (Environment.CpuUsage.TotalTime - used).TotalSeconds, "s");
        Report("memory held", GC.GetTotalMemory(forceFullCollection: true) / 1e6, "MB");
        using var client = new MongoClient(server.ConnectionString);
        var orders = client.GetDatabase("shop").GetCollection<BsonDocument>("orders");
        await LookUpAsync(orders, count, 1_000);
        watch.Restart();
        used = Environment.CpuUsage.TotalTime;
        const int LookUps = 40_000;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => LookUpAsync(orders, count, LookUps / 8)));
        Report("point look-ups by _id, 8 at a time", LookUps / watch.Elapsed.TotalSeconds, "1/s");
        Report("processor time of one, client included", (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / LookUps, "µs");
        using var process = Process.GetCurrentProcess();
        Report("most memory held at a time, client included", process.PeakWorkingSet64 / 1e6, "MB");
    }

    private static async Task LookUpAsync(IMongoCollection<BsonDocument> orders, int count, int lookUps)
    {
        for (var i = 0; i < lookUps; i++)
        {
            var id = Id(Random.Shared.Next(count));
            if ((await orders.Find(new BsonDocument("_id", id)).FirstAsync())["_id"] != id) throw new InvalidOperationException("Another order was found.");
        }
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"CA-2017-{number:0000000}");

    private static RawBsonDocument Order(int number)
    {
        var place = new BsonDocument { { "country", "United States" }, { "region", "West" }, { "state", "California" }, { "city", "Los Angeles" }, { "postalCode", "90036" } };
        var lines = Enumerable.Range(0, 2).Select(line => new BsonDocument
        {
            { "productId", $"FUR-BO-{number % 1800}" }, { "name", "Bush Somerset Collection Bookcase" }, { "category", "Furniture" }, { "subCategory", "Bookcases" },
            { "quantity", 2 + line }, { "unitPrice", new BsonDecimal128(130.98m) }, { "discount", new BsonDecimal128(0.2m) },
            { "sales", new BsonDecimal128(261.96m + number % 100) }, { "profit", new BsonDecimal128(41.91m) },
        });
        return new RawBsonDocument(new BsonDocument
        {
            { "_id", Id(number) }, { "orderedAt", new BsonDateTime(1_480_000_000_000 + number * 1000L) }, { "status", "completed" }, { "channel", "web" },
            { "customer", new BsonDocument { { "id", $"CG-{number % 20_000}" }, { "name", "Claire Gute" }, { "segment", "Consumer" } } },
            { "shipMode", "Second Class" }, { "shippedAt", new BsonDateTime(1_480_300_000_000 + number * 1000L) }, { "shipTo", place },
            { "lines", new BsonArray(lines) }, { "sales", new BsonDecimal128(523.92m) }, { "profit", new BsonDecimal128(83.82m) }, { "units", 5 }, { "categories", new BsonArray { "Furniture" } },
        }.ToBson());
    }

    private static void Report(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44} {value,14:N1} {unit}"));
}
