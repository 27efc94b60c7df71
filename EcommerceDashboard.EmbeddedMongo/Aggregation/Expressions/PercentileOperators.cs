namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$median</c> and <c>$percentile</c>: exact, where the server's are approximate.</summary>
internal static class PercentileOperators
{
    private static readonly double[] Half = [0.5];

    public static void Register(OperatorTable table)
    {
        table.Add("$median", ParseMedian);
        table.Add("$percentile", ParsePercentile);
    }

    /// <summary>The value at a rank of sorted numbers: the smallest that at least that share of them does not exceed.</summary>
    public static double Percentile(List<double> sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    /// <summary>Reads the shares of a percentile, numbers from 0 to 1.</summary>
    /// <exception cref="CommandException">Location7750301, Location7750302, Location7750303.</exception>
    public static double[] Shares(BsonValue? value)
    {
        if (value is not BsonArray { Count: > 0 } array)
            throw CommandException.Location(7750301, "The $percentile 'p' field must be an array of numbers from 0.0 to 1.0");
        var shares = new double[array.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            if (!Numbers.IsNumber(array[i]))
                throw CommandException.Location(7750302, $"The $percentile 'p' field must be an array of numbers from 0.0 to 1.0, but found: {array[i]}");
            shares[i] = Numbers.ToDouble(array[i]);
            if (!(shares[i] >= 0 && shares[i] <= 1))
                throw CommandException.Location(7750303, $"The $percentile 'p' field must be an array of numbers from 0.0 to 1.0, but found: {array[i]}");
        }
        return shares;
    }

    /// <summary>Checks the method, of which there is one so far.</summary>
    /// <exception cref="CommandException">BadValue (2).</exception>
    public static void CheckMethod(BsonValue method)
    {
        if (method is not BsonString { Value: "approximate" })
            throw CommandException.BadValue($"Currently only 'approximate' can be used as a percentile 'method', found: {method}");
    }

    private static PercentileOperator ParseMedian(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(7436100, 40415), "input", "method");
        var input = arguments.Required("input", 40414);
        CheckMethod(arguments.Raw("method", 40414));
        return new(input, Half, false);
    }

    private static PercentileOperator ParsePercentile(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(7429703, 40415), "input", "p", "method");
        var input = arguments.Required("input", 40414);
        var p = Expression.Parse(arguments.Raw("p", 40414), scope);
        CheckMethod(arguments.Raw("method", 40414));
        return p is Constant { Value: var value }
            ? new(input, Shares(value), true)
            : throw CommandException.Location(7750300, "The $percentile 'p' field must be a constant expression");
    }

    private sealed class PercentileOperator(Expression input, double[] shares, bool asArray) : Operator(input)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            var numbers = new List<double>();
            var value = Operand(0, context);
            if (value is BsonArray array)
                for (var i = 0; i < array.Count; i++)
                    Add(array[i]);
            else
                Add(value);
            numbers.Sort();
            if (!asArray) return At(shares[0]);
            var results = new BsonArray(shares.Length);
            foreach (var share in shares)
                results.Add(At(share));
            return results;

            void Add(BsonValue? item)
            {
                if (Numbers.IsNumber(item) && !Numbers.IsNaN(item))
                    numbers.Add(Numbers.ToDouble(item));
            }

            BsonValue At(double share) => numbers.Count == 0 ? BsonNull.Value : new BsonDouble(Percentile(numbers, share));
        }
    }
}
