namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$integral</c>: the area under the values of the window, by the trapezoidal rule.</summary>
internal sealed class IntegralFunction(Expression input, SortedPoints points, WindowBounds bounds) : WindowFunction
{
    public static IntegralFunction Parse(WindowSpecification specification)
    {
        var arguments = specification.Arguments("input", "unit");
        if (!arguments.TryGetValue("input", out var input)) throw CommandException.FailedToParse("$integral requires an 'input' expression");
        return new IntegralFunction(specification.Scope.Parse(input), SortedPoints.Parse(specification, arguments), specification.Bounds());
    }

    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition)
    {
        var places = new double[partition.Count];
        var values = new double?[partition.Count];
        for (var i = 0; i < values.Length; i++)
        {
            places[i] = points.Of(partition, i);
            var value = input.Evaluate(partition.At(i));
            values[i] = Numbers.IsNumber(value) ? Numbers.ToDouble(value!) : null;
        }

        return [.. bounds.Frames(partition).Select(frame => Area(places, values, frame.Start, frame.End))];
    }

    public override void AddNeeds(FieldNeeds needs) => needs.Add(input);

    private static BsonValue Area(double[] places, double?[] values, int start, int end)
    {
        int? previous = null;
        CompensatedSum area = default;
        for (var i = start; i < end; i++)
        {
            if (values[i] is not { } value) continue;
            if (previous is { } before)
                area.Add((places[i] - places[before]) * (values[before]!.Value + value) / 2);
            previous = i;
        }

        return previous is null ? BsonNull.Value : area.Value;
    }
}
