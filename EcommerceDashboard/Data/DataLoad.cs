using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>
/// Changes what the database holds, whole or not at all. Orders gather in a collection that no page reads. Once they are complete, that
/// is written down, and only then do they take their place by <c>$out</c>, which MongoDB does at once for a collection; meta comes last
/// and raises the data version. So a load that is cut short either never began for the readers, or is brought to its end by
/// <see cref="RecoverAsync"/>. One load at a time, also of several processes: a second one is refused. What a load changed is kept, until
/// the next one, for <see cref="UndoLastAsync"/>.
/// </summary>
/// <param name="collections">Where to.</param>
/// <param name="time">The clock.</param>
/// <param name="preparations">What completes the staged orders.</param>
public sealed class DataLoad(DashboardCollections collections, TimeProvider time, IEnumerable<IOrderPreparation> preparations)
{
    /// <summary>
    /// Name of the collection in which the orders of a load gather, between <see cref="BeginAsync"/> and <see cref="PublishAsync"/>; pipelines may
    /// <c>$merge</c> whole orders into it.
    /// </summary>
    public const string StagingName = "orders_staging";

    private const string UndoName = "orders_undo", UndoStagingName = "orders_undo_staging";

    private static readonly AggregateOptions OnDisk = new() { AllowDiskUse = true };

    private readonly IMongoCollection<OrderDocument> _staging = collections.Database.GetCollection<OrderDocument>(StagingName);
    private readonly IMongoCollection<BsonDocument> _undo = collections.Database.GetCollection<BsonDocument>(UndoName);
    private readonly IMongoCollection<BsonDocument> _undoStaging = collections.Database.GetCollection<BsonDocument>(UndoStagingName);
    private readonly CompletedLoads _completed = new(collections.Database);

    private LoadLease? _lease;

    /// <summary>Brings a load that was cut short to its end, or clears it away when its orders were not complete.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="DataLoadException">A load runs.</exception>
    public async Task<bool> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var lease = await LoadLease.TakeAsync(collections, time, cancellationToken).ConfigureAwait(false);
        return await EndInterruptedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins a load.</summary>
    /// <param name="keepOrders">Begin with the orders in place, to add to them and change them; false: with none.</param>
    /// <param name="cancellationToken">Ends the work; what is in place stays.</param>
    /// <returns>The right to load. Dispose it, whatever happens: it keeps other loads out.</returns>
    /// <exception cref="DataLoadException">Another load runs, here or in another process.</exception>
    public async Task<LoadLease> BeginAsync(bool keepOrders, CancellationToken cancellationToken)
    {
        var lease = await LoadLease.TakeAsync(collections, time, cancellationToken).ConfigureAwait(false);
        try
        {
            await EndInterruptedAsync(cancellationToken).ConfigureAwait(false);
            if (keepOrders) await RunAsync(collections.Orders, [], StagingName, cancellationToken).ConfigureAwait(false);
            lease.OnReturn = ClearUnfinishedAsync;
            return _lease = lease;
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Adds orders that are not there yet.</summary>
    /// <exception cref="MongoException">An id is there already, or the database refused.</exception>
    public Task AddAsync(IReadOnlyCollection<OrderDocument> orders, CancellationToken cancellationToken) =>
        _staging.InsertManyAsync(orders, new InsertManyOptions { IsOrdered = false }, cancellationToken);

    /// <summary>Adds orders, each in place of the one with the same id where there is one.</summary>
    public Task AddOrReplaceAsync(IReadOnlyCollection<OrderDocument> orders, CancellationToken cancellationToken) =>
        _staging.BulkWriteAsync(
            orders.Select(order => new ReplaceOneModel<OrderDocument>(Builders<OrderDocument>.Filter.Eq(o => o.Id, order.Id), order) { IsUpsert = true }),
            new BulkWriteOptions { IsOrdered = false },
            cancellationToken);

    /// <summary>
    /// Makes the staged orders the data of the dashboard and writes the load into the history. When they say nothing new (<see cref="StatedFields"/>),
    /// they are cleared away and nothing is written: then the answer has no changes, and the version in place as its id.
    /// </summary>
    /// <exception cref="DataLoadException">The load was not begun, or another one took over.</exception>
    public async Task<LoadRecord> PublishAsync(LoadDescription description, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(description);
        await HeldLease.EnsureHeldAsync(cancellationToken).ConfigureAwait(false);
        await collections.Database.DropCollectionAsync(UndoStagingName, cancellationToken).ConfigureAwait(false);
        var difference = await LoadDifference.CompareAsync(Raw(DashboardCollections.OrdersName), Raw(StagingName), _undoStaging, cancellationToken).ConfigureAwait(false);
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        var record = new LoadRecord
        {
            Id = (meta?.Version ?? 0) + (difference.IsEmpty ? 0 : 1),
            LoadedAt = time.GetUtcNow().UtcDateTime,
            Kind = description.Kind,
            Name = description.Name,
            New = difference.New,
            Changed = difference.Changed,
            Unchanged = description.Orders - difference.New - difference.Changed ?? difference.Unchanged,
            Removed = difference.Removed,
            Rejected = description.Rejected,
            Duration = time.GetUtcNow() - description.StartedAt,
            SourceBefore = meta?.Source,
        };
        if (difference.IsEmpty) await ClearAsync(cancellationToken).ConfigureAwait(false);
        else await CompleteAsync(new CompletedLoad(record.Id, description.Kind == LoadKind.Sample ? DataSource.Sample : DataSource.Import, record, null), cancellationToken).ConfigureAwait(false);
        await HeldLease.DisposeAsync().ConfigureAwait(false);
        return record;
    }

    /// <summary>Prepares and derives all of the orders in place anew, as after a correction of what preparations go by; the history stays as it is.</summary>
    /// <returns>False: there is no data.</returns>
    /// <exception cref="DataLoadException">A load runs.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await using var lease = await BeginAsync(keepOrders: true, cancellationToken).ConfigureAwait(false);
        if (await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false) is not { } meta) return false;
        await CompleteAsync(new CompletedLoad(meta.Version + 1, meta.Source, null, null), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Puts the orders that the last load changed or removed back, and takes those it added away.</summary>
    /// <returns>The load that was undone; null: there is none to undo.</returns>
    /// <exception cref="DataLoadException">A load runs.</exception>
    public async Task<LoadRecord?> UndoLastAsync(CancellationToken cancellationToken)
    {
        await using var lease = await BeginAsync(keepOrders: true, cancellationToken).ConfigureAwait(false);
        if (await new LoadHistory(collections).UndoableAsync(cancellationToken).ConfigureAwait(false) is not { } last) return null;
        await PutBackAsync(cancellationToken).ConfigureAwait(false);
        var version = (await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false))!.Version + 1;
        await CompleteAsync(new CompletedLoad(version, last.SourceBefore ?? DataSource.Import, null, last.Id), cancellationToken).ConfigureAwait(false);
        return last with { UndoneAt = time.GetUtcNow().UtcDateTime };
    }

    private LoadLease HeldLease => _lease ?? throw new DataLoadException("No load was begun.");

    /// <summary>On the staged orders, which are those in place.</summary>
    private async Task PutBackAsync(CancellationToken cancellationToken)
    {
        using var entries = await _undo.Find(FilterDefinition<BsonDocument>.Empty).ToCursorAsync(cancellationToken).ConfigureAwait(false);
        var staged = collections.Database.GetCollection<BsonDocument>(StagingName);
        while (await entries.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            var writes = entries.Current.Select<BsonDocument, WriteModel<BsonDocument>>(entry =>
            {
                var same = Builders<BsonDocument>.Filter.Eq("_id", entry["_id"]);
                return entry.TryGetValue(LoadDifference.Before, out var before)
                    ? new ReplaceOneModel<BsonDocument>(same, before.AsBsonDocument) { IsUpsert = true }
                    : new DeleteOneModel<BsonDocument>(same);
            }).ToList();
            if (writes.Count > 0) await staged.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CompleteAsync(CompletedLoad load, CancellationToken cancellationToken)
    {
        foreach (var preparation in preparations) await preparation.PrepareAsync(_staging, cancellationToken).ConfigureAwait(false);
        await HeldLease.EnsureHeldAsync(cancellationToken).ConfigureAwait(false);
        await _completed.WriteAsync(load, await CountStagedAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        await PutInPlaceAsync(load, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> EndInterruptedAsync(CancellationToken cancellationToken)
    {
        if (await _completed.ReadAsync(cancellationToken).ConfigureAwait(false) is { } mark
            && await CountStagedAsync(cancellationToken).ConfigureAwait(false) == mark.Orders)
        {
            await PutInPlaceAsync(mark.Load, cancellationToken).ConfigureAwait(false);
            return true;
        }
        using var names = await collections.Database.ListCollectionNamesAsync(
            new ListCollectionNamesOptions { Filter = new BsonDocument("name", StagingName) }, cancellationToken).ConfigureAwait(false);
        var found = await names.AnyAsync(cancellationToken).ConfigureAwait(false);
        await ClearAsync(cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>Every step of it can be done again, and ends the same.</summary>
    private async Task PutInPlaceAsync(CompletedLoad load, CancellationToken cancellationToken)
    {
        // $out keeps the indexes of the collection it replaces.
        await collections.EnsureIndexesAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(_staging, DerivedFields.Customers, DashboardCollections.CustomersName, cancellationToken).ConfigureAwait(false);
        await RunAsync(_staging, DerivedFields.Products, DashboardCollections.ProductsName, cancellationToken).ConfigureAwait(false);
        await RunAsync(_staging, DerivedFields.OfOrders, DashboardCollections.OrdersName, cancellationToken).ConfigureAwait(false);
        if (load.Record is { } record)
        {
            await RunAsync(_undoStaging, [], UndoName, cancellationToken).ConfigureAwait(false);
            await collections.Loads.ReplaceOneAsync(other => other.Id == record.Id, record, new ReplaceOptions { IsUpsert = true }, cancellationToken).ConfigureAwait(false);
        }
        if (load.Undone is { } undone)
        {
            var mark = Builders<LoadRecord>.Update.Set(other => other.UndoneAt, time.GetUtcNow().UtcDateTime);
            await collections.Loads.UpdateOneAsync(other => other.Id == undone, mark, cancellationToken: cancellationToken).ConfigureAwait(false);
            await collections.Database.DropCollectionAsync(UndoName, cancellationToken).ConfigureAwait(false);
        }
        var meta = await DescribeAsync(load, cancellationToken).ConfigureAwait(false);
        await collections.Meta.ReplaceOneAsync(m => m.Id == DataMeta.TheId, meta, new ReplaceOptions { IsUpsert = true }, cancellationToken)
            .ConfigureAwait(false);
        await ClearAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<DataMeta> DescribeAsync(CompletedLoad load, CancellationToken cancellationToken)
    {
        var counted = collections.Orders.Find(order => order.Status != OrderStatus.Cancelled);
        var first = await counted.SortBy(order => order.OrderedAt).Limit(1).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var last = await counted.SortByDescending(order => order.OrderedAt).Limit(1).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return new DataMeta
        {
            Version = load.Version,
            LoadedAt = time.GetUtcNow().UtcDateTime,
            Source = load.Source,
            FirstOrderedAt = first?.OrderedAt,
            LastOrderedAt = last?.OrderedAt,
        };
    }

    private IMongoCollection<RawBsonDocument> Raw(string name) => collections.Database.GetCollection<RawBsonDocument>(name);

    private Task<long> CountStagedAsync(CancellationToken cancellationToken) =>
        _staging.CountDocumentsAsync(FilterDefinition<OrderDocument>.Empty, cancellationToken: cancellationToken);

    private static async Task RunAsync<T>(IMongoCollection<T> source, IReadOnlyList<BsonDocument> stages, string target, CancellationToken cancellationToken)
    {
        PipelineDefinition<T, BsonDocument> pipeline = stages.Append(new BsonDocument("$out", target)).ToArray();
        await source.AggregateToCollectionAsync(pipeline, OnDisk, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Of a load that ended before its orders were complete, or just now in good order, nothing stays; a complete one is for <see cref="RecoverAsync"/>.</summary>
    private async Task ClearUnfinishedAsync()
    {
        if (await _completed.ReadAsync(CancellationToken.None).ConfigureAwait(false) is null) await ClearAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>First the word that the orders are complete, then the orders: never the word without them.</summary>
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        await _completed.DeleteAsync(cancellationToken).ConfigureAwait(false);
        await collections.Database.DropCollectionAsync(StagingName, cancellationToken).ConfigureAwait(false);
        await collections.Database.DropCollectionAsync(UndoStagingName, cancellationToken).ConfigureAwait(false);
    }
}
