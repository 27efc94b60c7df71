using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EcommerceDashboard.Features.Import.Uploads;

/// <summary>Where <see cref="UploadedFiles"/> are kept.</summary>
/// <param name="Path">The folder; made when it is needed.</param>
/// <param name="LargestFile">The largest file that is taken, in bytes.</param>
/// <param name="MostTogether">How large the files of one process may be together, in bytes.</param>
public sealed record UploadFolder(string Path, long LargestFile = 1L << 30, long MostTogether = 4L << 30);

/// <summary>
/// Files that browsers sent, on disk until they are imported or given up. They outlive neither a day nor the process: whoever comes back
/// after that sends the file again. As a service of the host it sweeps at the start and every hour: they hold what customers bought.
/// </summary>
public sealed partial class UploadedFiles(UploadFolder folder, TimeProvider time, ILogger<UploadedFiles> logger) : IHostedService, IDisposable
{
    /// <summary>How often it is looked for files that nobody came back for.</summary>
    public static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private const int BlockSize = 1 << 16, LongestName = 200, LengthOfId = 32;
    private const string Extension = ".upload";

    private static readonly TimeSpan LongestStay = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (UploadedFile File, DateTimeOffset At)> _files = new(StringComparer.Ordinal);
    private readonly OwnFolder _own = new(folder.Path);
    private ITimer? _sweeping;
    private long _together;

    /// <summary>The largest file that is taken, in bytes.</summary>
    public long LargestFile => folder.LargestFile;

    /// <summary>How large all files may be together, in bytes.</summary>
    public long MostTogether => folder.MostTogether;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Sweep();
        _sweeping = time.CreateTimer(_ => Sweep(), null, SweepInterval, SweepInterval);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sweeping?.Dispose();
        OnFolder(_own.Dispose);
    }

    /// <summary>Why a file of that length would not be taken now; null: it would.</summary>
    public UploadRefusal? RefusalOf(long length) =>
        length > LargestFile ? UploadRefusal.TooLarge
        : length > MostTogether - Interlocked.Read(ref _together) ? UploadRefusal.TooMuchTogether
        : null;

    /// <summary>Takes a file.</summary>
    /// <param name="name">What the browser calls it; anything.</param>
    /// <param name="content">What it sends.</param>
    /// <param name="cancellationToken">The browser gave up: nothing is left of the file.</param>
    /// <exception cref="UploadRefusedException">It is too large, alone or with the others, or there is no room.</exception>
    public async Task<UploadedFile> ReceiveAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var id = RandomNumberGenerator.GetHexString(LengthOfId, lowercase: true);
        var path = Path.Combine(_own.Path, id + Extension);
        try
        {
            var length = await WriteAsync(path, content, cancellationToken).ConfigureAwait(false);
            var file = new UploadedFile(id, NameOf(name), path, length);
            _files[id] = (file, time.GetUtcNow());
            return file;
        }
        catch
        {
            Delete(path);
            throw;
        }
    }

    /// <summary>The file with an id; null: there is none, or none any more.</summary>
    public UploadedFile? Find(string id) => _files.TryGetValue(id, out var kept) && File.Exists(kept.File.Path) ? kept.File : null;

    /// <summary>Gives a file up.</summary>
    public void Remove(string id)
    {
        if (!_files.TryRemove(id, out var kept)) return;
        Delete(kept.File.Path);
        Interlocked.Add(ref _together, -kept.File.Length);
    }

    /// <summary>A name to show: the last part of a path, on one line.</summary>
    internal static string NameOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = string.Concat(last.Where(character => !char.IsControl(character))).Trim();
        return shown.Length switch
        {
            0 => "file.csv",
            > LongestName => shown[..LongestName],
            _ => shown,
        };
    }

    private async Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var file = await OnDiskAsync(() =>
        {
            _own.Claim();
            return ValueTask.FromResult(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous));
        }).ConfigureAwait(false);
        await using var _ = file.ConfigureAwait(false);
        var block = new byte[BlockSize];
        long length = 0;
        try
        {
            while (await content.ReadAsync(block, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                length += read;
                var together = Interlocked.Add(ref _together, read);
                if (length > LargestFile) throw new UploadRefusedException(UploadRefusal.TooLarge);
                if (together > MostTogether) throw new UploadRefusedException(UploadRefusal.TooMuchTogether);
                await OnDiskAsync(async () =>
                {
                    await file.WriteAsync(block.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    return file;
                }).ConfigureAwait(false);
            }
            return length;
        }
        catch
        {
            Interlocked.Add(ref _together, -length);
            throw;
        }
    }

    /// <summary>What the disk refuses is told apart from what the browser's connection throws, which is an <see cref="IOException"/> as well.</summary>
    private async ValueTask<FileStream> OnDiskAsync(Func<ValueTask<FileStream>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNoRoom(logger, failure);
            throw new UploadRefusedException(UploadRefusal.NoRoom, failure);
        }
    }

    /// <summary>Takes away what nobody came back for, and what processes left that have ended.</summary>
    private void Sweep()
    {
        foreach (var (id, kept) in _files)
        {
            if (time.GetUtcNow() - kept.At > LongestStay) Remove(id);
        }
        OnFolder(_own.SweepForsaken);
    }

    private void Delete(string path) => OnFolder(() => File.Delete(path));

    // What cannot be taken away now is tried again with the next sweep, of this process or another.
    private void OnFolder(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "An uploaded file could not be kept")]
    private static partial void LogNoRoom(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Warning, "An uploaded file could not be deleted")]
    private static partial void LogNotDeleted(ILogger logger, Exception failure);
}
