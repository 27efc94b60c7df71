namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$$ROOT</c>, and <c>$$CURRENT</c> where nothing rebinds it: the whole document.</summary>
internal sealed class RootVariable : Expression
{
    public override BsonValue Evaluate(EvaluationContext context) => context.Root;

    public override void AddDependencies(Dependencies dependencies) => dependencies.AddWholeDocument();
}

/// <summary>A variable bound inside the expression, as by <c>$let</c> or <c>$map</c>, or a path into it.</summary>
internal sealed class LocalVariable(int slot, string[] path) : Expression
{
    public override BsonValue? Evaluate(EvaluationContext context) => FieldPath.Walk(context.Local(slot), path, 0);

    /// <remarks>None of its own: where the variable is bound, the binding has them.</remarks>
    public override void AddDependencies(Dependencies dependencies)
    {
    }
}

/// <summary>A variable from outside the expression, as of the command's <c>let</c>, or a path into it.</summary>
internal sealed class OuterVariable(string name, string[] path) : Expression
{
    public override BsonValue? Evaluate(EvaluationContext context) =>
        context.Variables.TryGetValue(name, out var value) ? FieldPath.Walk(value, path, 0) : null;

    public override void AddDependencies(Dependencies dependencies)
    {
    }
}

/// <summary><c>$$NOW</c>; a path into it is missing, as a date has no fields.</summary>
internal sealed class NowVariable(string[] path) : Expression
{
    public override BsonValue? Evaluate(EvaluationContext context) => path.Length == 0 ? new BsonDateTime(context.Now) : null;

    public override void AddDependencies(Dependencies dependencies)
    {
    }
}
