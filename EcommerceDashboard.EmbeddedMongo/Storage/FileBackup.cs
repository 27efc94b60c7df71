using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Copies a data file that a server reads and writes meanwhile.</summary>
/// <remarks>
/// By SQLite's <c>VACUUM INTO</c>: one read transaction over a connection of its own, so that the copy is of one moment and the writer never waits.
/// </remarks>
internal static class FileBackup
{
    /// <summary>Copies all that is committed now; the target appears complete or not at all.</summary>
    /// <exception cref="EmbeddedMongoException">The target exists or cannot be written, or the disk is full.</exception>
    public static void Copy(string source, string target)
    {
        target = Path.GetFullPath(target);
        if (File.Exists(target)) throw new EmbeddedMongoException($"The backup {target} exists. Name a new file.");
        var partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // Made first, so that it is private from its first byte; SQLite fills an empty file.
            PrivateFile.Open(partial, FileShare.ReadWrite).Dispose();
            Fill(source, partial);
            using (var file = PrivateFile.Open(partial, FileShare.None)) file.Flush(flushToDisk: true);
            File.Move(partial, target);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw new EmbeddedMongoException($"The backup {target} cannot be written: {exception.Message}", exception);
        }
    }

    private static void Fill(string source, string partial)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", partial);
        command.ExecuteNonQuery();
    }

    [SuppressMessage("Design", "CA1031", Justification = "What failed before is what the caller must hear.")]
    private static void TryDelete(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception)
        {
            // Left behind under a name that says what it is.
        }
    }
}
