namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>What an expression is evaluated against: the document and the variables in sight.</summary>
/// <remarks>Made once per thread and run, then moved from document to document through <see cref="Root"/>. Not thread-safe.</remarks>
/// <param name="root">The first document.</param>
/// <param name="now"><c>$$NOW</c>: one instant for the whole command; null: the command has none.</param>
/// <param name="variables">Values of the variables from outside the expression (<c>let</c> of the command or of <c>$lookup</c>); one left out is missing.</param>
internal sealed class EvaluationContext(BsonDocument root, DateTime? now, BsonDocument? variables = null)
{
    private static readonly BsonDocument NoDocument = [];

    private BsonValue?[] _locals = new BsonValue?[4];

    /// <summary><c>$$ROOT</c>; set it to evaluate against another document.</summary>
    public BsonDocument Root { get; set; } = root;

    /// <summary><c>$$NOW</c>.</summary>
    /// <exception cref="CommandException">Location51144: the command has no such variable.</exception>
    public DateTime Now => now ?? throw CommandException.Location(51144, "Builtin variable '$$NOW' is not available");

    /// <summary>The variables from outside the expression.</summary>
    public BsonDocument Variables { get; } = variables ?? NoDocument;

    /// <summary>A context for expressions that read no document, as constant ones.</summary>
    public static EvaluationContext WithoutDocument() => new(NoDocument, null);

    /// <summary>The value of a variable bound inside the expression (<c>$let</c>, <c>$map</c>, …); null: missing.</summary>
    /// <param name="slot">Its place, given by <see cref="VariableScope"/>.</param>
    public BsonValue? Local(int slot) => _locals[slot];

    /// <summary>Binds a variable inside the expression.</summary>
    public void SetLocal(int slot, BsonValue? value)
    {
        if (slot >= _locals.Length)
            Array.Resize(ref _locals, Math.Max(slot + 1, _locals.Length * 2));
        _locals[slot] = value;
    }
}
