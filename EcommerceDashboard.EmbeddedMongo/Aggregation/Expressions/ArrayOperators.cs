namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Operators that look into arrays.</summary>
internal static class ArrayOperators
{
    private static readonly BsonInt32 NotFound = new(-1);

    public static void Register(OperatorTable table)
    {
        table.Unary("$isArray", value => value is BsonArray ? BsonBoolean.True : BsonBoolean.False);
        table.Unary("$size", Size);
        table.Lifted("$first", value => End("$first", value, 0));
        table.Lifted("$last", value => End("$last", value, -1));
        table.Lifted("$arrayElemAt", ElementAt);
        table.Binary("$in", In);
        table.Variadic("$indexOfArray", 2, 4, IndexOf);
        table.Variadic("$slice", 2, 3, Slice);
        table.Variadic("$concatArrays", Concatenate);
        table.Lifted("$reverseArray", Reverse);
        table.Variadic("$range", 2, 3, RangeOperator.Range);
        table.Add("$sortArray", SortArrayOperator.Parse);
        table.Add("$zip", ZipOperator.Parse);
    }

    private static BsonInt32 Size(BsonValue? value) => value is BsonArray array
        ? new BsonInt32(array.Count)
        : throw CommandException.Location(17124, $"The argument to $size must be an array, but was of type: {BsonTypeNames.Of(value)}");

    private static BsonValue? End(string name, BsonValue value, int index) => value is BsonArray array
        ? At(array, index)
        : throw CommandException.Location(28689, $"{name}'s argument must be an array, but is {BsonTypeNames.Of(value)}");

    private static BsonValue? ElementAt(BsonValue value, BsonValue index) => value is BsonArray array
        ? At(array, Arguments.Int32(index, "$arrayElemAt's second argument", 28690, 28691))
        : throw CommandException.Location(28689, $"$arrayElemAt's first argument must be an array, but is {BsonTypeNames.Of(value)}");

    /// <summary>An element counted from the start, or from the end where negative; null: there is none.</summary>
    private static BsonValue? At(BsonArray array, int index)
    {
        var position = index < 0 ? array.Count + (long)index : index;
        return position >= 0 && position < array.Count ? array[(int)position] : null;
    }

    private static BsonBoolean In(BsonValue? value, BsonValue? array)
    {
        if (array is not BsonArray elements)
            throw CommandException.Location(40081, $"$in requires an array as a second argument, found: {BsonTypeNames.Of(array)}");
        for (var i = 0; i < elements.Count; i++)
            if (BsonOrder.Instance.Compare(elements[i], value) == 0) return BsonBoolean.True;
        return BsonBoolean.False;
    }

    private static BsonValue IndexOf(BsonValue?[] operands)
    {
        if (Numbers.IsNullish(operands[0])) return BsonNull.Value;
        if (operands[0] is not BsonArray array)
            throw CommandException.Location(40090, $"$indexOfArray requires an array as a first argument, found: {BsonTypeNames.Of(operands[0])}");
        var start = operands.Length > 2 ? Bound(operands[2], "starting") : 0;
        var end = operands.Length > 3 ? Math.Min(Bound(operands[3], "ending"), array.Count) : array.Count;
        for (var i = start; i < end; i++)
            if (BsonOrder.Instance.Compare(array[i], operands[1]) == 0) return new BsonInt32(i);
        return NotFound;

        static int Bound(BsonValue? value, string which)
        {
            var bound = Numbers.ExactInt32(value)
                ?? throw CommandException.Location(9711600, $"$indexOfArray requires an integral {which} index, found a value of type: {BsonTypeNames.Of(value)}");
            return bound >= 0
                ? bound
                : throw CommandException.Location(9711601, $"$indexOfArray requires a nonnegative {which} index, found: {bound}");
        }
    }

    private static BsonValue Slice(BsonValue?[] operands)
    {
        if (Array.Exists(operands, Numbers.IsNullish)) return BsonNull.Value;
        if (operands[0] is not BsonArray array)
            throw CommandException.Location(28724, $"First argument to $slice must be an array, but is of type: {BsonTypeNames.Of(operands[0])}");
        var first = Arguments.Int32(operands[1], "Second argument to $slice", 28725, 28726);
        var count = first;
        var start = first < 0 ? Math.Max(0, array.Count + (long)first) : 0;
        if (operands.Length == 3)
        {
            count = Arguments.Int32(operands[2], "Third argument to $slice", 28727, 28728);
            if (count <= 0) throw CommandException.Location(28729, $"Third argument to $slice must be positive: {count}");
            start = first < 0 ? start : Math.Min(first, array.Count);
        }
        var end = Math.Min(array.Count, operands.Length == 2 && first < 0 ? array.Count : start + count);
        var slice = new BsonArray((int)Math.Max(0, end - start));
        for (var i = (int)start; i < end; i++)
            slice.Add(array[i]);
        return slice;
    }

    /// <summary>Refuses to make an array of more elements than 100 MB hold, the server's limit of one expression.</summary>
    /// <exception cref="CommandException">ExceededMemoryLimit (146).</exception>
    public static void CheckCount(string name, long count)
    {
        if (count > 100L * 1024 * 1024 / 16) throw new CommandException(146, "ExceededMemoryLimit", $"{name} would use too much memory");
    }

    private static BsonValue Concatenate(BsonValue?[] operands)
    {
        var all = new BsonArray();
        foreach (var operand in operands)
        {
            if (Numbers.IsNullish(operand)) return BsonNull.Value;
            var array = operand as BsonArray ?? throw CommandException.Location(28664, $"$concatArrays only supports arrays, not {BsonTypeNames.Of(operand)}");
            CheckCount("$concatArrays", (long)all.Count + array.Count);
            all.AddRange(array);
        }
        return all;
    }

    private static BsonArray Reverse(BsonValue value)
    {
        if (value is not BsonArray array)
            throw CommandException.Location(34435, $"The argument to $reverseArray must be an array, but was of type: {BsonTypeNames.Of(value)}");
        return new(array.AsEnumerable().Reverse());
    }
}
