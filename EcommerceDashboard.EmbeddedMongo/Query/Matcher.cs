using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed filter of MongoDB's query language (<c>find</c>, <c>$match</c>, <c>update.q</c>, …).</summary>
internal abstract class Matcher
{
    /// <summary>Whether a document matches.</summary>
    public abstract bool Matches(BsonDocument document);

    /// <summary>Parses and checks a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="let">Variables that <c>$expr</c> may use; null: none.</param>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static Matcher Parse(BsonDocument filter, BsonDocument? let = null) => throw new NotImplementedException();
}
