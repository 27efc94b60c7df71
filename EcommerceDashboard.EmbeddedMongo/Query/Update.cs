using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed update: operators, a replacement document or a pipeline.</summary>
internal abstract class Update
{
    /// <summary>The document after the update; the same instance when nothing changes. The input is never changed.</summary>
    /// <param name="document">The document as stored.</param>
    /// <param name="isUpsertInsert">The document is a new one made from the filter: <c>$setOnInsert</c> applies.</param>
    /// <param name="filter">The matched filter, for the positional operator.</param>
    public abstract BsonDocument Apply(BsonDocument document, bool isUpsertInsert, BsonDocument filter);

    /// <summary>True for a whole replacement document, which MongoDB refuses with <c>multi</c>.</summary>
    public abstract bool IsReplacement { get; }

    /// <summary>Parses and checks an update.</summary>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static Update Parse(BsonValue update, BsonArray? arrayFilters = null, BsonDocument? let = null) => throw new NotImplementedException();

    /// <summary>The document that an upsert starts from: the equality conditions of the filter.</summary>
    public static BsonDocument UpsertSeed(BsonDocument filter) => throw new NotImplementedException();
}
