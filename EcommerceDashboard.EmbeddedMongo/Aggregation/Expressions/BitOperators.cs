namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$bitAnd</c>, <c>$bitOr</c>, <c>$bitXor</c>, <c>$bitNot</c> on int32 and int64.</summary>
internal static class BitOperators
{
    public static void Register(OperatorTable table)
    {
        Add("$bitAnd", -1, (x, y) => x & y);
        Add("$bitOr", 0, (x, y) => x | y);
        Add("$bitXor", 0, (x, y) => x ^ y);
        table.Unary("$bitNot", value => value switch
        {
            BsonInt32 whole => new BsonInt32(~whole.Value),
            BsonInt64 whole => new BsonInt64(~whole.Value),
            _ when Numbers.IsNullish(value) => BsonNull.Value,
            _ => throw CommandException.TypeMismatch($"$bitNot only supports int and long, not: {BsonTypeNames.Of(value)}."),
        });

        void Add(string name, int neutral, Func<long, long, long> combine) =>
            table.Add(name, (_, argument, scope) => new VariadicOperator(Arguments.All(argument, scope), values => Combine(name, values, neutral, combine)));
    }

    private static BsonValue Combine(string name, BsonValue?[] operands, long neutral, Func<long, long, long> combine)
    {
        var result = neutral;
        var isLong = false;
        foreach (var operand in operands)
        {
            if (Numbers.IsNullish(operand))
                return BsonNull.Value;
            if (operand is not (BsonInt32 or BsonInt64))
                throw CommandException.TypeMismatch($"{name} only supports int and long operands, not: {BsonTypeNames.Of(operand)}.");
            isLong |= operand is BsonInt64;
            result = combine(result, Numbers.ToInt64(operand));
        }
        return isLong ? new BsonInt64(result) : new BsonInt32((int)result);
    }
}
