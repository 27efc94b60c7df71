using System.Collections.Immutable;
using EcommerceDashboard.Data;
using EcommerceDashboard.Filters;
using MongoDB.Bson;
using MongoDB.Driver;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// All values that the filters can take, whatever is filtered now. They change only with the data, so they are read once per data version.
/// </summary>
internal sealed class FilterValues(DashboardCollections collections)
{
    private volatile Read? _last;

    /// <summary>The values that the user may see.</summary>
    public async Task<Values> ReadAsync(DataScope data, CancellationToken cancellationToken)
    {
        var values = await AllAsync(cancellationToken).ConfigureAwait(false);
        return data.Regions is null ? values : values with { Regions = values.Regions.Intersect(data.Regions) };
    }

    private async Task<Values> AllAsync(CancellationToken cancellationToken)
    {
        var meta = await collections.ReadMetaAsync(cancellationToken).ConfigureAwait(false);
        if (meta is not null && _last is { } last && last.Version == meta.Version && last.LoadedAt == meta.LoadedAt) return last.Values;
        var values = new Values(
            await DistinctAsync("shipTo.region", cancellationToken).ConfigureAwait(false),
            await DistinctAsync("customer.segment", cancellationToken).ConfigureAwait(false),
            await DistinctAsync("categories", cancellationToken).ConfigureAwait(false));
        // Without meta nobody says when the orders change: then they are read each time.
        _last = meta is null ? null : new Read(meta.Version, meta.LoadedAt, values);
        return values;
    }

    private async Task<ImmutableSortedSet<string>> DistinctAsync(string field, CancellationToken cancellationToken)
    {
        using var cursor = await collections.Orders.DistinctAsync<BsonValue>(field, FilterDefinition<OrderDocument>.Empty, null, cancellationToken).ConfigureAwait(false);
        var values = await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
        return DashboardFilter.NoValues.Union(values.OfType<BsonString>().Select(value => value.Value));
    }

    /// <summary>The values of each filter, sorted.</summary>
    internal sealed record Values(ImmutableSortedSet<string> Regions, ImmutableSortedSet<string> Segments, ImmutableSortedSet<string> Categories);

    private sealed record Read(long Version, DateTime LoadedAt, Values Values);
}
