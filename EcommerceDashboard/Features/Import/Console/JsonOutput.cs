using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Console;

/// <summary>For programs: one JSON object on standard output, also of a failure.</summary>
internal sealed class JsonOutput : IImportOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public Task<ImportReport> ShowProgressAsync(Func<IProgress<ImportProgress>, Task<ImportReport>> import) => import(new Progress<ImportProgress>());

    public void Write(ImportReport report, string file, bool isDryRun) =>
        Write(new { status = isDryRun ? "checked" : report.Load is null ? "unchanged" : "imported", file, report });

    public void Write(ImportRejectedException rejected, string file) =>
        Write(new { status = "rejected", file, problemCount = rejected.Count, problems = rejected.Problems, report = rejected.Report });

    public void WriteFailure(string message) => Write(new { status = "failed", message });

    private static void Write<T>(T answer) => System.Console.WriteLine(JsonSerializer.Serialize(answer, Options));
}
