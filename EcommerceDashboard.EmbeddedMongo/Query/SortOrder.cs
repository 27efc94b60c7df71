using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed sort: compares documents by MongoDB's rules (arrays by their smallest or largest element, missing as null).</summary>
internal abstract class SortOrder : IComparer<BsonDocument>
{
    /// <inheritdoc />
    public abstract int Compare(BsonDocument? x, BsonDocument? y);

    /// <summary>Parses and checks a sort.</summary>
    /// <exception cref="CommandException">The specification is wrong.</exception>
    public static SortOrder Parse(BsonDocument specification) => throw new NotImplementedException();
}
