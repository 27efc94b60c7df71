namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$shift</c>: the value of the document so many places further on or back; a default where there is none.</summary>
internal sealed class ShiftFunction(Expression output, int by, BsonValue otherwise) : WindowFunction
{
    public static ShiftFunction Parse(WindowSpecification specification)
    {
        specification.CheckNoWindow(9);
        if (specification.Sort is null) throw CommandException.FailedToParse("'$shift' requires a sortBy");
        var arguments = specification.Arguments("output", "by", "default");
        if (!arguments.TryGetValue("output", out var output)) throw CommandException.FailedToParse("$shift requires an 'output' expression");
        if (!arguments.TryGetValue("by", out var distance) || Numbers.ExactInt32(distance) is not { } by)
            throw CommandException.FailedToParse("'$shift:by' field must be an integer");
        var otherwise = arguments.TryGetValue("default", out var given)
            ? specification.Scope.ParseConstant(given, 9, "'$shift:default' expression must yield a constant value")
            : null;
        return new ShiftFunction(specification.Scope.Parse(output), by, otherwise ?? BsonNull.Value);
    }

    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition)
    {
        var values = new BsonValue[partition.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var other = (long)i + by;
            values[i] = other < 0 || other >= values.Length ? otherwise : output.Evaluate(partition.At((int)other)) ?? BsonNull.Value;
        }

        return values;
    }

    public override void AddNeeds(FieldNeeds needs) => needs.Add(output);
}
