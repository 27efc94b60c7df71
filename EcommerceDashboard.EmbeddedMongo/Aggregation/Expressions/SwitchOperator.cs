namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$switch</c>: the first branch whose case is true.</summary>
/// <remarks>Operands: case, then, case, then, …, and the default at the end (null: none).</remarks>
internal sealed class SwitchOperator : Operator
{
    private SwitchOperator(Expression?[] operands)
        : base(operands)
    {
    }

    public static SwitchOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        if (argument is not BsonDocument document)
            throw CommandException.Location(40060, "$switch requires an object as an argument, found: " + argument.BsonType);
        Expression? otherwise = null;
        var operands = new List<Expression?>();
        foreach (var element in document)
        {
            switch (element.Name)
            {
                case "branches":
                    if (element.Value is not BsonArray branches) throw CommandException.Location(40061, "$switch expected an array for 'branches'");
                    foreach (var branch in branches)
                        operands.AddRange(NamedArguments.Operands("$switch branch", branch, scope, new(40062, 40063), [new("case", 40064), new("then", 40065)]));
                    break;
                case "default":
                    otherwise = ParseOperand(element.Value, scope);
                    break;
                default:
                    throw CommandException.Location(40067, $"$switch found an unknown argument: {element.Name}");
            }
        }
        if (operands.Count == 0) throw CommandException.Location(40068, "$switch requires at least one branch.");
        operands.Add(otherwise);
        return new([.. operands]);
    }

    public override BsonValue? Evaluate(EvaluationContext context)
    {
        for (var i = 0; i + 1 < Operands.Length; i += 2)
            if (Truth.IsTrue(Operands[i]!.Evaluate(context))) return Operands[i + 1]!.Evaluate(context);
        return Operands[^1] is { } otherwise
            ? otherwise.Evaluate(context)
            : throw CommandException.Location(40069, "$switch could not find a matching branch for an input, and no default was specified.");
    }

    public override Expression Fold()
    {
        // The default first, as the server does: its errors come even where a branch is sure to be taken.
        Operands[^1] = Operands[^1]?.Fold();
        for (var i = 0; i + 1 < Operands.Length; i += 2)
        {
            Operands[i] = Operands[i]!.Fold();
            if (Operands[i] is not Constant { Value: var value }) return FoldRest(i);
            if (Truth.IsTrue(value)) return Operands[i + 1]!.Fold();
        }
        return Operands[^1] ?? new Constant(Evaluate(EvaluationContext.WithoutDocument()));
    }

    private SwitchOperator FoldRest(int start)
    {
        for (var i = start; i + 1 < Operands.Length; i++)
            Operands[i] = Operands[i]!.Fold();
        return this;
    }
}
