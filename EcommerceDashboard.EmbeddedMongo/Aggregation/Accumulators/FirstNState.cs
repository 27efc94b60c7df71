namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

/// <summary><c>$firstN</c> and <c>$lastN</c>: the values of the first or last documents in their order; missing counts as null.</summary>
internal sealed class FirstNState(Expression input, int count, bool isLast) : ValueAccumulatorState(input)
{
    private readonly Queue<BsonValue> _values = new();

    public static Accumulator Parse(string name, BsonValue argument, PipelineScope scope)
    {
        var (n, input) = ParseArguments(name, argument, scope);
        return new Accumulator(group => new FirstNState(input, CountArgument.Evaluate(n, group), isLast: name == "$lastN"), input);
    }

    /// <summary>The arguments <c>n</c> and <c>input</c>, which <c>$minN</c> and <c>$maxN</c> have as well.</summary>
    public static (Expression N, Expression Input) ParseArguments(string name, BsonValue argument, PipelineScope scope)
    {
        if (argument is not BsonDocument specification) throw CommandException.Location(5787900, $"specification must be an object; found {name}: {argument}");
        foreach (var unknown in specification.Names.Where(key => key is not ("n" or "input")))
            throw CommandException.Location(5787901, $"Unknown argument for {name}: {unknown}");
        if (!specification.TryGetValue("n", out var n)) throw CommandException.Location(5787906, $"Missing value for 'n' in {name}");
        if (!specification.TryGetValue("input", out var input)) throw CommandException.Location(5787907, $"Missing value for 'input' in {name}");
        return (scope.Parse(n), scope.Parse(input));
    }

    public override void Add(BsonValue? value)
    {
        if (!isLast && _values.Count == count) return;
        _values.Enqueue(value ?? BsonNull.Value);
        if (_values.Count > count)
            _values.Dequeue();
    }

    public override void Merge(AccumulatorState later)
    {
        foreach (var value in ((FirstNState)later)._values)
            Add(value);
    }

    public override BsonValue Result() => new BsonArray(_values);
}
