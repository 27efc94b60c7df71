using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed projection of <c>find</c> (<c>$slice</c>, <c>$elemMatch</c> and expressions included).</summary>
internal abstract class FindProjection
{
    /// <summary>The projected document; the input is never changed.</summary>
    public abstract BsonDocument Apply(BsonDocument document);

    /// <summary>Parses and checks a projection; an empty one keeps the whole document.</summary>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static FindProjection Parse(BsonDocument projection, BsonDocument? filter = null) => throw new NotImplementedException();
}
