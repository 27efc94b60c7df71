namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>The operators on dates.</summary>
internal static class DateOperators
{
    public static void Register(OperatorTable table)
    {
        DatePartOperators.Register(table);
        DatePartsOperators.Register(table);
        DateStepOperators.Register(table);
        DateTextOperators.Register(table);
    }
}
