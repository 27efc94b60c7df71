namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary>The parameter <c>n</c> of <c>$topN</c>, <c>$firstN</c>, <c>$minN</c>, …</summary>
internal static class CountArgument
{
    /// <summary>Evaluates <c>n</c>, which must be a positive whole number.</summary>
    public static int Evaluate(Expression n, EvaluationContext group)
    {
        var value = n.Evaluate(group) ?? BsonNull.Value;
        if (!value.IsNumeric || value.ToDouble() is not (>= long.MinValue and <= long.MaxValue) || Math.Floor(value.ToDouble()) != value.ToDouble())
            throw CommandException.Location(7548606, $"Can't coerce out of range value {value} to long: 'n' must be a whole number");
        if (value.ToDouble() <= 0) throw CommandException.Location(7548606, $"'n' must be greater than 0, found {value}");
        return (int)Math.Min(int.MaxValue, value.ToDouble());
    }
}
