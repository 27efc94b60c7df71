using EcommerceDashboard.EmbeddedMongo.Query.Matching;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed filter of MongoDB's query language (<c>find</c>, <c>$match</c>, <c>update.q</c>, …).</summary>
internal abstract class Matcher
{
    /// <summary>Whether a document matches.</summary>
    public bool Matches(BsonDocument document) => Matches(document, null);

    /// <summary>Whether a document matches, and at which array element: what the positional operator <c>$</c> stands for.</summary>
    /// <param name="document">The document.</param>
    /// <param name="position">Takes the position; null: not wanted.</param>
    public abstract bool Matches(BsonDocument document, ArrayPosition? position);

    /// <summary>The top-level fields that decide; null: the whole document must be there.</summary>
    public IReadOnlySet<string>? ReadPaths
    {
        get
        {
            var fields = new HashSet<string>(StringComparer.Ordinal);
            return AddReadPaths(fields) ? fields : null;
        }
    }

    /// <summary>Adds the top-level fields read; false: any field may be.</summary>
    protected internal abstract bool AddReadPaths(ISet<string> fields);

    /// <summary>Adds what a matching document must have at single paths: see <see cref="FilterBounds" />.</summary>
    protected internal virtual void AddBounds(ICollection<FieldBounds> bounds)
    {
    }

    /// <summary>Parses and checks a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="let">Variables that <c>$expr</c> may use; null: none.</param>
    /// <param name="now"><c>$$NOW</c> in <c>$expr</c>: one instant for the whole command; null: the command has none.</param>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static Matcher Parse(BsonDocument filter, BsonDocument? let = null, DateTime? now = null) => new FilterParser(let, now).ParseFilter(filter);
}
