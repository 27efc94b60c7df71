namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$and</c>, <c>$or</c> and <c>$not</c>.</summary>
internal static class LogicOperators
{
    public static void Register(OperatorTable table)
    {
        table.Add("$and", (_, argument, scope) => new LogicOperator(Arguments.All(argument, scope), false));
        table.Add("$or", (_, argument, scope) => new LogicOperator(Arguments.All(argument, scope), true));
        table.Unary("$not", value => Truth.IsTrue(value) ? BsonBoolean.False : BsonBoolean.True);
    }

    /// <summary>Evaluates until one operand decides: true for <c>$or</c>, false for <c>$and</c>.</summary>
    private sealed class LogicOperator(Expression[] operands, bool decisive) : Operator(operands)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            foreach (var operand in Operands)
                if (Truth.IsTrue(operand!.Evaluate(context)) == decisive) return decisive ? BsonBoolean.True : BsonBoolean.False;
            return decisive ? BsonBoolean.False : BsonBoolean.True;
        }

        public override Expression Fold()
        {
            var constant = true;
            for (var i = 0; i < Operands.Length; i++)
            {
                Operands[i] = Operands[i]!.Fold();
                if (Operands[i] is not Constant { Value: var value })
                    constant = false;
                // Decided for every document, whatever the operands before it are.
                else if (Truth.IsTrue(value) == decisive)
                    return new Constant(decisive ? BsonBoolean.True : BsonBoolean.False);
            }
            return constant ? new Constant(decisive ? BsonBoolean.False : BsonBoolean.True) : this;
        }
    }
}

/// <summary>What counts as true.</summary>
internal static class Truth
{
    /// <summary>False for missing, null, undefined, false and zeros; true for everything else, NaN and "" included.</summary>
    public static bool IsTrue(BsonValue? value) => value switch
    {
        null or BsonNull or BsonUndefined => false,
        BsonBoolean boolean => boolean.Value,
        BsonInt32 whole => whole.Value != 0,
        BsonInt64 whole => whole.Value != 0,
        BsonDouble real => real.Value != 0,
        BsonDecimal128 exact => !new UnpackedDecimal(exact.Value).IsZero,
        _ => true,
    };
}
