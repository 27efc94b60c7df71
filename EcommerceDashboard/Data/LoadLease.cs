using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>
/// The right to load, held by one process at a time and renewed while it is held, so that a process that dies blocks the others for a minute
/// and no longer. Disposing gives it back.
/// </summary>
public sealed class LoadLease : IAsyncDisposable
{
    private const string LeaseId = "lease";

    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(1), RenewEvery = TimeSpan.FromSeconds(15);

    private readonly IMongoCollection<BsonDocument> _marks;
    private readonly TimeProvider _time;
    private readonly BsonValue _owner = ObjectId.GenerateNewId();
    private readonly CancellationTokenSource _end = new();
    private Task _renewing = Task.CompletedTask;
    private int _isReturned;

    private LoadLease(IMongoCollection<BsonDocument> marks, TimeProvider time) => (_marks, _time) = (marks, time);

    /// <summary>What to clear away before others may load.</summary>
    internal Func<Task>? OnReturn { get; set; }

    private FilterDefinition<BsonDocument> Own => Builders<BsonDocument>.Filter.Eq("_id", LeaseId) & Builders<BsonDocument>.Filter.Eq("owner", _owner);

    private DateTime Expiry => (_time.GetUtcNow() + Duration).UtcDateTime;

    /// <summary>Takes the lease.</summary>
    /// <exception cref="DataLoadException">Another load holds it.</exception>
    internal static async Task<LoadLease> TakeAsync(DashboardCollections collections, TimeProvider time, CancellationToken cancellationToken)
    {
        var lease = new LoadLease(Marks(collections.Database), time);
        await lease.TakeAsync(cancellationToken).ConfigureAwait(false);
        lease._renewing = lease.RenewAsync();
        return lease;
    }

    /// <summary>Takes away a lease that nobody can hold any more: the database has just been opened for this process alone.</summary>
    internal static Task ClearAsync(IMongoDatabase database, CancellationToken cancellationToken) =>
        Marks(database).DeleteOneAsync(Builders<BsonDocument>.Filter.Eq("_id", LeaseId), cancellationToken);

    /// <summary>Makes sure that it is still held.</summary>
    /// <exception cref="DataLoadException">It ran out, because this process stood still, and another load may run.</exception>
    internal async Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        var renewed = _isReturned == 0 && await ProlongAsync(cancellationToken).ConfigureAwait(false);
        if (!renewed) throw new DataLoadException("Another import into this database has begun meanwhile. Nothing was changed; run this one again.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReturned, 1) != 0) return;
        await _end.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _end.Dispose();
        try
        {
            if (OnReturn is { } clear) await clear().ConfigureAwait(false);
            await _marks.DeleteOneAsync(Own, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            // The database is away: the lease runs out by itself, and what failed before is the better message.
        }
    }

    private static IMongoCollection<BsonDocument> Marks(IMongoDatabase database) => database.GetCollection<BsonDocument>(DashboardCollections.MetaName);

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var free = Builders<BsonDocument>.Filter.Eq("_id", LeaseId) & Builders<BsonDocument>.Filter.Lt("expiresAt", now);
        var taken = Builders<BsonDocument>.Update.Set("owner", _owner).Set("since", now).Set("expiresAt", now + Duration);
        try
        {
            // Where one holds it, the filter finds nothing and the upsert meets its _id.
            await _marks.UpdateOneAsync(free, taken, new UpdateOptions { IsUpsert = true }, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoWriteException exception) when (exception.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            var held = await _marks.Find(Builders<BsonDocument>.Filter.Eq("_id", LeaseId)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            var since = held is null ? "" : held["since"].ToUniversalTime().ToString("' since 'yyyy-MM-dd HH:mm:ss' UTC'", CultureInfo.InvariantCulture);
            throw new DataLoadException($"Another import into this database runs{since}. Nothing was changed; wait until it has ended (one that was killed counts for a minute).");
        }
    }

    private async Task<bool> ProlongAsync(CancellationToken cancellationToken) =>
        (await _marks.UpdateOneAsync(Own, Builders<BsonDocument>.Update.Set("expiresAt", Expiry), cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount == 1;

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(RenewEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false)) await TryProlongAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Given back.
        }
    }

    private async Task TryProlongAsync()
    {
        try
        {
            await ProlongAsync(_end.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            // Away for a moment: the next tick tries again, and whether it was lost is asked before anything is published.
        }
    }
}
