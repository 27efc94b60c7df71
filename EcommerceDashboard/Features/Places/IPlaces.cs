using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Places;

/// <summary>What the shop says of its places, and what is still to be said. An interface so that component tests can answer by hand.</summary>
/// <exception cref="MongoDB.Driver.MongoException">Every method: the database refused or is away (also <see cref="TimeoutException"/>).</exception>
public interface IPlaces
{
    /// <summary>The warehouses, by name, and those that orders name and nobody has described.</summary>
    Task<WarehouseList> WarehousesAsync(CancellationToken cancellationToken);

    /// <summary>Adds a warehouse or puts it in the place of another. Where it is the default one, no other is any longer.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="replacedId">Id of the one that it takes the place of; null: it is new.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task SaveAsync(Warehouse warehouse, string? replacedId, CancellationToken cancellationToken);

    /// <summary>Takes a warehouse away.</summary>
    Task DeleteWarehouseAsync(string id, CancellationToken cancellationToken);

    /// <summary>The addresses that orders go to and that were not found, those with most orders first.</summary>
    /// <param name="search">Plain text that a part of the address contains; empty: all.</param>
    /// <param name="skip">Addresses to leave out at the start.</param>
    /// <param name="take">Addresses at most.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    Task<UnknownPlaces> UnknownAsync(string search, int skip, int take, CancellationToken cancellationToken);

    /// <summary>What the shop said of addresses, by country and city.</summary>
    Task<CorrectionList> CorrectionsAsync(CancellationToken cancellationToken);

    /// <summary>Remembers where an address is.</summary>
    Task SaveAsync(PlaceCorrection correction, CancellationToken cancellationToken);

    /// <summary>Forgets it again.</summary>
    Task DeleteCorrectionAsync(string id, CancellationToken cancellationToken);

    /// <summary>Finds the places of all orders anew and measures their distances.</summary>
    /// <exception cref="DataLoadException">A load runs: it takes in what was said before it is published, or this has to be asked again.</exception>
    Task RefreshAsync(CancellationToken cancellationToken);
}

/// <summary>Warehouses.</summary>
/// <param name="Known">Those that the shop described.</param>
/// <param name="Unknown">Those that only orders name: the six with most orders.</param>
public sealed record WarehouseList(IReadOnlyList<Warehouse> Known, IReadOnlyList<UnknownWarehouse> Unknown);

/// <summary>A warehouse that orders name, without coordinates.</summary>
/// <param name="Id">What they call it.</param>
/// <param name="Orders">How many do.</param>
public sealed record UnknownWarehouse(string Id, long Orders);

/// <summary>A page of the addresses that were not found.</summary>
/// <param name="Rows">The page.</param>
/// <param name="TotalRows">How many there are in all.</param>
public sealed record UnknownPlaces(IReadOnlyList<UnknownPlace> Rows, int TotalRows);

/// <summary>An address as orders have it; data, so never markup.</summary>
public sealed record UnknownPlace(string? Country, string? State, string? City, string? PostalCode, long Orders, decimal Sales)
{
    /// <summary>What tells it from other addresses, see <see cref="PlaceLocator.KeyOf"/>.</summary>
    public string Key => PlaceLocator.KeyOf(Country, State, City, PostalCode);

    /// <summary>The address in one line.</summary>
    public string Address => AddressOf(PostalCode, City, State, Country);

    /// <summary>Those parts of an address that are there, in one line.</summary>
    public static string AddressOf(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}

/// <summary>What the shop said of addresses.</summary>
public sealed record CorrectionList(IReadOnlyList<PlaceCorrection> Rows);
