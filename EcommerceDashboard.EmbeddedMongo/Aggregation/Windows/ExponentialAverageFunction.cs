namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$expMovingAvg</c>: the exponential moving average, with weight alpha (or 2 / (N + 1)) for the newest value.</summary>
internal sealed class ExponentialAverageFunction(Expression input, double alpha) : WindowFunction
{
    public static ExponentialAverageFunction Parse(WindowSpecification specification)
    {
        specification.CheckNoWindow(9);
        if (specification.Sort is null) throw CommandException.FailedToParse("$expMovingAvg requires an explicit 'sortBy'");
        var arguments = specification.Arguments("input", "N", "alpha");
        if (!arguments.TryGetValue("input", out var input) || arguments.Contains("N") == arguments.Contains("alpha"))
            throw CommandException.FailedToParse("$expMovingAvg sub object must have exactly two fields: An 'input' field, and either an 'N' field or an 'alpha' field");
        return new ExponentialAverageFunction(specification.Scope.Parse(input), arguments.TryGetValue("N", out var n) ? AlphaOf(n) : CheckAlpha(arguments["alpha"]));
    }

    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition)
    {
        var values = new BsonValue[partition.Count];
        double? average = null;
        for (var i = 0; i < values.Length; i++)
        {
            var value = input.Evaluate(partition.At(i));
            if (Numbers.IsNumber(value))
            {
                var number = Numbers.ToDouble(value!);
                average = average is { } before ? (number * alpha) + (before * (1 - alpha)) : number;
            }

            values[i] = average is { } current ? current : BsonNull.Value;
        }

        return values;
    }

    public override void AddNeeds(FieldNeeds needs) => needs.Add(input);

    private static double AlphaOf(BsonValue n) => Numbers.ExactInt64(n) is { } count
        ? count > 0 ? 2.0 / (count + 1) : throw CommandException.FailedToParse($"'N' must be greater than zero. Got {n}")
        : throw CommandException.FailedToParse($"'N' field must be an integer, but found type {BsonTypeNames.Of(n)}");

    private static double CheckAlpha(BsonValue alpha) => Numbers.IsNumber(alpha)
        ? Numbers.ToDouble(alpha) is > 0 and < 1 and var value ? value : throw CommandException.FailedToParse($"'alpha' must be between 0 and 1 (exclusive), found alpha: {alpha}")
        : throw CommandException.FailedToParse($"'alpha' must be a number, but found type {BsonTypeNames.Of(alpha)}");
}
