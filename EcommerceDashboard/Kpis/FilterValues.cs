using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// All values that the fields of the filter can take, whatever is filtered now. They change only with the data, so they are read once per data version.
/// </summary>
internal sealed class FilterValues(DashboardCollections collections, BusinessCalendar calendar)
{
    private volatile ReadValues? _last;

    /// <summary>The values of orders that the user may see.</summary>
    public async Task<IReadOnlyDictionary<FilterField, IReadOnlyList<string>>> ReadAsync(DataScope data, CancellationToken cancellationToken)
    {
        // What is kept is for those who may see everything: a state must not be named to a user who may not see its orders.
        if (data.Regions is not null) return await OfOrdersAsync(data, cancellationToken).ConfigureAwait(false);
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        if (meta is not null && _last is { } last && last.Version == meta.Version && last.LoadedAt == meta.LoadedAt) return last.Values;
        var values = await OfOrdersAsync(data, cancellationToken).ConfigureAwait(false);
        // Without meta nobody says when the orders change: then they are read each time.
        _last = meta is null ? null : new ReadValues(meta.Version, meta.LoadedAt, values);
        return values;
    }

    private async Task<IReadOnlyDictionary<FilterField, IReadOnlyList<string>>> OfOrdersAsync(DataScope data, CancellationToken cancellationToken)
    {
        var orders = collections.Database.GetCollection<BsonDocument>(DashboardCollections.OrdersName);
        var pipeline = FilterCounts.Pipeline(new QueryScope(DashboardFilter.Everything, null, data), calendar);
        using var cursor = await orders.AggregateAsync<BsonDocument>(pipeline, cancellationToken: cancellationToken).ConfigureAwait(false);
        var counts = FilterCounts.Read(await cursor.ToListAsync(cancellationToken).ConfigureAwait(false));
        return counts.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.Keys.Where(value => value != OrderMatch.NoKey)]);
    }

    private sealed record ReadValues(long Version, DateTime LoadedAt, IReadOnlyDictionary<FilterField, IReadOnlyList<string>> Values);
}
