using System.CommandLine;
using EcommerceDashboard.Features.Import.Export;
using MongoDB.Driver;

namespace EcommerceDashboard.Hosting;

/// <summary>The verb <c>export</c>.</summary>
internal static partial class DashboardCommandLine
{
    private static Command ExportVerb(List<Option<string>> settings)
    {
        var format = new Option<ExportFormat>("--format") { HelpName = "csv|json|ndjson", Description = "csv has a row for each line, json and ndjson hold the stored documents; all import back to the same orders. Default: csv." };
        var output = new Option<string>("--output") { HelpName = "file", Description = "Where to. Default: standard output." };
        var export = new Command("export", "Writes all orders, as they were imported. Exit code 0: done. 2: nothing could be tried.") { format, output };
        export.TreatUnmatchedTokensAsErrors = false;
        export.SetAction((parsed, cancellation) => GuardAsync(
            parsed, settings, arguments => ExportAsync(parsed.GetValue(format), FullPath(parsed.GetValue(output)), arguments, cancellation)));
        return export;
    }

    private static async Task<int> ExportAsync(ExportFormat format, string? path, string[] arguments, CancellationToken cancellationToken)
    {
        var builder = CreateBuilder(arguments);
        builder.Logging.ClearProviders();
        builder.AddDashboardData();
        await using var app = builder.Build();
        var database = app.Services.GetRequiredService<DashboardDatabase>();
        try
        {
            await database.StartAsync(cancellationToken).ConfigureAwait(false);
            await using var output = path is null ? Console.OpenStandardOutput() : File.Create(path);
            var orders = await app.Services.GetRequiredService<OrderExport>().WriteAsync(output, format, cancellationToken).ConfigureAwait(false);
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"Exported {orders:N0} orders from {database.Description}")).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.").ConfigureAwait(false);
            return ExitCode.Unusable;
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"error: The database {database.Description} cannot be used: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Unusable;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"error: The file cannot be written: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Unusable;
        }
    }
}
