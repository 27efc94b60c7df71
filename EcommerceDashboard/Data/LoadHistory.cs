using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>The loads that were published, whatever they came from.</summary>
public sealed class LoadHistory(DashboardCollections collections)
{
    /// <summary>The last loads, the latest first.</summary>
    public async Task<IReadOnlyList<LoadRecord>> ListAsync(int most, CancellationToken cancellationToken) =>
        await collections.Loads.Find(FilterDefinition<LoadRecord>.Empty).SortByDescending(load => load.Id).Limit(most).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The load that <see cref="DataLoad.UndoLastAsync"/> would undo; null: none. The sample shop stays, and nothing is undone twice.</summary>
    public async Task<LoadRecord?> UndoableAsync(CancellationToken cancellationToken)
    {
        var last = await collections.Loads.Find(FilterDefinition<LoadRecord>.Empty).SortByDescending(load => load.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last is { UndoneAt: null } && last.Kind != LoadKind.Sample ? last : null;
    }
}
