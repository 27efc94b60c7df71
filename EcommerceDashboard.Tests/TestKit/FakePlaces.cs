using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Places;

namespace EcommerceDashboard.TestKit;

/// <summary>The places of a shop in memory.</summary>
public sealed class FakePlaces : IPlaces
{
    /// <summary>The warehouses.</summary>
    public List<Warehouse> Known { get; } = [];

    /// <summary>What orders name.</summary>
    public List<UnknownWarehouse> Unknown { get; } = [];

    /// <summary>The addresses that were not found.</summary>
    public List<UnknownPlace> Addresses { get; } = [];

    /// <summary>What was said of addresses.</summary>
    public List<PlaceCorrection> Corrections { get; } = [];

    /// <summary>How often distances were measured anew.</summary>
    public int Refreshed { get; private set; }

    /// <summary>What every method ends with; null: it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What measuring anew ends with; null: it succeeds.</summary>
    public Exception? RefreshFailure { get; set; }

    public Task<WarehouseList> WarehousesAsync(CancellationToken cancellationToken) => Answer(() => new WarehouseList([.. Known], [.. Unknown]));

    public Task SaveAsync(Warehouse warehouse, string? replacedId, CancellationToken cancellationToken) => Answer(() =>
    {
        Known.RemoveAll(other => other.Id == warehouse.Id || other.Id == replacedId);
        Known.Add(warehouse);
        return true;
    });

    public Task DeleteWarehouseAsync(string id, CancellationToken cancellationToken) => Answer(() => Known.RemoveAll(warehouse => warehouse.Id == id));

    public Task<UnknownPlaces> UnknownAsync(string search, int skip, int take, CancellationToken cancellationToken) => Answer(() =>
    {
        UnknownPlace[] found = [.. Addresses.Where(place => place.Address.Contains(search, StringComparison.OrdinalIgnoreCase))];
        return new UnknownPlaces([.. found.Skip(skip).Take(take)], found.Length);
    });

    public Task<CorrectionList> CorrectionsAsync(CancellationToken cancellationToken) => Answer(() => new CorrectionList([.. Corrections]));

    public Task SaveAsync(PlaceCorrection correction, CancellationToken cancellationToken) => Answer(() =>
    {
        Corrections.Add(correction);
        return Addresses.RemoveAll(place => place.Key == correction.Id);
    });

    public Task DeleteCorrectionAsync(string id, CancellationToken cancellationToken) => Answer(() => Corrections.RemoveAll(correction => correction.Id == id));

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Refreshed++;
        return RefreshFailure is null ? Task.CompletedTask : Task.FromException(RefreshFailure);
    }

    private Task<T> Answer<T>(Func<T> answer) => Failure is null ? Task.FromResult(answer()) : Task.FromException<T>(Failure);
}
