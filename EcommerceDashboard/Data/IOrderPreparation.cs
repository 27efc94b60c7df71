using MongoDB.Driver;

namespace EcommerceDashboard.Data;

/// <summary>
/// Completes the orders of a load before they take their place, such as with the places and distances that follow from their addresses. Every
/// way of loading goes through all of them, in the order of their registration.
/// </summary>
public interface IOrderPreparation
{
    /// <summary>Works on the staged orders, which no page reads yet. What it sets must be left out by <see cref="StatedFields"/>.</summary>
    Task PrepareAsync(IMongoCollection<OrderDocument> staged, CancellationToken cancellationToken);
}
