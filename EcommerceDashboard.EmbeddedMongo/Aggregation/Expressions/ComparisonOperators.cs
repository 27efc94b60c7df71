namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$cmp</c>, <c>$eq</c>, <c>$ne</c>, <c>$lt</c>, <c>$lte</c>, <c>$gt</c>, <c>$gte</c>: by the total order of BSON values, across types.</summary>
internal static class ComparisonOperators
{
    private static readonly BsonInt32[] Signs = [new(-1), new(0), new(1)];

    public static void Register(OperatorTable table)
    {
        table.Binary("$cmp", (x, y) => Signs[Math.Sign(BsonOrder.Instance.Compare(x, y)) + 1]);
        table.Binary("$eq", (x, y) => Boolean(BsonOrder.Instance.Compare(x, y) == 0));
        table.Binary("$ne", (x, y) => Boolean(BsonOrder.Instance.Compare(x, y) != 0));
        table.Binary("$lt", (x, y) => Boolean(BsonOrder.Instance.Compare(x, y) < 0));
        table.Binary("$lte", (x, y) => Boolean(BsonOrder.Instance.Compare(x, y) <= 0));
        table.Binary("$gt", (x, y) => Boolean(BsonOrder.Instance.Compare(x, y) > 0));
        table.Binary("$gte", (x, y) => Boolean(BsonOrder.Instance.Compare(x, y) >= 0));
    }

    private static BsonBoolean Boolean(bool value) => value ? BsonBoolean.True : BsonBoolean.False;
}
