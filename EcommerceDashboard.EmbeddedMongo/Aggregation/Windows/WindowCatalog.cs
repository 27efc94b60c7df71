using System.Collections.Frozen;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>The functions of <c>$setWindowFields</c>, by name: every accumulator, and those that need an order.</summary>
internal static class WindowCatalog
{
    private static readonly FrozenDictionary<string, Func<WindowSpecification, WindowFunction>> Parsers =
        new Dictionary<string, Func<WindowSpecification, WindowFunction>>
        {
            ["$covariancePop"] = CovarianceState.Parse,
            ["$covarianceSamp"] = CovarianceState.Parse,
            ["$denseRank"] = RankFunction.Parse,
            ["$derivative"] = DerivativeFunction.Parse,
            ["$documentNumber"] = RankFunction.Parse,
            ["$expMovingAvg"] = ExponentialAverageFunction.Parse,
            ["$integral"] = IntegralFunction.Parse,
            ["$linearFill"] = LinearFillFunction.Parse,
            ["$locf"] = LastObservationFunction.Parse,
            ["$rank"] = RankFunction.Parse,
            ["$shift"] = ShiftFunction.Parse,
            ["$stdDevPop"] = StandardDeviationFunction.Parse,
            ["$stdDevSamp"] = StandardDeviationFunction.Parse,
        }.ToFrozenDictionary();

    /// <summary>The names of the functions that are no accumulators, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Parsers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Parses the function of one output field, as <c>{ $sum: "$sales", window: { documents: [-6, 0] } }</c>.</summary>
    /// <exception cref="CommandException">The function, its argument or its window is wrong.</exception>
    public static WindowFunction Parse(BsonElement field, WindowSort? sort, PipelineScope scope)
    {
        if (field.Value is not BsonDocument specification) throw CommandException.FailedToParse($"The field '{field.Name}' must be an object");
        string? name = null;
        BsonValue? window = null;
        foreach (var part in specification)
        {
            if (part.Name == "window")
                window = part.Value;
            else if (name is "$rank" or "$denseRank" or "$documentNumber")
                throw CommandException.Location(5371601, $"{name} does not accept any other argument: {part.Name}");
            else if (!part.Name.StartsWith('$'))
                throw CommandException.FailedToParse($"Window function found an unknown argument: {part.Name}");
            else if (name is not null)
                throw CommandException.FailedToParse($"Cannot specify two functions in window function spec: {specification}");
            else
                name = part.Name;
        }

        if (name is null) throw CommandException.FailedToParse("Expected a $-prefixed window function, as the first argument");
        var function = new WindowSpecification(name, specification[name], window, sort, scope);
        if (Parsers.TryGetValue(name, out var parse)) return parse(function);
        if (!AccumulatorCatalog.Contains(name)) throw CommandException.FailedToParse($"Unrecognized window function, {name}");
        return new AccumulatorFunction(AccumulatorCatalog.Parse(name, function.Argument, scope), function.Bounds());
    }
}
