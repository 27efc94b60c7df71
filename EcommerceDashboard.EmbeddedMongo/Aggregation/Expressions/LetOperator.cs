namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$let</c>: an expression with variables of its own.</summary>
/// <remarks>Operands: the values of the variables, then the expression.</remarks>
internal sealed class LetOperator : Operator
{
    private readonly int _firstSlot;

    private LetOperator(Expression[] operands, int firstSlot)
        : base(operands) =>
        _firstSlot = firstSlot;

    public static void Register(OperatorTable table) => table.Add("$let", Parse);

    private static LetOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(16874, 16875), "vars", "in");
        var given = arguments.Raw("vars", 16876);
        if (given is BsonArray) throw CommandException.FailedToParse("invalid parameter: expected an object (vars), not an array");
        if (given is not BsonDocument variables) throw CommandException.Location(10065, "invalid parameter: expected an object (vars)");
        var body = arguments.Raw("in", 16877);
        var operands = new Expression[variables.ElementCount + 1];
        var inner = scope;
        for (var i = 0; i < variables.ElementCount; i++)
        {
            var variable = variables.GetElement(i);
            VariableScope.CheckUserName(variable.Name);
            // Values see the variables outside, not each other.
            operands[i] = ParseOperand(variable.Value, scope);
            inner = inner.With(variable.Name);
        }
        operands[^1] = ParseOperand(body, inner);
        return new(operands, scope.Slot + 1);
    }

    public override BsonValue? Evaluate(EvaluationContext context)
    {
        // The value of a later variable may use the slots of earlier ones inside; by then it cannot see them, so bind afterwards.
        var count = Operands.Length - 1;
        if (count == 1)
        {
            context.SetLocal(_firstSlot, Operand(0, context));
        }
        else
        {
            var values = new BsonValue?[count];
            for (var i = 0; i < count; i++)
                values[i] = Operand(i, context);
            for (var i = 0; i < count; i++)
                context.SetLocal(_firstSlot + i, values[i]);
        }
        return Operand(count, context);
    }
}
