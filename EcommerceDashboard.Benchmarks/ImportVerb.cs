using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.EmbeddedMongo;
using EcommerceDashboard.Features.Import;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Features.Places;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;
using NodaTime;

namespace EcommerceDashboard.Benchmarks;

/// <summary>Imports a CSV file into an empty EmbeddedMongo with a file of its own, as the verb <c>import</c> does, and tells where the time goes.</summary>
internal static class ImportVerb
{
    public static async Task<int> RunAsync(string path)
    {
        var folder = Directory.CreateTempSubdirectory("embedded-mongo-import");
        try
        {
            await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = Path.Combine(folder.FullName, "import.db") });
            var commands = new ConcurrentDictionary<string, (int Count, TimeSpan Time)>(StringComparer.Ordinal);
            var settings = MongoClientSettings.FromConnectionString(server.ConnectionString);
            settings.ClusterConfigurator = cluster => cluster.Subscribe<CommandSucceededEvent>(command =>
                commands.AddOrUpdate(command.CommandName, (1, command.Duration), (_, sum) => (sum.Count + 1, sum.Time + command.Duration)));
            using var client = new MongoClient(settings);
            var collections = new DashboardCollections(client.GetDatabase("shop"));
            var load = new DataLoad(collections, TimeProvider.System, [new OrderLocating(collections, new Lazy<Gazetteer>(Gazetteer.ReadShipped))]);
            var calendar = new BusinessCalendar(DateTimeZone.Utc, DayOfWeek.Monday, TimeProvider.System);
            var import = new ImportService(collections, load, calendar, new KpiFormatter("USD"), TimeProvider.System);

            var watch = Stopwatch.StartNew();
            var steps = new Steps(watch);
            var used = Environment.CpuUsage.TotalTime;
            var report = await import.ImportAsync(ImportFile.OnDisk(path), null, acceptRejects: false, steps, CancellationToken.None);
            var (elapsed, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - used);

            Write($"{report.Lines:N0} lines in {report.Orders:N0} orders, sales {report.Sales:N3}: {elapsed.TotalSeconds:0.0} s, {report.Lines / elapsed.TotalSeconds:N0} lines/s, {processor.TotalSeconds:0.0} s of processor time");
            foreach (var (step, start) in steps.Started) Write($"  {step} from {start.TotalSeconds:0.0} s");
            foreach (var (name, sum) in commands.OrderByDescending(command => command.Value.Time)) Write($"  {name,-20}{sum.Count,8:N0} times{sum.Time.TotalSeconds,8:0.0} s");
            using var process = Process.GetCurrentProcess();
            Write($"  most memory at a time {process.PeakWorkingSet64 / 1e6:N0} MB, server, its data and client in one process");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Steps(Stopwatch watch) : IProgress<ImportProgress>
    {
        public List<(ImportStep Step, TimeSpan Start)> Started { get; } = [];

        public void Report(ImportProgress value)
        {
            if (Started.Count == 0 || Started[^1].Step != value.Step) Started.Add((value.Step, watch.Elapsed));
        }
    }
}
