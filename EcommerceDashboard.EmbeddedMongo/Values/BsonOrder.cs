using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>MongoDB's total order of BSON values: by type class first, then by value, numbers of all types by their exact value.</summary>
/// <remarks>Source: MongoDB manual, "Comparison/Sort Order". Also the equality of <c>$group</c> keys and unique indexes.</remarks>
internal sealed class BsonOrder : IComparer<BsonValue?>, IEqualityComparer<BsonValue?>
{
    public static BsonOrder Instance { get; } = new();

    private BsonOrder()
    {
    }

    /// <summary>Compares; null stands for missing, which comes before BSON null.</summary>
    public int Compare(BsonValue? x, BsonValue? y) => throw new NotImplementedException();

    /// <inheritdoc />
    public bool Equals(BsonValue? x, BsonValue? y) => Compare(x, y) == 0;

    /// <inheritdoc />
    public int GetHashCode(BsonValue? obj) => throw new NotImplementedException();
}
