using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using EcommerceDashboard.EmbeddedMongo.Aggregation;
using MongoDB.Bson;

namespace EcommerceDashboard.Benchmarks;

/// <summary>The dashboard's kinds of pipelines over many orders in memory.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 2, iterationCount: 5)]
public class AggregationBenchmarks
{
    private static readonly (string Name, string Pipeline)[] Pipelines =
    [
        ("match + group by two fields", """
            [{ $match: { status: "completed" } },
             { $group: { _id: { region: "$shipTo.region", segment: "$customer.segment" }, orders: { $sum: 1 }, sales: { $sum: "$sales" } } }]
            """),
        ("unwind + group", """
            [{ $unwind: "$lines" },
             { $group: { _id: "$lines.category", sales: { $sum: "$lines.sales" }, units: { $sum: "$lines.quantity" } } }]
            """),
        ("group by month", """
            [{ $match: { orderedAt: { $gte: { $date: "2023-06-01T00:00:00Z" }, $lt: { $date: "2025-06-01T00:00:00Z" } } } },
             { $group: { _id: { $dateTrunc: { date: "$orderedAt", unit: "month", timezone: "Europe/Paris" } }, sales: { $sum: "$sales" } } }]
            """),
        ("group by customer", """
            [{ $group: { _id: "$customer.id", orders: { $sum: 1 }, first: { $min: "$orderedAt" }, last: { $max: "$orderedAt" } } },
             { $group: { _id: "$orders", customers: { $sum: 1 } } }]
            """),
        ("first ten sorted", """
            [{ $sort: { sales: -1, _id: 1 } }, { $limit: 10 }]
            """),
        ("number customers' orders, sort all", """
            [{ $setWindowFields: { partitionBy: "$customer.id", sortBy: { orderedAt: 1 }, output: {
                 number: { $documentNumber: {} }, previous: { $shift: { output: "$orderedAt", by: -1 } } } } },
             { $sort: { _id: 1 } }]
            """),
        ("count", """
            [{ $match: { "shipTo.region": "West" } }, { $count: "orders" }]
            """),
    ];

    private OrderSet _orders = null!;

    [Params(12_000, 1_000_000)]
    public int Orders { get; set; }

    public static IEnumerable<string> Names => Pipelines.Select(pipeline => pipeline.Name);

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        _orders = new OrderSet(Orders);
    }

    [Benchmark]
    public int Aggregate() => Parse(Pipelines.First(pipeline => pipeline.Name == Name).Pipeline).Run(_orders, "orders").Count();

    /// <summary>Each pipeline a few times, the best time of each: a figure within a minute.</summary>
    public static void RunQuickly(int count)
    {
        var benchmarks = new AggregationBenchmarks { Orders = count };
        benchmarks.Load();
        Console.WriteLine($"{count:N0} orders, {benchmarks._orders.Lines:N0} lines, {Environment.ProcessorCount} cores");
        foreach (var name in Names)
        {
            benchmarks.Name = name;
            var (best, busy) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var round = 0; round < 4; round++)
            {
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                benchmarks.Aggregate();
                best = watch.Elapsed < best ? watch.Elapsed : best;
                busy = Environment.CpuUsage.TotalTime - before is var used && used < busy ? used : busy;
            }

            var units = name.StartsWith("unwind", StringComparison.Ordinal) ? benchmarks._orders.Lines : count;
            Console.WriteLine($"{name,-36} {best.TotalMilliseconds,9:N1} ms {units / best.TotalSeconds,14:N0}/s, {busy.TotalMilliseconds,9:N1} ms of processor time");
        }
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{"most memory held at a time",-36} {process.PeakWorkingSet64 / 1e6,9:N0} MB, BSON {benchmarks._orders.ByteCount / 1e6:N0} MB");
    }

    private static Pipeline Parse(string json) =>
        Pipeline.Parse(MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonArray>(json));
}
