namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$linearFill</c>: null and missing values filled by linear interpolation between their neighbours.</summary>
internal sealed class LinearFillFunction(Expression input) : WindowFunction
{
    public static LinearFillFunction Parse(WindowSpecification specification)
    {
        specification.CheckNoWindow(9);
        if (specification.Sort?.Path is null)
            throw CommandException.Location(605001, "$linearFill must be specified with a top level sortBy expression with exactly one element");
        return new LinearFillFunction(specification.Scope.Parse(specification.Argument));
    }

    public override IReadOnlyList<BsonValue> Compute(WindowPartition partition)
    {
        var values = new BsonValue[partition.Count];
        var last = -1;
        for (var i = 0; i < values.Length; i++)
        {
            var value = input.Evaluate(partition.At(i));
            if (Numbers.IsNullish(value))
            {
                values[i] = BsonNull.Value;
                continue;
            }

            if (!Numbers.IsNumber(value))
                throw CommandException.TypeMismatch($"Value to be filled must be numeric or nullish, but is {BsonTypeNames.Of(value)}");
            values[i] = value!;
            if (last >= 0)
                Fill(partition, values, last, i);
            last = i;
        }

        return values;
    }

    public override void AddNeeds(FieldNeeds needs) => needs.Add(input);

    private static void Fill(WindowPartition partition, BsonValue[] values, int left, int right)
    {
        var (x1, x2) = (Place(partition, left), Place(partition, right));
        var (y1, y2) = (Numbers.ToDouble(values[left]), Numbers.ToDouble(values[right]));
        for (var i = left + 1; i < right; i++)
            values[i] = y1 + ((Place(partition, i) - x1) * (y2 - y1) / (x2 - x1));
    }

    private static double Place(WindowPartition partition, int index) => partition.SortValue(index) switch
    {
        BsonDateTime date => date.MillisecondsSinceEpoch,
        { IsNumeric: true } number => Numbers.ToDouble(number),
        var other => throw CommandException.TypeMismatch($"The sortBy field of $linearFill must be numeric or a date, but is {BsonTypeNames.Of(other)}"),
    };
}
