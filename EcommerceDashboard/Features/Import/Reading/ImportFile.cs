using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>A file to import. It is read more than once: to see how it is written, and to read it.</summary>
/// <param name="Name">Its name, as messages call it.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Open">Opens it from the start.</param>
public sealed record ImportFile(string Name, long Length, Func<Stream> Open)
{
    private const int BufferSize = 1 << 16;

    /// <summary>A file of this machine.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What messages call it; null: as it is called there.</param>
    /// <exception cref="ImportRejectedException">There is none, or it cannot be read.</exception>
    public static ImportFile OnDisk(string path, string? name = null)
    {
        if (Directory.Exists(path)) throw Unreadable("File.Folder", path);
        if (!File.Exists(path)) throw Unreadable("File.Absent", path);
        try
        {
            var file = new ImportFile(
                name ?? Path.GetFileName(path), new FileInfo(path).Length, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan));
            using var attempt = file.Open();
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("File.Unreadable", exception.Message);
        }
    }

    private static ImportRejectedException Unreadable(string key, string value) => new(ImportProblem.OfFile(key, value));
}
