using EcommerceDashboard.Features.Import.Reading;

namespace EcommerceDashboard.Features.Import.Uploads;

/// <summary>A file that a browser sent.</summary>
/// <param name="Id">What the page knows it by; not to be guessed.</param>
/// <param name="Name">Its name in the browser: to be shown, never a path here.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its size in bytes.</param>
public sealed record UploadedFile(string Id, string Name, string Path, long Length)
{
    /// <summary>As the import takes it.</summary>
    public ImportFile ToImport() => ImportFile.OnDisk(Path, Name);
}

/// <summary>Why a file was not taken.</summary>
public enum UploadRefusal
{
    /// <summary>It is larger than <see cref="UploadedFiles.LargestFile"/>.</summary>
    TooLarge,

    /// <summary>With the files that wait already it is more than <see cref="UploadedFiles.MostTogether"/>.</summary>
    TooMuchTogether,

    /// <summary>The disk of the dashboard is full, or its folder cannot be written.</summary>
    NoRoom,
}

/// <summary>A file was not taken; nothing of it is left.</summary>
public sealed class UploadRefusedException(UploadRefusal refusal, Exception? inner = null) : Exception(refusal.ToString(), inner)
{
    /// <summary>Why.</summary>
    public UploadRefusal Refusal { get; } = refusal;
}
