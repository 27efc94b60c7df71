namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$sum</c>, <c>$avg</c>, <c>$min</c>, <c>$max</c> and the deviations over arrays or over several operands.</summary>
internal static class AccumulatingOperators
{
    public static void Register(OperatorTable table)
    {
        Add("$sum", Sum);
        Add("$avg", Average);
        Add("$min", values => Extreme(values, -1));
        Add("$max", values => Extreme(values, 1));
        Add("$stdDevPop", values => Deviation(values, 0));
        Add("$stdDevSamp", values => Deviation(values, 1));

        void Add(string name, Func<BsonArray, BsonValue> function) =>
            table.Add(name, (_, argument, scope) => new AccumulatingOperator(Arguments.All(argument, scope), function));
    }

    private static BsonValue Sum(BsonArray values)
    {
        var sum = default(NumericSum);
        for (var i = 0; i < values.Count; i++)
            sum.Add(values[i]);
        return sum.Total();
    }

    private static BsonValue Average(BsonArray values)
    {
        var sum = default(NumericSum);
        for (var i = 0; i < values.Count; i++)
            sum.Add(values[i]);
        return sum.Mean();
    }

    private static BsonValue Extreme(BsonArray values, int sign)
    {
        BsonValue? extreme = null;
        for (var i = 0; i < values.Count; i++)
            if (!Numbers.IsNullish(values[i]) && (extreme is null || sign * BsonOrder.Instance.Compare(values[i], extreme) > 0))
                extreme = values[i];
        return extreme ?? BsonNull.Value;
    }

    /// <summary>Welford's running variance, in doubles as the server's.</summary>
    private static BsonValue Deviation(BsonArray values, int freedom)
    {
        long count = 0;
        double mean = 0;
        double squares = 0;
        for (var i = 0; i < values.Count; i++)
        {
            if (!Numbers.IsNumber(values[i])) continue;
            var value = Numbers.ToDouble(values[i]);
            count++;
            var delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }
        if (count <= freedom) return BsonNull.Value;
        var deviation = Math.Sqrt(squares / (count - freedom));
        return double.IsFinite(mean) || count == 0 ? new BsonDouble(deviation) : new BsonDouble(double.NaN);
    }

    /// <summary>One operand that is an array stands for its elements; several operands stand for themselves.</summary>
    private sealed class AccumulatingOperator(Expression[] operands, Func<BsonArray, BsonValue> function) : Operator(operands)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            if (Operands.Length == 1 && Operands[0]!.Evaluate(context) is BsonArray array) return function(array);
            var values = new BsonArray(Operands.Length);
            for (var i = 0; i < Operands.Length; i++)
                if (Operands[i]!.Evaluate(context) is { } value)
                    values.Add(value);
            return function(values);
        }
    }
}
