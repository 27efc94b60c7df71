namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Stages;

/// <summary><c>$redact</c>: keeps or leaves out a document and, level by level, those inside it.</summary>
internal sealed class RedactStage(Expression decision, int firstSlot) : Stage
{
    // What $$DESCEND, $$PRUNE and $$KEEP stand for: known by reference, as a document may hold the same text.
    private static readonly BsonString Descend = new("descend");
    private static readonly BsonString Prune = new("prune");
    private static readonly BsonString Keep = new("keep");

    public override bool IsPerDocument => true;

    public static RedactStage Parse(BsonValue argument, PipelineScope scope)
    {
        var variables = VariableScope.Of(scope.Variables);
        return new(Expression.Parse(argument, variables.With("DESCEND").With("PRUNE").With("KEEP").With("CURRENT")), variables.Slot + 1);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, PipelineRun run)
    {
        var scope = run.NewScope();
        scope.SetLocal(firstSlot, Descend);
        scope.SetLocal(firstSlot + 1, Prune);
        scope.SetLocal(firstSlot + 2, Keep);
        foreach (var document in input)
        {
            scope.Root = document;
            if (Redact(document, scope) is { } left)
                yield return left;
        }
    }

    public override bool AddNeeds(FieldNeeds needs)
    {
        needs.AddWhole();
        return false;
    }

    /// <summary>What is left of a document; null: nothing.</summary>
    private BsonDocument? Redact(BsonDocument level, EvaluationContext scope)
    {
        scope.SetLocal(firstSlot + 3, level);
        var decided = decision.Evaluate(scope);
        if (ReferenceEquals(decided, Keep)) return level;
        if (ReferenceEquals(decided, Prune)) return null;
        if (!ReferenceEquals(decided, Descend))
            throw CommandException.Location(17053, $"$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE, but returned {decided?.ToString() ?? "MISSING"}");
        var left = new BsonDocument(allowDuplicateNames: true);
        foreach (var element in level)
        {
            if (RedactInside(element.Value, scope) is { } value)
                left.Add(element.Name, value);
        }
        return left;
    }

    private BsonValue? RedactInside(BsonValue value, EvaluationContext scope) => value switch
    {
        BsonDocument document => Redact(document, scope),
        BsonArray array => new BsonArray(array.Select(item => RedactInside(item, scope)).OfType<BsonValue>()),
        _ => value,
    };
}
