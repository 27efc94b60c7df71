using System.Globalization;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Keeps a second process away from a data file, which it would read and write behind the back of the first.</summary>
/// <remarks>
/// An open file without sharing beside the data file: on Unix .NET takes an advisory lock (<c>flock</c>) that the system releases with the process,
/// however it ends. The lock file stays behind; removing it would race with the next process that opens it.
/// Nobody else can read a locked file through .NET, so the process id stands in another one.
/// </remarks>
internal sealed class FileLock : IDisposable
{
    // EWOULDBLOCK, which is the result that .NET gives, and ERROR_SHARING_VIOLATION.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private readonly FileStream _stream;
    private readonly string _holder;

    /// <exception cref="EmbeddedMongoException">Another process, or another server of this one, holds the file.</exception>
    public FileLock(string dataFile)
    {
        _holder = dataFile + ".pid";
        try
        {
            _stream = PrivateFile.Open(dataFile + ".lock", FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            throw new EmbeddedMongoException($"The data file {dataFile} is in use by another process{Holder()}. Stop it, or name another file.", exception);
        }
        using var holder = PrivateFile.Open(_holder, FileShare.Read);
        holder.SetLength(0);
        holder.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    public void Dispose()
    {
        File.Delete(_holder);
        _stream.Dispose();
    }

    private string Holder()
    {
        try
        {
            return int.TryParse(File.ReadAllText(_holder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? string.Create(CultureInfo.InvariantCulture, $" (process {id})")
                : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
