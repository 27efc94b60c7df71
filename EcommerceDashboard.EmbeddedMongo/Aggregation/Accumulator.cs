namespace EcommerceDashboard.EmbeddedMongo.Aggregation;

/// <summary>A parsed accumulator, as <c>{ $sum: "$sales" }</c>.</summary>
/// <param name="start">
/// Makes the state for one group or window. What it is given serves parameters such as <c>n</c>: the key of the group as the root.
/// </param>
/// <param name="inputs">The expressions evaluated for each document.</param>
internal sealed class Accumulator(Func<EvaluationContext, AccumulatorState> start, params Expression[] inputs)
{
    /// <summary>Fields read beside those of the inputs, as of a sort.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Makes the state for one group or window.</summary>
    public AccumulatorState Start(EvaluationContext group) => start(group);

    /// <summary>Adds the fields that the accumulator reads of each document.</summary>
    public void AddNeeds(FieldNeeds needs)
    {
        foreach (var input in inputs)
            needs.Add(input);
        foreach (var path in Paths)
            needs.AddPath(path);
    }
}

/// <summary>An output field with its accumulator, as <c>total: { $sum: "$sales" }</c>.</summary>
internal sealed record AccumulatedField(string Name, Accumulator Accumulator)
{
    /// <summary>Parses an output field of <c>$group</c> or <c>$bucket</c>.</summary>
    /// <exception cref="CommandException">The name, the accumulator or its argument is wrong.</exception>
    public static AccumulatedField Parse(BsonElement field, PipelineScope scope)
    {
        if (field.Name.Contains('.', StringComparison.Ordinal)) throw CommandException.Location(40235, $"The field name '{field.Name}' cannot contain '.'");
        if (field.Name.StartsWith('$')) throw CommandException.Location(40236, $"The field name '{field.Name}' cannot be an operator name");
        if (field.Value is not BsonDocument { ElementCount: > 0 } specification) throw NotAccumulator(field.Name);
        if (specification.ElementCount > 1 && specification.Names.Any(key => key.StartsWith('$')))
            throw CommandException.Location(40238, $"The field '{field.Name}' must specify one accumulator");
        var (name, argument) = (specification.GetElement(0).Name, specification[0]);
        if (!name.StartsWith('$')) throw NotAccumulator(field.Name);
        if (argument is BsonArray) throw CommandException.Location(40237, $"The {name} accumulator is a unary operator");
        return new AccumulatedField(field.Name, AccumulatorCatalog.Parse(name, argument, scope));
    }

    private static CommandException NotAccumulator(string field) =>
        CommandException.Location(40234, $"The field '{field}' must be an accumulator object");
}
