using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Query.Projecting;

namespace EcommerceDashboard.EmbeddedMongo.Query;

/// <summary>A parsed projection of <c>find</c> (<c>$slice</c>, <c>$elemMatch</c>, the positional operator and expressions included).</summary>
internal sealed class FindProjection
{
    private readonly ProjectionNode? _fields;
    private readonly IReadOnlyList<ArrayTrim> _trims;
    private readonly BsonDocument? _let;
    private readonly DateTime _now;

    internal FindProjection(ProjectionNode? fields, IReadOnlyList<ArrayTrim> trims, BsonDocument? let, DateTime now)
    {
        _fields = fields;
        _trims = trims;
        _let = let;
        _now = now;
    }

    /// <summary>The projected document; the input is never changed.</summary>
    /// <exception cref="CommandException">The positional operator finds no element (51246, 51247), or an expression fails.</exception>
    public BsonDocument Apply(BsonDocument document)
    {
        var result = _fields is null ? document : _fields.Apply(new EvaluationContext(document, _now, _let));
        foreach (var trim in _trims)
            result = trim.Apply(result, document);
        return result;
    }

    /// <summary>Parses and checks a projection; an empty one keeps the whole document.</summary>
    /// <param name="projection">The projection.</param>
    /// <param name="filter">The filter of the command, by which the positional operator finds its element.</param>
    /// <param name="let">Variables that expressions may use; null: none.</param>
    /// <param name="now"><c>$$NOW</c>: one instant for the whole command.</param>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static FindProjection Parse(BsonDocument projection, BsonDocument? filter = null, BsonDocument? let = null, DateTime now = default) =>
        new FindProjectionParser(filter ?? [], let, now).Parse(projection);
}
