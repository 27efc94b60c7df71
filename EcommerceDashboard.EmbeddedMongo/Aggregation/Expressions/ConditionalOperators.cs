namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$cond</c>, <c>$ifNull</c> and <c>$switch</c>: only the operand that is chosen is evaluated.</summary>
internal static class ConditionalOperators
{
    public static void Register(OperatorTable table)
    {
        table.Add("$cond", ParseCond);
        table.Add("$ifNull", ParseIfNull);
        table.Add("$switch", SwitchOperator.Parse);
    }

    private static CondOperator ParseCond(string name, BsonValue argument, VariableScope scope) => new(argument is BsonDocument
        ? NamedArguments.Operands(name, argument, scope, new(0, 17083), [new("if", 17080), new("then", 17081), new("else", 17082)])
        : Arguments.Exactly(3, name, argument, scope));

    private static IfNullOperator ParseIfNull(string name, BsonValue argument, VariableScope scope)
    {
        var given = argument is BsonArray array ? array.Count : 1;
        return given >= 2
            ? new(Arguments.All(argument, scope))
            : throw CommandException.Location(1257300, $"{name} needs at least two arguments, had: {given}");
    }

    /// <remarks>Operands: if, then, else.</remarks>
    private sealed class CondOperator(Expression?[] operands) : Operator(operands)
    {
        public override BsonValue? Evaluate(EvaluationContext context) =>
            Operands[Truth.IsTrue(Operands[0]!.Evaluate(context)) ? 1 : 2]!.Evaluate(context);

        public override Expression Fold()
        {
            Operands[0] = Operands[0]!.Fold();
            if (Operands[0] is Constant { Value: var value }) return Operands[Truth.IsTrue(value) ? 1 : 2]!.Fold();
            Operands[1] = Operands[1]!.Fold();
            Operands[2] = Operands[2]!.Fold();
            return this;
        }
    }

    private sealed class IfNullOperator(Expression[] operands) : Operator(operands)
    {
        public override BsonValue? Evaluate(EvaluationContext context)
        {
            var last = Operands.Length - 1;
            for (var i = 0; i < last; i++)
                if (Operands[i]!.Evaluate(context) is { } value and not (BsonNull or BsonUndefined)) return value;
            return Operands[last]!.Evaluate(context);
        }

        public override Expression Fold()
        {
            var constant = true;
            for (var i = 0; i < Operands.Length; i++)
            {
                Operands[i] = Operands[i]!.Fold();
                if (Operands[i] is not Constant { Value: var value })
                    constant = false;
                else if (constant && !Numbers.IsNullish(value))
                    return Operands[i]!;
            }
            return constant ? Operands[^1]! : this;
        }
    }
}
