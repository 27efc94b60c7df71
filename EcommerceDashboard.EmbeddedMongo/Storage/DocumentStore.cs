using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace EcommerceDashboard.EmbeddedMongo.Storage;

/// <summary>All documents: read from memory without locks, written by one writer that makes waiting writes durable together.</summary>
internal sealed class DocumentStore : IAsyncDisposable
{
    /// <summary>Writes of one commit at most: bounds how long the first of them waits.</summary>
    private const int MaxBatch = 256;

    private readonly IDocumentFile _file;
    private readonly Channel<PendingWrite> _queue = Channel.CreateUnbounded<PendingWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writer;
    private volatile Catalog _current;
    private long _lastCollectionId;

    public DocumentStore(IDocumentFile file)
    {
        _file = file;
        var collections = file.Load().ToImmutableDictionary(collection => collection.Namespace);
        _current = new Catalog(collections);
        _lastCollectionId = collections.Values.Select(collection => collection.Id).DefaultIfEmpty(0).Max();
        _writer = Task.Run(WriteLoopAsync);
    }

    /// <summary>Everything that is durable now.</summary>
    public Catalog Current => _current;

    /// <summary>Runs a write; the task ends when it is durable and visible.</summary>
    /// <exception cref="CommandException">The write was refused, or could not be kept.</exception>
    public async Task<T> WriteAsync<T>(Func<WriteBatch, T> operation, CancellationToken cancellation)
    {
        var write = new PendingWrite(batch => operation(batch), cancellation);
        if (!_queue.Writer.TryWrite(write)) throw new CommandException(91, "ShutdownInProgress", "The server is shutting down");
        return (T)(await write.Completion.Task.ConfigureAwait(false))!;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer.ConfigureAwait(false);
        _file.Dispose();
    }

    private async Task WriteLoopAsync()
    {
        var writes = new List<PendingWrite>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            try
            {
                _file.Begin();
                var batch = new WriteBatch(_current, _file, () => ++_lastCollectionId);
                while (writes.Count < MaxBatch && _queue.Reader.TryRead(out var write))
                {
                    writes.Add(write);
                    write.Run(batch);
                }
                _file.Commit();
                _current = batch.ToCatalog();
                foreach (var write in writes) write.Complete();
            }
#pragma warning disable CA1031 // Whatever goes wrong, no write of the batch is kept, each client hears it, and the server lives on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _file.Rollback();
                if (writes.Count == 0 && _queue.Reader.TryRead(out var first)) writes.Add(first);
                foreach (var write in writes) write.Fail(NotKept(exception));
            }
            writes.Clear();
        }
    }

    private static CommandException NotKept(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 13 } => new CommandException(14031, "OutOfDiskSpace", "The disk is full: nothing of this write was kept"),
        SqliteException error => new CommandException(8, "UnknownError", $"The data file could not be written (SQLite error {error.SqliteErrorCode}): nothing of this write was kept"),
        _ => new CommandException(1, "InternalError", $"The write failed: {exception.GetType().Name}"),
    };

    /// <summary>A write that a client waits for.</summary>
    private sealed class PendingWrite(Func<WriteBatch, object?> operation, CancellationToken cancellation)
    {
        private object? _result;
        private Exception? _refusal;

        public TaskCompletionSource<object?> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Runs; a refusal concerns this write only, any other exception the whole batch.</summary>
        public void Run(WriteBatch batch)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                _result = operation(batch);
            }
            catch (Exception exception) when (exception is CommandException or OperationCanceledException or InsufficientExecutionStackException)
            {
                _refusal = exception;
            }
        }

        public void Complete()
        {
            if (_refusal is null) Completion.SetResult(_result);
            else Completion.SetException(_refusal);
        }

        public void Fail(Exception exception) => Completion.SetException(_refusal ?? exception);
    }
}
