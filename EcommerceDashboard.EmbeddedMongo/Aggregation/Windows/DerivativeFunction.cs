namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$derivative</c>: the average rate of change between the first and the last document of the window.</summary>
internal sealed class DerivativeFunction(Expression input, SortedPoints points, WindowBounds bounds) : WindowFunction
{
    public static DerivativeFunction Parse(WindowSpecification specification)
    {
        var arguments = specification.Arguments("input", "unit");
        if (!arguments.TryGetValue("input", out var input)) throw CommandException.FailedToParse("$derivative requires an 'input' expression");
        if (specification.Window is null) throw CommandException.FailedToParse("$derivative requires explicit window bounds");
        return new DerivativeFunction(specification.Scope.Parse(input), SortedPoints.Parse(specification, arguments), specification.Bounds());
    }

    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition) =>
        [.. bounds.Frames(partition).Select(frame => Between(partition, frame.Start, frame.End - 1))];

    public override void AddNeeds(FieldNeeds needs) => needs.Add(input);

    private BsonValue Between(WindowPartition partition, int first, int last)
    {
        if (last <= first) return BsonNull.Value;
        var run = points.Of(partition, last) - points.Of(partition, first);
        var (start, end) = (input.Evaluate(partition.At(first)), input.Evaluate(partition.At(last)));
        if (run == 0 || !Numbers.IsNumber(start) || !Numbers.IsNumber(end)) return BsonNull.Value;
        return new BsonDouble((Numbers.ToDouble(end!) - Numbers.ToDouble(start!)) / run);
    }
}
