namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$rand</c>: a number from 0 up to 1, anew for each document.</summary>
internal static class RandomOperators
{
    public static void Register(OperatorTable table) => table.Add("$rand", Parse);

    private static RandomOperator Parse(string name, BsonValue argument, VariableScope scope) => argument switch
    {
        BsonDocument { ElementCount: 0 } or BsonArray { Count: 0 } => new(),
        BsonDocument or BsonArray => throw CommandException.Location(3040501, $"{name} does not currently accept arguments"),
        _ => throw CommandException.Location(10065, $"invalid parameter: expected an object ({name}), found {BsonTypeNames.Of(argument)}"),
    };

    private sealed class RandomOperator : Operator
    {
        protected override bool IsPure => false;

        // Chance for samples, no secret.
#pragma warning disable CA5394
        public override BsonValue Evaluate(EvaluationContext context) => new BsonDouble(Random.Shared.NextDouble());
#pragma warning restore CA5394
    }
}
