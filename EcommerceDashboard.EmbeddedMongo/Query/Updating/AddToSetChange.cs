namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$addToSet</c>: adds values that the array does not hold yet.</summary>
internal sealed class AddToSetChange : FieldChange
{
    private readonly IReadOnlyList<BsonValue> _values;

    private AddToSetChange(IReadOnlyList<BsonValue> values) => _values = values;

    /// <exception cref="CommandException">TypeMismatch or BadValue.</exception>
    public static FieldChange Parse(string field, BsonValue argument)
    {
        if (argument is not BsonDocument { ElementCount: > 0 } clauses || clauses.GetElement(0).Name != "$each") return new AddToSetChange([argument]);
        if (clauses[0] is not BsonArray each)
            throw CommandException.TypeMismatch($"The argument to $each in $addToSet must be an array but it was of type {BsonTypeNames.Of(clauses[0])}");
        if (clauses.ElementCount > 1) throw CommandException.BadValue($"Found unexpected fields after $each in $addToSet: {clauses}");
        return new AddToSetChange([.. each]);
    }

    public override BsonValue? Apply(BsonValue? current, string field, UpdateRun run)
    {
        if (current is not (null or BsonArray))
            throw CommandException.BadValue($"Cannot apply $addToSet to a non-array field. Field named '{field}' has a non-array type {BsonTypeNames.Of(current)}");
        var known = new HashSet<BsonValue?>((BsonArray?)current ?? [], BsonOrder.Instance);
        var added = _values.Where(known.Add).Select(value => value.DeepClone()).ToList();
        return current is not null && added.Count == 0 ? current : new BsonArray(((BsonArray?)current ?? []).Concat(added));
    }
}
