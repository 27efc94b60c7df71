using EcommerceDashboard.EmbeddedMongo.Storage;
using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>Results that are made as the client asks for them.</summary>
internal sealed class ServerCursor(string ns, IEnumerable<byte[]> results, ReadScope scope) : IDisposable
{
    /// <summary>Documents of a first batch when the client does not say.</summary>
    public const int DefaultFirstBatch = 101;

    private readonly IEnumerator<byte[]> _results = results.GetEnumerator();
    private byte[]? _next;

    public long Id { get; set; }

    public string Namespace { get; } = ns;

    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Whether it stays open without being asked (<c>noCursorTimeout</c>).</summary>
    public bool KeepsForever { get; init; }

    /// <summary>The collection it reads, known by its UUID; null: one that does not exist, or several.</summary>
    public Guid? Collection { get; init; }

    /// <summary>The session it belongs to; null: none.</summary>
    public Guid? Session { get; init; }

    /// <summary>True after the last result.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The next results: at most so many, and at most 16 MB unless it is a single one.</summary>
    public List<byte[]> Read(long limit, CancellationToken cancellation)
    {
        scope.Cancellation = cancellation;
        var batch = new List<byte[]>();
        var bytes = 0;
        while (batch.Count < limit)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_next is null)
            {
                if (!_results.MoveNext())
                {
                    IsExhausted = true;
                    break;
                }
                _next = _results.Current;
            }
            bytes += _next.Length;
            if (batch.Count > 0 && bytes > StoredDocument.MaxLength) break;
            batch.Add(_next);
            _next = null;
        }
        return batch;
    }

    public void Dispose() => _results.Dispose();

    /// <summary>Reads the first batch and keeps the cursor when there may be more.</summary>
    public static Reply Open(CommandContext context, ServerCursor cursor, long? batchSize, bool single = false)
    {
        List<byte[]> documents;
        try
        {
            documents = cursor.Read(batchSize ?? DefaultFirstBatch, context.Cancellation);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
        if (cursor.IsExhausted || single) cursor.Dispose();
        else context.Server.Cursors.Add(cursor);
        return new Reply([], new CursorBatch("firstBatch", documents, cursor.Id, cursor.Namespace));
    }
}
