namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$set</c>.</summary>
internal sealed class SetChange(BsonValue value) : FieldChange
{
    // Cloned, so that a later operator on another document does not change what this one holds.
    public override BsonValue Apply(BsonValue? current, string field, UpdateRun run) => value.DeepClone();
}

/// <summary><c>$setOnInsert</c>.</summary>
internal sealed class SetOnInsertChange(BsonValue value) : FieldChange
{
    public override bool Applies(UpdateRun run) => run.IsInsert;

    public override BsonValue Apply(BsonValue? current, string field, UpdateRun run) => value.DeepClone();
}

/// <summary><c>$unset</c>.</summary>
internal sealed class UnsetChange : FieldChange
{
    public override MissingPathRule MissingPath => MissingPathRule.Ignore;

    public override BsonValue? Apply(BsonValue? current, string field, UpdateRun run) => null;
}

/// <summary><c>$min</c> (sign -1) and <c>$max</c> (sign 1), by the order of BSON values.</summary>
internal sealed class ExtremumChange(BsonValue value, int sign) : FieldChange
{
    public override BsonValue Apply(BsonValue? current, string field, UpdateRun run) =>
        current is null || Math.Sign(BsonOrder.Instance.Compare(value, current)) == sign ? value.DeepClone() : current;
}
