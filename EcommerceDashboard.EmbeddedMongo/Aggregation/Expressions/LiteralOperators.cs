namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$literal</c> and its alias <c>$const</c>: the argument as it stands.</summary>
internal static class LiteralOperators
{
    public static void Register(OperatorTable table)
    {
        table.Add("$literal", (_, argument, _) => new Constant(argument));
        table.Add("$const", (_, argument, _) => new Constant(argument));
    }
}
