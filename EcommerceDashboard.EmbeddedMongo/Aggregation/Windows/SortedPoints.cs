using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>The place of documents on the axis that a partition is sorted by: a number, or a date in units of so many milliseconds.</summary>
internal sealed class SortedPoints(string function, long? unit)
{
    /// <summary>Parses the <c>unit</c> of a function, which needs one field to sort by.</summary>
    public static SortedPoints Parse(WindowSpecification specification, BsonDocument arguments)
    {
        if (specification.Sort?.Path is null) throw CommandException.FailedToParse($"{specification.Name} requires a sortBy with exactly one element");
        if (!arguments.TryGetValue("unit", out var name)) return new SortedPoints(specification.Name, null);
        var unit = DateUnits.Parse(specification.Name, name);
        if (DateUnits.Months(unit) > 0) throw CommandException.Location(5490704, "unit must be 'week' or smaller");
        return new SortedPoints(specification.Name, DateStepOperators.Add(0, unit, 1, ZoneRule.Utc));
    }

    /// <summary>The place of a document.</summary>
    public double Of(WindowPartition partition, int index)
    {
        var value = partition.SortValue(index);
        if (unit is not null)
        {
            return value is BsonDateTime date
                ? (double)date.MillisecondsSinceEpoch / unit.Value
                : throw CommandException.Location(5624900, $"{function} with 'unit' expects the sortBy field to be a Date");
        }

        return Numbers.IsNumber(value)
            ? Numbers.ToDouble(value!)
            : throw CommandException.Location(5624901, $"{function} where the sortBy is a Date requires an 'unit'");
    }
}
