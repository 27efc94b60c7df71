using System.Diagnostics;
using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.EmbeddedMongo;
using EcommerceDashboard.Features.Places;
using EcommerceDashboard.Features.SampleData;
using MongoDB.Driver;
using NodaTime;

namespace EcommerceDashboard.Benchmarks;

/// <summary>Times the gazetteer, and finding the places of so many orders without coordinates, on EmbeddedMongo in memory or on MONGODB_URI.</summary>
internal static class PlacesVerb
{
    private const int BatchSize = 5_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var orders = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var gazetteer = Gazetteer.ReadShipped();
        var read = watch.Elapsed;
        Write($"gazetteer: {gazetteer.CityCount:N0} cities, {gazetteer.PostalCodeCount:N0} postal codes read in {read.TotalMilliseconds:N0} ms, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:N1} MB");

        await using var server = Environment.GetEnvironmentVariable("MONGODB_URI") is null ? await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions()) : null;
        using var client = new MongoClient(server?.ConnectionString ?? Environment.GetEnvironmentVariable("MONGODB_URI"));
        var database = client.GetDatabase("benchmark_" + Guid.NewGuid().ToString("N"));
        try
        {
            var collections = new DashboardCollections(database);
            var warehouse = new Warehouse { Id = "W", Name = "W", Latitude = 40, Longitude = -83, LocatedBy = LocatedBy.Warehouse, IsDefault = true };
            await collections.Warehouses.InsertOneAsync(warehouse);
            foreach (var batch in WithoutCoordinates(orders).Chunk(BatchSize)) await collections.Orders.InsertManyAsync(batch);
            var locating = new OrderLocating(collections, new Lazy<Gazetteer>(gazetteer));
            await TimeAsync("places found and distances written", orders, () => locating.PrepareAsync(collections.Orders, CancellationToken.None));
            await TimeAsync("found again, nothing to write", orders, () => locating.PrepareAsync(collections.Orders, CancellationToken.None));
        }
        finally
        {
            await client.DropDatabaseAsync(database.DatabaseNamespace.DatabaseName);
        }

        GC.KeepAlive(gazetteer);
        return 0;
    }

    /// <summary>The sample shop as most shops export theirs: addresses alone.</summary>
    private static IEnumerable<OrderDocument> WithoutCoordinates(int count) =>
        new SampleShop(DateTimeZone.Utc, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), count).Orders()
            .Select(order => order with { ShipTo = order.ShipTo! with { Location = null }, ShipFrom = null, DistanceKm = null });

    private static async Task TimeAsync(string what, int orders, Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        Write($"{what}: {watch.Elapsed.TotalSeconds:N1} s, {orders / watch.Elapsed.TotalSeconds:N0} orders/s");
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
