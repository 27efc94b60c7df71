namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$percentile</c> and <c>$median</c> of the numbers, as doubles.</summary>
/// <remarks>
/// MongoDB's method <c>approximate</c> keeps a t-digest; this keeps all values and answers exactly, the discrete percentile: the smallest
/// value that at least the share p of the values does not exceed.
/// </remarks>
internal sealed class PercentileState(Expression input, IReadOnlyList<double> shares, bool isMedian) : ValueAccumulatorState(input)
{
    private readonly List<double> _values = [];

    public static Accumulator ParseMedian(string name, BsonValue argument, PipelineScope scope)
    {
        var input = ParseInput(name, Check(name, argument, hasShares: false), scope);
        return new Accumulator(_ => new PercentileState(input, [0.5], isMedian: true), input);
    }

    public static Accumulator ParsePercentile(string name, BsonValue argument, PipelineScope scope)
    {
        var specification = Check(name, argument, hasShares: true);
        var input = ParseInput(name, specification, scope);
        var shares = Shares(scope.ParseConstant(specification["p"], 7750300, "The $percentile 'p' field must be an array of constant values"));
        return new Accumulator(_ => new PercentileState(input, shares, isMedian: false), input);
    }

    public override void Add(BsonValue? value)
    {
        if (value is { IsNumeric: true } && value.ToDouble() is var number && !double.IsNaN(number))
            _values.Add(number);
    }

    public override void Merge(AccumulatorState later) => _values.AddRange(((PercentileState)later)._values);

    public override BsonValue Result()
    {
        _values.Sort();
        return isMedian ? Percentile(shares[0]) : new BsonArray(shares.Select(Percentile));
    }

    private BsonValue Percentile(double share)
    {
        if (_values.Count == 0) return BsonNull.Value;
        var rank = (int)Math.Ceiling(share * _values.Count);
        return _values[Math.Clamp(rank - 1, 0, _values.Count - 1)];
    }

    /// <summary>Checks the arguments of <c>$median</c>, or (with shares) of <c>$percentile</c>.</summary>
    /// <exception cref="CommandException">One is missing, unknown, or no method that there is.</exception>
    public static BsonDocument Check(string name, BsonValue argument, bool hasShares)
    {
        if (argument is not BsonDocument specification)
            throw CommandException.Location(hasShares ? 7429703 : 7436100, $"specification must be an object; found {name} :{argument}");
        foreach (var unknown in specification.Names.Where(key => key is not ("input" or "method") && !(hasShares && key == "p")))
            throw CommandException.UnknownField($"{name}.{unknown}");
        foreach (var required in (string[])(hasShares ? ["input", "p", "method"] : ["input", "method"]))
        {
            if (!specification.Contains(required)) throw CommandException.MissingField($"{name}.{required}");
        }

        if (specification["method"] is not BsonString method) throw CommandException.WrongType($"{name}.method", specification["method"], "string");
        if (method.Value is "discrete" or "continuous")
            throw CommandException.BadValue($"{name}: method '{method.Value}' is not implemented, use 'approximate'");
        if (method.Value != "approximate") throw CommandException.BadValue($"Currently only 'approximate' can be used as percentile 'method'.");
        return specification;
    }

    private static Expression ParseInput(string name, BsonDocument specification, PipelineScope scope) => scope.Parse(specification["input"]);

    /// <summary>Reads the shares of a percentile, numbers from 0 to 1.</summary>
    /// <exception cref="CommandException">Location7750301, Location7750302, Location7750303.</exception>
    public static double[] Shares(BsonValue? value)
    {
        if (value is not BsonArray { Count: > 0 } shares)
            throw CommandException.Location(7750301, $"The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: {value}");
        return
        [
            .. shares.Select(share => share.IsNumeric
                ? share.ToDouble() is >= 0 and <= 1
                    ? share.ToDouble()
                    : throw CommandException.Location(7750303, $"The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: {share}")
                : throw CommandException.Location(7750302, $"The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: {share}")),
        ];
    }
}
