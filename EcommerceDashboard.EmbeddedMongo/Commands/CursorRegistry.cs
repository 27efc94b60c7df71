using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>The open cursors of all clients.</summary>
internal sealed class CursorRegistry : IDisposable
{
    /// <summary>How long MongoDB keeps a cursor that nobody asks.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, ServerCursor> _cursors = new();
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;

    public CursorRegistry(TimeProvider time)
    {
        _time = time;
        _sweep = time.CreateTimer(_ => CloseIdle(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    public int Count => _cursors.Count;

    /// <summary>Keeps a cursor for later batches.</summary>
    public void Add(ServerCursor cursor)
    {
        cursor.LastUsed = _time.GetUtcNow();
        do cursor.Id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
        while (cursor.Id == 0 || !_cursors.TryAdd(cursor.Id, cursor));
    }

    /// <summary>Takes a cursor out to read from it; null: not there, or another command reads from it.</summary>
    public ServerCursor? Take(long id) => _cursors.TryRemove(id, out var cursor) ? cursor : null;

    /// <summary>Looks at a cursor.</summary>
    public ServerCursor? Find(long id) => _cursors.GetValueOrDefault(id);

    /// <summary>Puts a cursor back that has more.</summary>
    public void Return(ServerCursor cursor)
    {
        cursor.LastUsed = _time.GetUtcNow();
        _cursors[cursor.Id] = cursor;
    }

    /// <summary>Closes a cursor; false: not there.</summary>
    public bool Kill(long id)
    {
        if (Take(id) is not { } cursor) return false;
        cursor.Dispose();
        return true;
    }

    /// <summary>Closes the cursors of a session that ends.</summary>
    public void KillSession(Guid session)
    {
        foreach (var cursor in _cursors.Values)
        {
            if (cursor.Session == session) Kill(cursor.Id);
        }
    }

    public void Dispose()
    {
        _sweep.Dispose();
        foreach (var id in _cursors.Keys) Kill(id);
    }

    private void CloseIdle()
    {
        var now = _time.GetUtcNow();
        foreach (var cursor in _cursors.Values)
        {
            if (!cursor.KeepsForever && now - cursor.LastUsed >= IdleTimeout) Kill(cursor.Id);
        }
    }
}
