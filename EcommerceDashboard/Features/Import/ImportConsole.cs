using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Kpis;
using MongoDB.Driver;
using Spectre.Console;

namespace EcommerceDashboard.Features.Import;

/// <summary>The verb <c>import</c>: progress and report on the console, failures on standard error.</summary>
/// <param name="services">Where the service comes from once the database is started.</param>
/// <param name="formatter">Writes the amounts of the report.</param>
public sealed class ImportConsole(IServiceProvider services, KpiFormatter formatter)
{
    private const int Rejected = 1, Unusable = 2;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Imports a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="database">What the database is called in the report.</param>
    /// <param name="startDatabase">Starts it; only called once the file is there.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>The exit code of the process.</returns>
    public async Task<int> RunAsync(string path, string database, Func<CancellationToken, Task> startDatabase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(startDatabase);
        try
        {
            var file = ImportFile.OnDisk(path);
            await startDatabase(cancellationToken).ConfigureAwait(false);
            var import = services.GetRequiredService<ImportService>();
            var report = await ShowProgressAsync(progress => import.ImportAsync(file, progress, cancellationToken)).ConfigureAwait(false);
            Print(report, file.Name, database);
            return 0;
        }
        catch (ImportRejectedException rejected)
        {
            Print(rejected, Path.GetFileName(path));
            return Rejected;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. The data is as it was.").ConfigureAwait(false);
            return Unusable;
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException or DataLoadException)
        {
            await Console.Error.WriteLineAsync($"error: The database {database} cannot be used: {exception.Message}").ConfigureAwait(false);
            return Unusable;
        }
    }

    /// <summary>A bar on a terminal; elsewhere, as in a log, a line for each step.</summary>
    private static Task<ImportReport> ShowProgressAsync(Func<IProgress<ImportProgress>, Task<ImportReport>> import) =>
        Console.IsOutputRedirected ? import(new Lines()) : AnsiConsole.Progress().HideCompleted(false).StartAsync(context => import(new Bars(context)));

    private void Print(ImportReport report, string file, string database)
    {
        string[] lines =
        [
            "",
            Text($"Imported {file} ({report.Encoding}, dates as {report.DateFormat}) into {database} in {report.Duration.TotalSeconds:0.0} s"),
            Text($"  orders      {report.Orders,12:N0}   {report.New:N0} new, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged"),
            Text($"  lines       {report.Lines,12:N0}"),
            Text($"  customers   {report.Customers,12:N0}"),
            Text($"  products    {report.Products,12:N0}"),
            Text($"  sales       {formatter.Full(report.Sales, KpiUnit.Money, English),12}"),
            Text($"  days          {report.Days.From:yyyy-MM-dd} to {report.Days.To:yyyy-MM-dd}"),
        ];
        foreach (var line in lines) Console.WriteLine(line);
        if (report.ReplacedSample) Console.WriteLine("The sample shop was replaced.");
        else if (report.New + report.Changed == 0) Console.WriteLine("Nothing was written: the database holds these orders already.");
    }

    private static void Print(ImportRejectedException rejected, string file)
    {
        Console.Error.WriteLine(Text($"error: {file} was not imported, the database is as it was. {(rejected.Count == 1 ? "One problem:" : Text($"{rejected.Count:N0} problems:"))}"));
        foreach (var problem in rejected.Problems) Console.Error.WriteLine($"  {problem.In(file)}");
        if (rejected.Count > rejected.Problems.Count) Console.Error.WriteLine(Text($"  … and {rejected.Count - rejected.Problems.Count:N0} more"));
    }

    private static string Text(FormattableString text) => text.ToString(English);

    private static string Describe(ImportStep step) => step switch
    {
        ImportStep.Reading => "Reading and checking lines",
        ImportStep.Comparing => "Comparing orders",
        ImportStep.Writing => "Writing orders",
        ImportStep.Publishing => "Putting them in place",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    private sealed class Lines : IProgress<ImportProgress>
    {
        private ImportStep? _step;

        public void Report(ImportProgress value)
        {
            if (_step == value.Step) return;
            _step = value.Step;
            Console.WriteLine(Describe(value.Step) + "…");
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>
    {
        private ImportStep? _step;
        private ProgressTask? _task;

        public void Report(ImportProgress value)
        {
            if (_task is null || _step != value.Step)
            {
                if (_task is not null) (_task.MaxValue, _task.Value, _task.IsIndeterminate) = (1, 1, false);
                _task = context.AddTask(Describe(value.Step));
                _step = value.Step;
            }
            _task.IsIndeterminate = value.Total is null;
            if (value.Total is not { } total) return;
            _task.MaxValue = total;
            _task.Value = value.Done;
        }
    }
}
