namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$firstN</c>, <c>$lastN</c>, <c>$minN</c>, <c>$maxN</c> of an array.</summary>
internal static class SelectionOperators
{
    public static void Register(OperatorTable table)
    {
        Add("$firstN", (array, n) => array.Take(n));
        Add("$lastN", (array, n) => array.TakeLast(n));
        // Nothing is the least or the most.
        Add("$minN", (array, n) => array.Where(value => !Numbers.IsNullish(value)).Order(BsonOrder.Instance).Take(n));
        Add("$maxN", (array, n) => array.Where(value => !Numbers.IsNullish(value)).OrderDescending(BsonOrder.Instance).Take(n));

        void Add(string name, Func<BsonArray, int, IEnumerable<BsonValue>> select) => table.Named(
            name, new(5787801, 5787901), [new("n", 5787906), new("input", 5787907)], values => Select(name, values[0], values[1], select));
    }

    private static BsonArray Select(string name, BsonValue? count, BsonValue? input, Func<BsonArray, int, IEnumerable<BsonValue>> select)
    {
        if (!Numbers.IsNumber(count)) throw CommandException.Location(5787902, $"Value for 'n' must be of integral type, but found {BsonTypeNames.Of(count)}");
        var n = Numbers.ExactInt64(count) ?? throw CommandException.Location(5787903, $"Value for 'n' must be of integral type, but found {count}");
        if (n <= 0) throw CommandException.Location(5787908, $"'n' must be greater than 0, found {n}");
        return input is BsonArray array
            ? new(select(array, (int)Math.Min(n, int.MaxValue)))
            : throw CommandException.Location(5788200, $"{name} requires 'input' to be an array");
    }
}
