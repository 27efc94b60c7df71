using System.Globalization;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Kpis;
using Spectre.Console;
using Terminal = System.Console;

namespace EcommerceDashboard.Features.Import.Console;

/// <summary>For people: a bar on a terminal, elsewhere, as in a log, a line for each step; then the report.</summary>
internal sealed class TextOutput(KpiFormatter formatter, string database) : IImportOutput
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public Task<ImportReport> ShowProgressAsync(Func<IProgress<ImportProgress>, Task<ImportReport>> import) =>
        Terminal.IsOutputRedirected ? import(new Lines()) : AnsiConsole.Progress().HideCompleted(false).StartAsync(context => import(new Bars(context)));

    public void Write(ImportReport report, string file, bool isDryRun)
    {
        var layout = report.Layout is { } id ? $"layout {id}, " : "";
        string[] lines =
        [
            "",
            isDryRun
                ? Text($"Checked {file} ({layout}{report.Encoding}, dates as {report.DateFormat}) in {report.Duration.TotalSeconds:0.0} s. Nothing was changed; an import would take:")
                : Text($"Imported {file} ({layout}{report.Encoding}, dates as {report.DateFormat}) into {database} in {report.Duration.TotalSeconds:0.0} s"),
            Text($"  orders      {report.Orders,12:N0}   {report.New:N0} new, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged"),
            Text($"  lines       {report.Lines,12:N0}"),
            Text($"  customers   {report.Customers,12:N0}"),
            Text($"  products    {report.Products,12:N0}"),
            Text($"  sales       {formatter.Full(report.Sales, KpiUnit.Money, English),12}"),
            Text($"  days          {report.Days?.From:yyyy-MM-dd} to {report.Days?.To:yyyy-MM-dd}"),
            .. report.Notices.Select(notice => Text($"  note: {notice.Count:N0} × {Describe(notice.Kind)} (first on line {notice.FirstLine})")),
        ];
        foreach (var line in lines) Terminal.WriteLine(line);
        WriteRejects(report.Rejects, file, isDryRun);
        if (report.ReplacedSample) Terminal.WriteLine(isDryRun ? "The sample shop would be replaced." : "The sample shop was replaced.");
        else if (report.New + report.Changed == 0) Terminal.WriteLine("Nothing was written: the database holds these orders already.");
    }

    public void Write(ImportRejectedException rejected, string file)
    {
        Terminal.Error.WriteLine(Text($"error: {file} was not imported, the database is as it was. {(rejected.Count == 1 ? "One problem:" : Text($"{rejected.Count:N0} problems:"))}"));
        foreach (var problem in rejected.Problems) Terminal.Error.WriteLine($"  {problem.In(file)}");
        if (rejected.Count > rejected.Problems.Count) Terminal.Error.WriteLine(Text($"  … and {rejected.Count - rejected.Problems.Count:N0} more"));
        if (rejected.Report is { Orders: > 0 } report)
        {
            Terminal.Error.WriteLine(Text($"{report.Orders:N0} orders can be taken, {report.Rejects.Lines:N0} lines cannot. --accept-rejects goes on without them, --rejects FILE writes them to a file."));
        }
    }

    public void WriteFailure(string message) => Terminal.Error.WriteLine(message);

    private static void WriteRejects(ImportRejects rejects, string file, bool isDryRun)
    {
        if (rejects.Problems == 0) return;
        Terminal.WriteLine(Text($"{rejects.Lines:N0} lines ({rejects.Orders:N0} orders) {(isDryRun ? "cannot be" : "were not")} taken:"));
        foreach (var kind in rejects.Kinds)
        {
            Terminal.WriteLine(Text($"  {kind.Count:N0} × {kind.Kind}{(kind.Column is null ? "" : " in " + kind.Column)}, such as"));
            foreach (var example in kind.Examples.Take(2)) Terminal.WriteLine($"    {example.In(file)}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(English);

    private static string Describe(ImportNoticeKind kind) => kind switch
    {
        ImportNoticeKind.SeveralTimes => "an order whose lines have several times: it has the earliest",
        ImportNoticeKind.SeveralOrigins => "an order that left from several places: it has that of its first line",
        ImportNoticeKind.DateBeforeOrder => "a shipment or delivery before the order: that date is left out",
        ImportNoticeKind.EqualLines => "a line that says the same as another of its order: both count",
        ImportNoticeKind.NoCustomer => "an order without a customer",
        ImportNoticeKind.RefundedWhole => "an order refunded entirely, without saying when: left out of every figure, like a cancelled one",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Describe(ImportStep step) => step switch
    {
        ImportStep.Surveying => "Looking through the file",
        ImportStep.Reading => "Reading and checking lines",
        ImportStep.Publishing => "Putting orders in place",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    private sealed class Lines : IProgress<ImportProgress>
    {
        private ImportStep? _step;

        public void Report(ImportProgress value)
        {
            if (_step == value.Step) return;
            _step = value.Step;
            Terminal.WriteLine(Describe(value.Step) + "…");
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
            _task.IsIndeterminate = value.BytesTotal is null;
            if (value.BytesTotal is not { } total) return;
            _task.MaxValue = total;
            _task.Value = value.BytesRead;
        }
    }
}
