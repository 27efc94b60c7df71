using System.Collections.Frozen;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The accumulators of <c>$group</c>, <c>$bucket</c> and <c>$setWindowFields</c>, by name.</summary>
internal static class AccumulatorCatalog
{
    private delegate Accumulator Parser(string name, BsonValue argument, PipelineScope scope);

    private static readonly FrozenDictionary<string, Parser> Parsers = new Dictionary<string, Parser>
    {
        ["$addToSet"] = OfValue(argument => new AddToSetState(argument)),
        ["$avg"] = OfValue(argument => new AverageState(argument)),
        ["$bottom"] = TopState.ParseOne,
        ["$bottomN"] = TopState.ParseN,
        ["$concatArrays"] = OfValue(argument => new ConcatArraysState(argument)),
        ["$count"] = CountState.Parse,
        ["$first"] = OfValue(argument => new FirstState(argument)),
        ["$firstN"] = FirstNState.Parse,
        ["$last"] = OfValue(argument => new LastState(argument)),
        ["$lastN"] = FirstNState.Parse,
        ["$max"] = OfValue(argument => new ExtremeState(argument, sign: 1)),
        ["$maxN"] = ExtremeNState.Parse,
        ["$median"] = PercentileState.ParseMedian,
        ["$mergeObjects"] = OfValue(argument => new MergeObjectsState(argument)),
        ["$min"] = OfValue(argument => new ExtremeState(argument, sign: -1)),
        ["$minN"] = ExtremeNState.Parse,
        ["$percentile"] = PercentileState.ParsePercentile,
        ["$push"] = OfValue(argument => new PushState(argument)),
        ["$setUnion"] = OfValue(argument => new SetUnionState(argument)),
        ["$stdDevPop"] = OfValue(argument => new StandardDeviationState(argument, isSample: false)),
        ["$stdDevSamp"] = OfValue(argument => new StandardDeviationState(argument, isSample: true)),
        ["$sum"] = OfValue(argument => new SumState(argument)),
        ["$top"] = TopState.ParseOne,
        ["$topN"] = TopState.ParseN,
    }.ToFrozenDictionary();

    /// <summary>The names of the accumulators, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Parsers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether there is an accumulator of this name.</summary>
    public static bool Contains(string name) => Parsers.ContainsKey(name);

    /// <summary>Parses an accumulator and its argument.</summary>
    public static Accumulator Parse(string name, BsonValue argument, PipelineScope scope) =>
        Parsers.TryGetValue(name, out var parse)
            ? parse(name, argument, scope)
            : throw CommandException.Location(15952, $"unknown group operator '{name}'");

    private static Parser OfValue(Func<Expression, AccumulatorState> start) => (_, argument, scope) =>
    {
        var expression = scope.Parse(argument);
        return new Accumulator(_ => start(expression), expression);
    };
}
