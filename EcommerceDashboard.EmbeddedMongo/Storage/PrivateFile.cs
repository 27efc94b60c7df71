namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>Files that only the user who runs the server may read: rights 0600 on Unix.</summary>
internal static class PrivateFile
{
    /// <summary>Opens a file, made with private rights when it does not exist.</summary>
    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
