namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$addToSet</c>: adds values that the array does not hold yet.</summary>
internal static class AddToSetChange
{
    /// <exception cref="CommandException">TypeMismatch or BadValue.</exception>
    public static FieldChange Parse(string field, BsonValue argument)
    {
        if (argument is not BsonDocument { ElementCount: > 0 } clauses || clauses.GetElement(0).Name != "$each") return Of([argument]);
        if (clauses[0] is not BsonArray each)
            throw CommandException.TypeMismatch($"The argument to $each in $addToSet must be an array but it was of type {BsonTypeNames.Of(clauses[0])}");
        return clauses.ElementCount == 1 ? Of(each) : throw CommandException.BadValue($"Found unexpected fields after $each in $addToSet: {clauses}");
    }

    private static FieldChange Of(BsonArray values) => new((current, field, _) =>
    {
        if (current is not (null or BsonArray))
            throw CommandException.BadValue($"Cannot apply $addToSet to a non-array field. Field named '{field}' has a non-array type {BsonTypeNames.Of(current)}");
        var array = (BsonArray?)current ?? [];
        var known = new HashSet<BsonValue?>(array, BsonOrder.Instance);
        var added = values.Where(known.Add).Select(value => value.DeepClone()).ToList();
        return current is not null && added.Count == 0 ? current : new BsonArray(array.Concat(added));
    });
}
