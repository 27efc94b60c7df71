using System.Collections.Concurrent;
using EcommerceDashboard.Features.Import.Uploads;

namespace EcommerceDashboard.Features.Import.Sessions;

/// <summary>The sessions of the files that are here, by the id of the upload. Whoever knows the id takes part.</summary>
public sealed class ImportSessions(UploadedFiles files, ImportService service, ImportAttempts attempts, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ImportSession> _sessions = new(StringComparer.Ordinal);

    /// <summary>The session of an uploaded file; null: the file is not here, or not any more.</summary>
    public ImportSession? Find(string id)
    {
        foreach (var known in _sessions)
        {
            if (!known.Value.IsRunning && files.Find(known.Key) is null) _sessions.TryRemove(known.Key, out _);
        }
        return files.Find(id) is { } file ? _sessions.GetOrAdd(id, _ => new ImportSession(file, service, attempts, time)) : null;
    }

    /// <summary>Gives a file up, and what runs with it.</summary>
    public void Remove(string id)
    {
        if (_sessions.TryRemove(id, out var session)) session.Cancel();
        files.Remove(id);
    }
}
