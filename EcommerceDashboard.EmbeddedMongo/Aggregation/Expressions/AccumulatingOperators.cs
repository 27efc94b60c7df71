using EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Accumulators as operators: <c>$sum</c>, <c>$avg</c>, <c>$min</c>, <c>$max</c>, the deviations, <c>$median</c> and <c>$percentile</c> of values at hand.</summary>
internal static class AccumulatingOperators
{
    public static void Register(OperatorTable table)
    {
        Add("$sum", argument => new SumState(argument));
        Add("$avg", argument => new AverageState(argument));
        Add("$min", argument => new ExtremeState(argument, sign: -1));
        Add("$max", argument => new ExtremeState(argument, sign: 1));
        Add("$stdDevPop", argument => new StandardDeviationState(argument, isSample: false));
        Add("$stdDevSamp", argument => new StandardDeviationState(argument, isSample: true));
        table.Add("$median", ParseMedian);
        table.Add("$percentile", ParsePercentile);

        void Add(string name, Func<Expression, ValueAccumulatorState> create) =>
            table.Add(name, (_, argument, scope) => new AccumulatingOperator(Arguments.All(argument, scope), create));
    }

    private static AccumulatingOperator ParseMedian(string name, BsonValue argument, VariableScope scope)
    {
        var specification = PercentileState.Check(name, argument, hasShares: false);
        return new([Expression.ParseOperand(specification["input"], scope)], input => new PercentileState(input, [0.5], isMedian: true));
    }

    private static AccumulatingOperator ParsePercentile(string name, BsonValue argument, VariableScope scope)
    {
        var specification = PercentileState.Check(name, argument, hasShares: true);
        if (Expression.Parse(specification["p"], scope) is not Constant { Value: var value })
            throw CommandException.Location(7750300, "The $percentile 'p' field must be a constant expression");
        var shares = PercentileState.Shares(value);
        return new([Expression.ParseOperand(specification["input"], scope)], input => new PercentileState(input, shares, isMedian: false));
    }

    /// <summary>One operand that is an array stands for its elements; several operands stand for themselves.</summary>
    private sealed class AccumulatingOperator(Expression[] operands, Func<Expression, ValueAccumulatorState> create) : Operator(operands)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            var state = create(this);
            foreach (var operand in Operands)
            {
                var value = operand!.Evaluate(context);
                if (Operands.Length == 1 && value is BsonArray array)
                    for (var i = 0; i < array.Count; i++)
                        state.Add(array[i]);
                else
                    state.Add(value);
            }
            return state.Result();
        }
    }
}
