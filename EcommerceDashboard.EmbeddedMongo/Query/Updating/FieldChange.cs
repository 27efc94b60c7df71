namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>What an operator does where its path does not lead to a value.</summary>
internal enum MissingPathRule
{
    /// <summary>Makes the documents on the way; a scalar in the way is an error (<c>$set</c> and most).</summary>
    Create,

    /// <summary>Does nothing (<c>$unset</c>, <c>$pull</c>, <c>$pullAll</c>).</summary>
    Ignore,

    /// <summary>Does nothing when something is missing; a scalar in the way is an error (<c>$pop</c>).</summary>
    Traverse,
}

/// <summary>The new value at a path: null removes the field, or leaves it missing; the same instance leaves it as it is.</summary>
/// <param name="current">The value as it is, which must not be changed; null: missing.</param>
/// <param name="field">The field, for messages.</param>
/// <param name="run">The document.</param>
/// <exception cref="CommandException">The operator does not fit the value.</exception>
internal delegate BsonValue? ValueChange(BsonValue? current, string field, UpdateRun run);

/// <summary>What an update operator does to the value at its path.</summary>
internal sealed record FieldChange(ValueChange Apply, MissingPathRule MissingPath = MissingPathRule.Create)
{
    /// <summary>Whether the operator does anything to a document; null: to any.</summary>
    public Predicate<UpdateRun>? Applies { get; init; }
}
