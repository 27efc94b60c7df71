namespace EcommerceDashboard.Features.Import;

/// <summary>A file to import. It is read more than once: to see how it is written, and to read it.</summary>
/// <param name="Name">Its name, as messages call it.</param>
/// <param name="Open">Opens it from the start.</param>
public sealed record ImportFile(string Name, Func<Stream> Open)
{
    /// <summary>A file of this machine.</summary>
    /// <exception cref="ImportRejectedException">There is none, or it cannot be read.</exception>
    public static ImportFile OnDisk(string path)
    {
        if (Directory.Exists(path)) throw Unreadable($"{path} is a folder, not a file.");
        if (!File.Exists(path)) throw Unreadable($"There is no file {path}.");
        var file = new ImportFile(Path.GetFileName(path), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
        try
        {
            using var attempt = file.Open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"The file cannot be read: {exception.Message}");
        }
        return file;
    }

    private static ImportRejectedException Unreadable(string message) => new(ImportProblem.OfFile(message));
}
