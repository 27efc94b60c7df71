using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Mapping;
using EcommerceDashboard.Features.Import.Reading;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Kpis;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import.Console;

/// <summary>The verb <c>import</c>: progress and report on the console, failures on standard error.</summary>
/// <param name="services">Where the service comes from once the database is started.</param>
/// <param name="formatter">Writes the amounts of the report.</param>
public sealed class ImportConsole(IServiceProvider services, KpiFormatter formatter)
{
    private const int Done = 0, Rejected = 1, Unusable = 2;

    /// <summary>Imports or checks a file.</summary>
    /// <param name="arguments">What to do.</param>
    /// <param name="database">What the database is called in the report.</param>
    /// <param name="startDatabase">Starts it; only called once the file is there.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>The exit code of the process.</returns>
    public async Task<int> RunAsync(ImportArguments arguments, string database, Func<CancellationToken, Task> startDatabase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(startDatabase);
        IImportOutput output = arguments.IsJson ? new JsonOutput() : new TextOutput(formatter, database);
        var name = Path.GetFileName(arguments.File);
        try
        {
            var file = ImportFile.OnDisk(arguments.File);
            var mapping = await MappingAsync(arguments, cancellationToken).ConfigureAwait(false);
            await startDatabase(cancellationToken).ConfigureAwait(false);
            var report = await output.ShowProgressAsync(progress => RunAsync(arguments, file, mapping, progress, cancellationToken)).ConfigureAwait(false);
            output.Write(report, name, arguments.IsDryRun);
            return arguments.IsDryRun && report.Rejects.Problems > 0 && !arguments.AcceptRejects ? Rejected : Done;
        }
        catch (ImportRejectedException rejected)
        {
            output.Write(rejected, name);
            return Rejected;
        }
        catch (OperationCanceledException)
        {
            output.WriteFailure("Stopped. The data is as it was.");
            return Unusable;
        }
        catch (Exception exception) when (exception is DataLoadException or FormatException)
        {
            output.WriteFailure($"error: {exception.Message}");
            return Unusable;
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            output.WriteFailure($"error: The database {database} cannot be used: {exception.Message}");
            return Unusable;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            output.WriteFailure($"error: A file cannot be read or written: {exception.Message}");
            return Unusable;
        }
    }

    private async Task<ImportReport> RunAsync(
        ImportArguments arguments, ImportFile file, ImportMapping mapping, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var import = services.GetRequiredService<ImportService>();
        if (arguments.Rejects is not { } path) return await RunAsync(null).ConfigureAwait(false);
        var rejects = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        try
        {
            await using (rejects.ConfigureAwait(false)) return await RunAsync(rejects).ConfigureAwait(false);
        }
        finally
        {
            // A file without lines would look as if something had been rejected.
            if (new FileInfo(path) is { Exists: true, Length: 0 } empty) empty.Delete();
        }

        async Task<ImportReport> RunAsync(Stream? output)
        {
            if (!arguments.IsDryRun) return await import.ImportAsync(file, mapping, arguments.AcceptRejects, progress, cancellationToken, output).ConfigureAwait(false);
            if (output is not null) await import.WriteRejectsAsync(file, mapping, output, cancellationToken).ConfigureAwait(false);
            return await import.CheckAsync(file, mapping, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The mapping of the file, where the options say nothing else.</summary>
    private static async Task<ImportMapping> MappingAsync(ImportArguments arguments, CancellationToken cancellationToken)
    {
        var mapping = arguments.Mapping is { } path ? ImportMapping.FromJson(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)) : ImportMapping.Empty;
        return ImportMapping.FromJson((mapping with
        {
            Layout = arguments.Layout ?? mapping.Layout,
            DateFormat = arguments.DateFormat ?? mapping.DateFormat,
            DecimalMark = arguments.DecimalMark ?? mapping.DecimalMark,
        }).ToJson());
    }
}
