using EcommerceDashboard.EmbeddedMongo.Query;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$top</c>, <c>$topN</c>, <c>$bottom</c> and <c>$bottomN</c>: outputs of the first or last documents of an order.</summary>
internal sealed class TopState : AccumulatorState
{
    private readonly Expression _output;
    private readonly bool _isOne;
    private readonly bool _isBottom;
    private readonly SortedKeeper<(BsonDocument Document, BsonValue Output)> _kept;

    private TopState(SortOrder order, Expression output, int count, bool isOne, bool isBottom)
    {
        _output = output;
        _isOne = isOne;
        _isBottom = isBottom;
        var sign = isBottom ? -1 : 1;
        _kept = new(count, (x, y) => sign * order.Compare(x.Document, y.Document));
    }

    public static Accumulator ParseOne(string name, BsonValue argument, PipelineScope scope)
    {
        var specification = Check(name, argument, hasN: false);
        var (order, output, paths) = ParseArguments(name, specification, scope);
        return new Accumulator(_ => new TopState(order, output, count: 1, isOne: true, isBottom: name == "$bottom"), output) { Paths = paths };
    }

    public static Accumulator ParseN(string name, BsonValue argument, PipelineScope scope)
    {
        var specification = Check(name, argument, hasN: true);
        if (!specification.TryGetValue("n", out var n)) throw CommandException.Location(5788003, $"Missing value for 'n' in {name}");
        var (order, output, paths) = ParseArguments(name, specification, scope);
        var count = scope.Parse(n);
        return new Accumulator(group => new TopState(order, output, CountArgument.Evaluate(count, group), isOne: false, isBottom: name == "$bottomN"), output) { Paths = paths };
    }

    public override void Add(EvaluationContext context) => _kept.Add((context.Root, _output.Evaluate(context) ?? BsonNull.Value));

    public override void Merge(AccumulatorState later) => _kept.AddRange(((TopState)later)._kept);

    public override BsonValue Result()
    {
        var outputs = _kept.Sorted().Select(entry => entry.Output);
        if (_isOne) return outputs.FirstOrDefault() ?? BsonNull.Value;
        return new BsonArray(_isBottom ? outputs.Reverse() : outputs);
    }

    private static BsonDocument Check(string name, BsonValue argument, bool hasN)
    {
        if (argument is not BsonDocument specification) throw CommandException.Location(5788001, $"specification must be an object; found {name}: {argument}");
        foreach (var unknown in specification.Names.Where(key => key is not ("sortBy" or "output") && !(hasN && key == "n")))
            throw CommandException.Location(5788002, $"Unknown argument to {name} '{unknown}'");
        return specification;
    }

    private static (SortOrder Order, Expression Output, IReadOnlyList<string> Paths) ParseArguments(string name, BsonDocument specification, PipelineScope scope)
    {
        if (!specification.TryGetValue("output", out var output)) throw CommandException.Location(5788004, $"Missing value for 'output' in {name}");
        if (!specification.TryGetValue("sortBy", out var sortBy)) throw CommandException.Location(5788005, $"Missing value for 'sortBy' in {name}");
        if (sortBy is not BsonDocument order) throw CommandException.Location(5788604, "expected 'sortBy' to already be an object in the arguments to $top");
        return (SortOrder.Parse(order), scope.Parse(output), [.. order.Names]);
    }
}
