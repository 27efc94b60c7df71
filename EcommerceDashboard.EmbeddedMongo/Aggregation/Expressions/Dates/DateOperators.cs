namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>The operators on dates.</summary>
internal static class DateOperators
{
    public static void Register(OperatorTable table)
    {
        DatePartOperators.Register(table);
        DateStepOperators.Register(table);
        table.Add("$dateToString", DateToStringOperator.Parse);
        table.Add("$dateFromString", DateFromStringOperator.Parse);
        table.Add("$dateToParts", DateToPartsOperator.Parse);
        table.Add("$dateFromParts", DateFromPartsOperator.Parse);
    }
}
