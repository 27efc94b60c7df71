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

        void Add(string name, Func<BsonArray, int, IEnumerable<BsonValue>> select) =>
            table.Add(name, (operatorName, argument, scope) =>
            {
                var arguments = NamedArguments.Of(operatorName, argument, scope, new(5787801, 5787901), "n", "input");
                return new SelectionOperator(operatorName, arguments.Required("n", 5787906), arguments.Required("input", 5787907), select);
            });
    }

    private sealed class SelectionOperator(string name, Expression n, Expression input, Func<BsonArray, int, IEnumerable<BsonValue>> select)
        : Operator(n, input)
    {
        public override BsonValue Evaluate(EvaluationContext context)
        {
            var count = Operand(0, context);
            if (!Numbers.IsNumber(count))
                throw CommandException.Location(5787902, $"Value for 'n' must be of integral type, but found {BsonTypeNames.Of(count)}");
            var n = Numbers.ExactInt64(count)
                ?? throw CommandException.Location(5787903, $"Value for 'n' must be of integral type, but found {count}");
            if (n <= 0) throw CommandException.Location(5787908, $"'n' must be greater than 0, found {n}");
            return Operand(1, context) is BsonArray array
                ? new BsonArray(select(array, (int)Math.Min(n, int.MaxValue)))
                : throw CommandException.Location(5788200, $"{name} requires 'input' to be an array");
        }
    }
}
