using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>A parsed aggregation expression. Immutable once parsed: threads may share it, each with its own context.</summary>
internal abstract class Expression
{
    /// <summary>The value for a document; null: missing, which is not BSON null.</summary>
    /// <exception cref="CommandException">The operands are such that MongoDB refuses them.</exception>
    public abstract BsonValue? Evaluate(EvaluationContext context);

    /// <summary>Adds the fields of the document that the value depends on.</summary>
    public abstract void AddDependencies(Dependencies dependencies);

    /// <summary>
    /// The expression with its constant parts evaluated. MongoDB does this before it reads a document, so that their errors
    /// come even where there are no documents. Called once, on a tree that nobody else holds yet.
    /// </summary>
    public virtual Expression Fold() => this;

    /// <summary>Parses an expression as it stands in a pipeline, and evaluates its constant parts.</summary>
    /// <param name="specification">A literal, a path, a variable, or a document or array of them.</param>
    /// <param name="scope">Variables from outside; null: none but the system's.</param>
    /// <exception cref="CommandException">An operator or argument is wrong or not implemented.</exception>
    public static Expression Parse(BsonValue specification, VariableScope? scope = null) =>
        ParseOperand(specification, scope ?? VariableScope.Empty).Fold();

    /// <summary>Parses an expression inside another one, whose <see cref="Fold"/> will reach it.</summary>
    public static Expression ParseOperand(BsonValue specification, VariableScope scope) => specification switch
    {
        BsonString { Value: ['$', ..] } path => PathParser.Parse(path.Value, scope),
        BsonDocument document => ParseDocument(document, scope),
        BsonArray array => ArrayExpression.Parse(array, scope),
        BsonString text => new Constant(TextOperators.Checked(text)),
        _ => new Constant(specification),
    };

    private static Expression ParseDocument(BsonDocument document, VariableScope scope)
    {
        if (document.ElementCount == 0) return new Constant(document);
        var first = document.GetElement(0);
        if (!first.Name.StartsWith('$')) return ObjectExpression.Parse(document, scope);
        if (document.ElementCount != 1) throw CommandException.Location(15983, $"an object representing an expression must have exactly one field: {document}");
        return OperatorCatalog.Parse(first.Name, first.Value, scope);
    }
}
