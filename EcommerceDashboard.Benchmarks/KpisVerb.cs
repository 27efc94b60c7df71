using System.Diagnostics;
using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.EmbeddedMongo;
using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Features.SampleData;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;
using NodaTime;

namespace EcommerceDashboard.Benchmarks;

/// <summary>Times the queries of the sales page over sample shops of several sizes, through the driver and the wire, on EmbeddedMongo in memory or on MONGODB_URI.</summary>
internal static class KpisVerb
{
    private const int Rounds = 9;

    private static readonly int[] DefaultSizes = [12_000, 100_000];

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length == 0 ? DefaultSizes : [.. args.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        foreach (var size in sizes) await RunAsync(size);
        return 0;
    }

    private static async Task RunAsync(int orders)
    {
        await using var server = Environment.GetEnvironmentVariable("MONGODB_URI") is null ? await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions()) : null;
        using var client = new MongoClient(server?.ConnectionString ?? Environment.GetEnvironmentVariable("MONGODB_URI"));
        var database = client.GetDatabase("benchmark_" + Guid.NewGuid().ToString("N"));
        try
        {
            var collections = new DashboardCollections(database);
            var loading = Stopwatch.StartNew();
            var written = await new SampleDataLoader(collections, new DataLoad(collections, TimeProvider.System, []), TimeProvider.System, DateTimeZone.Utc, NullLogger<SampleDataLoader>.Instance)
                .LoadIntoEmptyAsync(orders, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written:N0} orders and refunds, loaded in {loading.Elapsed.TotalSeconds:0.0} s; median of {Rounds} in ms"));
            await using var services = ServicesOver(collections);
            foreach (var (name, run) in QueriesOfThePage(services.GetRequiredService<IKpiQueries>()))
            {
                var median = await MedianAsync(run);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-48}{median,8:0.0}"));
            }
        }
        finally
        {
            await client.DropDatabaseAsync(database.DatabaseNamespace.DatabaseName);
        }
    }

    private static IEnumerable<(string Name, Func<Task> Run)> QueriesOfThePage(IKpiQueries queries)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var year = DatePresets.Apply(DashboardFilter.Everything, DatePreset.LastYear, today);
        var category = year with { Categories = DashboardFilter.NoValues.Add("Electronics") };
        foreach (var (name, filter) in new[] { ("all time", DashboardFilter.Everything), ("last year, compared", year), ("a category of last year, compared", category) })
        {
            yield return ($"totals, {name}", () => queries.TotalsAsync(SalesFeature.Area.Kpis, filter, CancellationToken.None));
            yield return ($"months, {name}", () => queries.SeriesAsync(SalesFeature.Area.Kpis, filter, Granularity.Month, CancellationToken.None));
            yield return ($"regions, {name}", () => Breakdown(filter, Dimension.Region));
            yield return ($"categories, {name}", () => Breakdown(filter, Dimension.Category));
            yield return ($"ten products, {name}", () => Breakdown(filter, Dimension.Product));
            yield return ($"filter options, {name}", () => queries.FilterOptionsAsync(filter, CancellationToken.None));
        }

        Task Breakdown(DashboardFilter filter, Dimension dimension) =>
            queries.BreakdownAsync([SalesKpis.Total, SalesKpis.Profit, SalesKpis.Margin], filter, dimension, new BreakdownOrder(SalesKpis.Total, Take: 10), CancellationToken.None);
    }

    private static async Task<double> MedianAsync(Func<Task> run)
    {
        await run();
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await run();
            times[round] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    private static ServiceProvider ServicesOver(DashboardCollections collections)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(collections);
        services.AddSingleton(new BusinessCalendar(DateTimeZone.Utc, DayOfWeek.Monday, TimeProvider.System));
        services.AddSingleton(SalesFeature.Area);
        services.AddKpis();
        return services.BuildServiceProvider();
    }
}
