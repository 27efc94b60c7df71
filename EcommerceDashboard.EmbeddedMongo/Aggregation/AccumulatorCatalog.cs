using System.Collections.Frozen;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>The accumulators of <c>$group</c>, <c>$bucket</c> and <c>$setWindowFields</c>, by name.</summary>
internal static class AccumulatorCatalog
{
    private delegate AccumulatorStart Parser(string name, BsonValue argument, PipelineScope scope);

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

    /// <summary>Parses the accumulator of one output field, as <c>total: { $sum: "$sales" }</c>.</summary>
    public static AccumulatorStart ParseField(BsonElement field, PipelineScope scope)
    {
        CheckFieldName(field.Name);
        if (field.Value is not BsonDocument { ElementCount: > 0 } specification)
            throw NotAccumulator(field.Name);
        var (name, argument) = (specification.GetElement(0).Name, specification[0]);
        if (specification.ElementCount > 1 && (name.StartsWith('$') || specification.Names.Any(key => key.StartsWith('$'))))
            throw CommandException.Location(40238, $"The field '{field.Name}' must specify one accumulator");
        if (!name.StartsWith('$'))
            throw NotAccumulator(field.Name);
        if (argument is BsonArray)
            throw CommandException.Location(40237, $"The {name} accumulator is a unary operator");
        return Parse(name, argument, scope);
    }

    /// <summary>Parses an accumulator and its argument.</summary>
    public static AccumulatorStart Parse(string name, BsonValue argument, PipelineScope scope) =>
        Parsers.TryGetValue(name, out var parse)
            ? parse(name, argument, scope)
            : throw CommandException.Location(15952, $"unknown group operator '{name}'");

    private static void CheckFieldName(string name)
    {
        if (name.Contains('.', StringComparison.Ordinal))
            throw CommandException.Location(40235, $"The field name '{name}' cannot contain '.'");
        if (name.StartsWith('$'))
            throw CommandException.Location(40236, $"The field name '{name}' cannot be an operator name");
    }

    private static CommandException NotAccumulator(string field) =>
        CommandException.Location(40234, $"The field '{field}' must be an accumulator object");

    private static Parser OfValue(Func<Expression, AccumulatorState> start) => (_, argument, scope) =>
    {
        var expression = scope.Parse(argument);
        return _ => start(expression);
    };
}
