using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>
/// Replaces what the database holds, whole or not at all. Orders gather in a collection that no page reads. Once they are complete, that
/// is written down, and only then do they take their place by <c>$out</c>, which MongoDB does at once for a collection; meta comes last
/// and raises the data version. So a load that is cut short either never began for the readers, or is brought to its end by
/// <see cref="RecoverAsync"/>. One load at a time: a second one makes the first fail rather than mix with it.
/// </summary>
public sealed class DataLoad(DashboardCollections collections, TimeProvider time)
{
    /// <summary>Name of the collection in which the orders of a load gather.</summary>
    public const string StagingName = "orders_staging";

    /// <summary>Id of the document beside <see cref="DataMeta"/> that says: the staged orders are complete.</summary>
    private const string CompleteId = "load";

    private static readonly AggregateOptions OnDisk = new() { AllowDiskUse = true };

    private readonly IMongoCollection<OrderDocument> _staging = collections.Database.GetCollection<OrderDocument>(StagingName);
    private readonly IMongoCollection<BsonDocument> _marks = collections.Database.GetCollection<BsonDocument>(DashboardCollections.MetaName);

    private static FilterDefinition<BsonDocument> CompleteMark => Builders<BsonDocument>.Filter.Eq("_id", CompleteId);

    /// <summary>Brings a load that was cut short to its end, or clears it away when its orders were not complete.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RecoverAsync(CancellationToken cancellationToken)
    {
        var mark = await _marks.Find(CompleteMark).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (mark is not null && await CountStagedAsync(cancellationToken).ConfigureAwait(false) == mark["orders"].ToInt64())
        {
            await PutInPlaceAsync(mark["source"].AsString, mark["version"].ToInt64(), cancellationToken).ConfigureAwait(false);
            return true;
        }
        using var names = await collections.Database.ListCollectionNamesAsync(
            new ListCollectionNamesOptions { Filter = new BsonDocument("name", StagingName) }, cancellationToken).ConfigureAwait(false);
        var found = mark is not null | await names.AnyAsync(cancellationToken).ConfigureAwait(false);
        if (found) await ClearAsync(cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>Begins a load.</summary>
    /// <param name="keepOrders">Begin with the orders in place, to add to them and change them; false: with none.</param>
    /// <param name="cancellationToken">Ends the work; what is in place stays.</param>
    public async Task BeginAsync(bool keepOrders, CancellationToken cancellationToken)
    {
        await ClearAsync(cancellationToken).ConfigureAwait(false);
        if (keepOrders) await RunAsync(collections.Orders, [], StagingName, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Makes the staged orders the data of the dashboard.</summary>
    /// <param name="source">One of <see cref="DataSource"/>.</param>
    /// <param name="expectedOrders">How many documents must have gathered.</param>
    /// <param name="cancellationToken">Ends the work; before the first collection takes its place, nothing has changed.</param>
    /// <exception cref="DataLoadException">More or fewer have: another load ran at the same time.</exception>
    public async Task<DataMeta> PublishAsync(string source, long expectedOrders, CancellationToken cancellationToken)
    {
        var staged = await CountStagedAsync(cancellationToken).ConfigureAwait(false);
        if (staged != expectedOrders)
        {
            throw new DataLoadException(FormattableString.Invariant(
                $"{expectedOrders} orders were written but {staged} are there: another import into this database seems to run. Nothing was changed; run it again."));
        }
        var current = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        var version = (current?.Version ?? 0) + 1;
        var mark = new BsonDocument { { "_id", CompleteId }, { "source", source }, { "orders", staged }, { "version", version } };
        await _marks.ReplaceOneAsync(CompleteMark, mark, new ReplaceOptions { IsUpsert = true }, cancellationToken).ConfigureAwait(false);
        return await PutInPlaceAsync(source, version, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every step of it can be done again, and ends the same.</summary>
    private async Task<DataMeta> PutInPlaceAsync(string source, long version, CancellationToken cancellationToken)
    {
        // $out keeps the indexes of the collection it replaces.
        await collections.EnsureIndexesAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(_staging, DerivedFields.Customers, DashboardCollections.CustomersName, cancellationToken).ConfigureAwait(false);
        await RunAsync(_staging, DerivedFields.Products, DashboardCollections.ProductsName, cancellationToken).ConfigureAwait(false);
        await RunAsync(_staging, DerivedFields.OfOrders, DashboardCollections.OrdersName, cancellationToken).ConfigureAwait(false);
        var meta = await DescribeAsync(source, version, cancellationToken).ConfigureAwait(false);
        await collections.Meta.ReplaceOneAsync(m => m.Id == DataMeta.TheId, meta, new ReplaceOptions { IsUpsert = true }, cancellationToken)
            .ConfigureAwait(false);
        await ClearAsync(cancellationToken).ConfigureAwait(false);
        return meta;
    }

    private async Task<DataMeta> DescribeAsync(string source, long version, CancellationToken cancellationToken)
    {
        var counted = collections.Orders.Find(order => order.Status != OrderStatus.Cancelled);
        var first = await counted.SortBy(order => order.OrderedAt).Limit(1).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var last = await counted.SortByDescending(order => order.OrderedAt).Limit(1).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return new DataMeta
        {
            Version = version,
            LoadedAt = time.GetUtcNow().UtcDateTime,
            Source = source,
            FirstOrderedAt = first?.OrderedAt,
            LastOrderedAt = last?.OrderedAt,
        };
    }

    private Task<long> CountStagedAsync(CancellationToken cancellationToken) =>
        _staging.CountDocumentsAsync(FilterDefinition<OrderDocument>.Empty, cancellationToken: cancellationToken);

    private static async Task RunAsync(
        IMongoCollection<OrderDocument> source, IReadOnlyList<BsonDocument> stages, string target, CancellationToken cancellationToken)
    {
        PipelineDefinition<OrderDocument, BsonDocument> pipeline = stages.Append(new BsonDocument("$out", target)).ToArray();
        await source.AggregateToCollectionAsync(pipeline, OnDisk, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>First the word that the orders are complete, then the orders: never the word without them.</summary>
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        await _marks.DeleteOneAsync(CompleteMark, cancellationToken).ConfigureAwait(false);
        await collections.Database.DropCollectionAsync(StagingName, cancellationToken).ConfigureAwait(false);
    }
}
