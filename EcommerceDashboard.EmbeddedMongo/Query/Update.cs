using EcommerceDashboard.EmbeddedMongo.Query.Updating;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed update: operators, a replacement document or a pipeline.</summary>
internal abstract class Update
{
    /// <summary>The document after the update; the same instance when nothing changes. The input is never changed.</summary>
    /// <param name="document">The document as stored.</param>
    /// <param name="isUpsertInsert">The document is a new one made from the filter: <c>$setOnInsert</c> applies.</param>
    /// <param name="filter">The matched filter, for the positional operator.</param>
    /// <exception cref="CommandException">The update does not fit the document.</exception>
    public abstract BsonDocument Apply(BsonDocument document, bool isUpsertInsert, BsonDocument filter);

    /// <summary>True for a whole replacement document, which MongoDB refuses with <c>multi</c>.</summary>
    public virtual bool IsReplacement => false;

    /// <summary>Parses and checks an update.</summary>
    /// <param name="update">A document of operators, a replacement document, or a pipeline.</param>
    /// <param name="arrayFilters">What the identifiers <c>$[id]</c> in paths stand for; null: none.</param>
    /// <param name="let">Variables that a pipeline may use; null: none.</param>
    /// <param name="now">The instant of <c>$currentDate</c> and <c>$$NOW</c>: one for the whole command.</param>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static Update Parse(BsonValue update, BsonArray? arrayFilters = null, BsonDocument? let = null, DateTime now = default) =>
        UpdateParser.Parse(update, arrayFilters, let, now);

    /// <summary>The document that an upsert starts from: the equality conditions of the filter.</summary>
    /// <exception cref="CommandException">Two conditions name one path (NotExactValueField).</exception>
    public static BsonDocument UpsertSeed(BsonDocument filter) => Updating.UpsertSeed.Of(filter);
}
