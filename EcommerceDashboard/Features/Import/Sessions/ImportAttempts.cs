using EcommerceDashboard.Data;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Import.Sessions;

/// <summary>Does things that can fail for reasons a reader must be told, and tells the reason.</summary>
public sealed partial class ImportAttempts(ILogger<ImportAttempts> logger)
{
    /// <summary>Does something.</summary>
    /// <returns>Why it failed; null: it did not.</returns>
    public async Task<ImportFailureKind?> RunAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work().ConfigureAwait(true);
            return null;
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException or DataLoadException)
        {
            return KindOf(exception);
        }
    }

    /// <summary>The reason behind an exception; what is not the reader's to mend is logged.</summary>
    internal ImportFailureKind KindOf(Exception exception)
    {
        if (exception is DataLoadException) return ImportFailureKind.Busy;
        LogFailed(logger, exception);
        return exception is MongoException or TimeoutException ? ImportFailureKind.Database : ImportFailureKind.Other;
    }

    [LoggerMessage(LogLevel.Error, "An import, or what belongs to it, failed")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
