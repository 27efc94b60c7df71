using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary>Bounds as distances from the value sorted by, a number or (with a unit) a date; null: unbounded.</summary>
internal sealed class RangeBounds(BsonValue? lower, BsonValue? upper, DateUnit? unit) : WindowBounds
{
    public static RangeBounds Parse(BsonValue range, BsonValue? unitName, WindowSort? sort)
    {
        if (unitName is not (null or BsonString)) throw CommandException.FailedToParse($"'unit' must be a string, found {BsonTypeNames.Of(unitName)}");
        DateUnit? unit = unitName is null ? null : DateUnits.Parse("$setWindowFields", unitName);
        var (lower, upper) = ParsePair("range", range);
        if (unit is not null && ((lower is not null && Numbers.ExactInt64(lower) is null) || (upper is not null && Numbers.ExactInt64(upper) is null)))
            throw CommandException.FailedToParse("With range-based bounds, numeric bounds with a 'unit' must be whole numbers");
        if (lower is not null && upper is not null && BsonOrder.Instance.Compare(lower, upper) > 0)
            throw CommandException.Location(5339900, $"Lower bound must not exceed upper bound: {range}");
        if (sort?.Path is null) throw CommandException.Location(5339902, "Range-based bounds require sortBy a single field");
        if (!sort.IsAscending) throw CommandException.Location(8947401, "Range-based bounds require a non-descending sortBy");
        return new RangeBounds(lower, upper, unit);
    }

    public override bool IsSliding => lower is not null;

    public override IReadOnlyList<(int Start, int End)> Frames(WindowPartition partition)
    {
        var values = new BsonValue[partition.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Check(partition.SortValue(i));
        var frames = new (int, int)[values.Length];
        var (start, end) = (0, 0);
        for (var i = 0; i < frames.Length; i++)
        {
            if (lower is not null)
            {
                var least = Shift(values[i], lower);
                while (start < values.Length && BsonOrder.Instance.Compare(values[start], least) < 0)
                    start++;
            }

            if (upper is null)
            {
                end = values.Length;
            }
            else
            {
                var most = Shift(values[i], upper);
                while (end < values.Length && BsonOrder.Instance.Compare(values[end], most) <= 0)
                    end++;
            }

            frames[i] = (start, Math.Max(start, end));
        }

        return frames;
    }

    private BsonValue Check(BsonValue? value)
    {
        if (unit is null)
        {
            return Numbers.IsNumber(value) ? value! : throw CommandException.Location(
                5429414, $"Invalid range: Expected the sortBy field to be a number, but it was {BsonTypeNames.Of(value)}");
        }

        return value as BsonDateTime ?? throw CommandException.Location(
            5429513, $"Invalid range: Expected the sortBy field to be a Date, but it was {BsonTypeNames.Of(value)}");
    }

    private BsonValue Shift(BsonValue value, BsonValue distance)
    {
        if (unit is { } step)
        {
            var amount = Numbers.ToInt64(distance);
            var moved = DateStepOperators.Add(((BsonDateTime)value).MillisecondsSinceEpoch, step, amount, ZoneRule.Utc);
            return new BsonDateTime(moved ?? (amount < 0 ? long.MinValue : long.MaxValue));
        }

        NumericSum sum = default;
        sum.Add(value);
        sum.Add(distance);
        return sum.Total();
    }
}
