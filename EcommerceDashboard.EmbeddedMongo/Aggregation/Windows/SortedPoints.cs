namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>The place of documents on the axis that a partition is sorted by: a number, or a date in units of time.</summary>
internal sealed class SortedPoints(string function, TimeUnit? unit)
{
    /// <summary>Parses the <c>unit</c> of a function, which needs one field to sort by.</summary>
    public static SortedPoints Parse(WindowSpecification specification, BsonDocument arguments)
    {
        if (specification.Sort?.Path is null) throw CommandException.FailedToParse($"{specification.Name} requires a sortBy with exactly one element");
        var unit = arguments.TryGetValue("unit", out var name) ? TimeUnit.Parse(name) : null;
        if (unit is { Milliseconds: null }) throw CommandException.Location(5490704, "unit must be 'week' or smaller");
        return new SortedPoints(specification.Name, unit);
    }

    /// <summary>The place of a document.</summary>
    public double Of(WindowPartition partition, int index)
    {
        var value = partition.SortValue(index);
        if (unit is not null)
        {
            return value is BsonDateTime date
                ? (double)date.MillisecondsSinceEpoch / unit.Milliseconds!.Value
                : throw CommandException.Location(5624900, $"{function} with 'unit' expects the sortBy field to be a Date");
        }

        return Numbers.IsNumber(value)
            ? Numbers.ToDouble(value!)
            : throw CommandException.Location(5624901, $"{function} where the sortBy is a Date requires an 'unit'");
    }
}
