using System.Security.Cryptography;

namespace EcommerceDashboard.Features.Import.Uploads;

/// <summary>
/// A folder for the files of this process alone, within one that processes may share. Beside it lies a file that its owner holds open: whoever can
/// open it as well knows that the owner has ended, and may take the folder away.
/// </summary>
internal sealed class OwnFolder(string shared) : IDisposable
{
    private const int LengthOfName = 32;
    private const string ClaimExtension = ".lock";

    private readonly Lock _gate = new();
    private FileStream? _claim;

    /// <summary>Where it is; it need not be there before <see cref="Claim()"/>.</summary>
    public string Path { get; } = System.IO.Path.Combine(shared, RandomNumberGenerator.GetHexString(LengthOfName, lowercase: true));

    /// <summary>Makes the folder, if it is not there.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The shared folder cannot be written.</exception>
    public void Claim()
    {
        lock (_gate)
        {
            Directory.CreateDirectory(shared);
            // Before the folder: one without a claim has no owner.
            _claim ??= Claim(Path);
            Directory.CreateDirectory(Path);
        }
    }

    /// <summary>The folders whose owners have ended are taken away, with what is in them.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The shared folder cannot be read.</exception>
    public void SweepForsaken()
    {
        if (!Directory.Exists(shared)) return;
        foreach (var folder in Directory.EnumerateDirectories(shared).Where(folder => folder != Path && IsOurs(System.IO.Path.GetFileName(folder))))
        {
            if (ClaimForsaken(folder) is not { } claim) continue;
            using (claim) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Takes the folder away.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            using (_claim)
            {
                if (_claim is not null && Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
            }
            _claim = null;
        }
    }

    // Whoever names a folder with files of other kinds keeps them.
    private static bool IsOurs(string name) => name.Length == LengthOfName && name.All(char.IsAsciiHexDigitLower);

    private static FileStream? ClaimForsaken(string folder)
    {
        try
        {
            return Claim(folder);
        }
        catch (IOException)
        {
            // Its owner lives.
            return null;
        }
    }

    private static FileStream Claim(string folder) =>
        new(folder + ClaimExtension, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
}
