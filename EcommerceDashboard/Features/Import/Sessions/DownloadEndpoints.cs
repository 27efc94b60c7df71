using System.Globalization;
using EcommerceDashboard.Charts;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Import.Export;
using EcommerceDashboard.Features.Import.Reports;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import.Sessions;

/// <summary>What the page offers as files: the lines that an import leaves out, and all data.</summary>
internal static class DownloadEndpoints
{
    /// <summary>Address of the rejected lines of an uploaded file, with its id.</summary>
    public const string RejectsPath = "/data/rejects";

    /// <summary>Address of all data, with <c>?format=</c>.</summary>
    public const string ExportPath = "/data/export";

    private const int BlockSize = 1 << 16;

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(RejectsPath + "/{id}", RejectsAsync).ExcludeFromDescription();
        routes.MapGet(ExportPath, ExportAsync).ExcludeFromDescription();
    }

    /// <summary>Made on disk first: it is written as it is read, and a failure in the middle must not look like a whole file.</summary>
    private static async Task<IResult> RejectsAsync(string id, ImportSessions sessions, ImportService service, CancellationToken cancellationToken)
    {
        if (sessions.Find(id) is not { Inspection: { } inspection } session) return Results.NotFound();
        var rejects = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, BlockSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await service.WriteRejectsAsync(session.File.ToImport(), inspection.Mapping, rejects, cancellationToken).ConfigureAwait(false);
            rejects.Position = 0;
            return Results.File(rejects, CsvText.MediaType, Path.GetFileNameWithoutExtension(session.File.Name) + "-rejects.csv");
        }
        catch (Exception exception)
        {
            await rejects.DisposeAsync().ConfigureAwait(false);
            if (exception is ImportRejectedException) return Results.NotFound();
            throw;
        }
    }

    private static async Task<IResult> ExportAsync(string? format, DashboardCollections collections, OrderExport export, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<ExportFormat>(format ?? "csv", ignoreCase: true, out var chosen) || !Enum.IsDefined(chosen)) return Results.BadRequest();
        try
        {
            // Before the first byte: afterwards there is no way to say that the database is away.
            await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"orders-{time.GetUtcNow():yyyy-MM-dd}.{chosen.ToString().ToLowerInvariant()}");
        return Results.Stream(output => export.WriteAsync(output, chosen, cancellationToken), MediaTypeOf(chosen), name);
    }

    private static string MediaTypeOf(ExportFormat format) => format switch
    {
        ExportFormat.Csv => CsvText.MediaType,
        ExportFormat.Json => "application/json",
        _ => "application/x-ndjson",
    };
}
