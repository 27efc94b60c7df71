using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Mapping;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;

namespace EcommerceDashboard.Features.Sources.Runs;

/// <summary>
/// What one run made of the source: orders and rejects, in a collection of its own. So the source is read once, counts and examples are of what
/// is published, and a command that the server goes on with after a cancel writes where nobody reads.
/// </summary>
internal sealed class MappedOrders : IAsyncDisposable
{
    private const int BatchSize = 1_000, MostExamples = 5;

    private static readonly FilterDefinition<BsonDocument> Taken = Builders<BsonDocument>.Filter.Exists(SourceCompiler.Problems, false);
    private static readonly FilterDefinition<BsonDocument> Refused = Builders<BsonDocument>.Filter.Exists(SourceCompiler.Problems);
    private static readonly AggregateOptions OnDisk = new() { AllowDiskUse = true };
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    private readonly DashboardCollections _collections;
    private readonly IMongoCollection<BsonDocument> _mapped;
    private readonly string _source;

    private MappedOrders(DashboardCollections collections, string source)
    {
        (_collections, _source) = (collections, source);
        _mapped = collections.Database.GetCollection<BsonDocument>(DashboardCollections.SourceRunPrefix + ObjectId.GenerateNewId());
    }

    /// <summary>Runs the stages over the source's collection.</summary>
    public static async Task<MappedOrders> ReadAsync(
        DashboardCollections collections, string source, IMongoCollection<BsonDocument> from, IReadOnlyList<BsonDocument> stages, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ClearAbandonedAsync(collections.Database, now, cancellationToken).ConfigureAwait(false);
        var orders = new MappedOrders(collections, source);
        try
        {
            var target = orders._mapped.CollectionNamespace;
            var into = new BsonDocument { { "db", target.DatabaseNamespace.DatabaseName }, { "coll", target.CollectionName } };
            PipelineDefinition<BsonDocument, BsonDocument> pipeline = stages.Append(new BsonDocument("$merge", new BsonDocument { { "into", into }, { "whenMatched", "fail" } })).ToArray();
            await from.AggregateToCollectionAsync(pipeline, OnDisk, cancellationToken).ConfigureAwait(false);
            return orders;
        }
        catch
        {
            await orders.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What was found, not yet compared with what is in place.</summary>
    public async Task<SourceReport> ReportAsync(bool isFull, CancellationToken cancellationToken)
    {
        var totals = await _mapped.Aggregate().Match(Taken).Group(new BsonDocument { { "_id", BsonNull.Value }, { "sales", new BsonDocument("$sum", "$sales") } })
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var kinds = await _mapped.Aggregate(OnDisk).Match(Refused).Unwind(SourceCompiler.Problems).Group(BsonDocument.Parse(
            $$"""
            { _id: { kind: '$problems.kind', field: '$problems.field' }, count: { $sum: 1 },
              examples: { $firstN: { n: {{MostExamples}}, input: { id: '$problems.id', value: '$problems.value' } } } }
            """)).Sort("{ count: -1, _id: 1 }").ToListAsync(cancellationToken).ConfigureAwait(false);
        return new SourceReport
        {
            IsFull = isFull,
            Orders = await _mapped.CountDocumentsAsync(Taken, cancellationToken: cancellationToken).ConfigureAwait(false),
            Rejected = await _mapped.CountDocumentsAsync(Refused, cancellationToken: cancellationToken).ConfigureAwait(false),
            Rejects = [.. kinds.Select(Rejects)],
            Sales = totals is null ? 0 : totals["sales"].ToDecimal(),
        };
    }

    /// <summary>The first orders, by their ids.</summary>
    public async Task<IReadOnlyList<OrderDocument>> FirstAsync(int most, CancellationToken cancellationToken)
    {
        var first = await _mapped.Find(Taken).Sort("{ _id: 1 }").Limit(most).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. first.Select(order => BsonSerializer.Deserialize<OrderDocument>(order))];
    }

    /// <summary>How the orders differ from those in place.</summary>
    public async Task<SourceReport> CompareAsync(SourceReport report, CancellationToken cancellationToken)
    {
        var inPlace = _collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName);
        var ofSource = await inPlace.CountDocumentsAsync(OfSource, cancellationToken: cancellationToken).ConfigureAwait(false);
        long added = 0, changed = 0, still = 0;
        using var mapped = await _mapped.Find(Taken, new FindOptions { BatchSize = BatchSize }).ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (await mapped.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            var batch = mapped.Current.ToList();
            var before = (await inPlace.Find(Builders<BsonDocument>.Filter.In("_id", batch.Select(order => order["_id"]))).ToListAsync(cancellationToken).ConfigureAwait(false))
                .ToDictionary(order => order["_id"]);
            foreach (var order in batch)
            {
                if (!before.TryGetValue(order["_id"], out var old)) added++;
                else if (StatedFields.Of(old) != StatedFields.Of(order)) changed++;
                if (old is not null && old.GetValue("source", BsonNull.Value) == _source) still++;
            }
        }
        var removed = report.IsFull ? ofSource - still : await inPlace.CountDocumentsAsync(OfSource & await RefusedIdsAsync(cancellationToken).ConfigureAwait(false), cancellationToken: cancellationToken).ConfigureAwait(false);
        return report with { New = added, Changed = changed, Removed = removed };
    }

    /// <summary>
    /// Puts the orders into the staging collection of a load. Of a full run they are all that the source has: its other orders go. Orders that are
    /// rejected go too, since what is there of them is no longer so.
    /// </summary>
    public async Task StageAsync(bool isFull, CancellationToken cancellationToken)
    {
        var staged = _collections.Database.GetCollection<BsonDocument>(DataLoad.StagingName);
        var gone = isFull ? OfSource : OfSource & await RefusedIdsAsync(cancellationToken).ConfigureAwait(false);
        await staged.DeleteManyAsync(gone, cancellationToken).ConfigureAwait(false);
        PipelineDefinition<BsonDocument, BsonDocument> pipeline = new[]
        {
            new BsonDocument("$match", new BsonDocument(SourceCompiler.Problems, new BsonDocument("$exists", false))),
            new BsonDocument("$merge", new BsonDocument { { "into", DataLoad.StagingName }, { "whenMatched", "replace" } }),
        };
        // To its end: cut off here, the server might go on and write into the staging of the next load.
        await _mapped.AggregateToCollectionAsync(pipeline, OnDisk, CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _collections.Database.DropCollectionAsync(_mapped.CollectionNamespace.CollectionName, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MongoException or TimeoutException)
        {
            // The database is away: a later run clears it away, and what failed before is the better message.
        }
    }

    private FilterDefinition<BsonDocument> OfSource => Builders<BsonDocument>.Filter.Eq("source", _source);

    private async Task<FilterDefinition<BsonDocument>> RefusedIdsAsync(CancellationToken cancellationToken)
    {
        var refused = await _mapped.Find(Refused).Project("{ _id: 1 }").ToListAsync(cancellationToken).ConfigureAwait(false);
        return Builders<BsonDocument>.Filter.In("_id", refused.Select(order => order["_id"]));
    }

    private static SourceRejects Rejects(BsonDocument group) => new(
        Enum.Parse<SourceRejectKind>(group["_id"]["kind"].AsString, ignoreCase: true),
        group["_id"]["field"].AsString,
        group["count"].ToInt64(),
        [.. group["examples"].AsBsonArray.Select(example => new SourceRejectExample(example["id"].AsString, example["value"] is BsonString value ? value.Value : null))]);

    private static async Task ClearAbandonedAsync(IMongoDatabase database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var names = await database.ListCollectionNamesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var name in await names.ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!name.StartsWith(DashboardCollections.SourceRunPrefix, StringComparison.Ordinal)) continue;
            var isOld = ObjectId.TryParse(name[DashboardCollections.SourceRunPrefix.Length..], out var id) && now - id.CreationTime > LongestRun;
            if (isOld) await database.DropCollectionAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }
}
