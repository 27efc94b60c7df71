using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Keeps a second process away from a data file, which it would read and write behind the back of the first.</summary>
/// <remarks>
/// An open file without sharing beside the data file: on Unix .NET takes an advisory lock (<c>flock</c>) that the system releases with the process,
/// however it ends. The lock file stays behind; removing it would race with the next process that opens it.
/// </remarks>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    /// <exception cref="EmbeddedMongoException">Another process, or another server of this one, holds the file.</exception>
    public FileLock(string dataFile)
    {
        var path = dataFile + ".lock";
        try
        {
            _stream = PrivateFile.Open(path, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new EmbeddedMongoException($"The data file {dataFile} is in use by another process{Holder(path)}. Stop it, or name another file.", exception);
        }
        _stream.SetLength(0);
        _stream.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    private static string Holder(string path)
    {
        try
        {
            // Asks for no lock of its own.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return int.TryParse(reader.ReadToEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? string.Create(CultureInfo.InvariantCulture, $" (process {id})")
                : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
