namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary>The order of <c>$sort</c> in <c>$push</c>: of whole elements, or by fields of elements that are documents.</summary>
internal sealed class ElementOrder : IComparer<BsonValue>
{
    private readonly (DottedPath? Path, int Direction)[] _keys;

    private ElementOrder((DottedPath?, int)[] keys) => _keys = keys;

    /// <exception cref="CommandException">BadValue.</exception>
    public static ElementOrder Parse(BsonValue specification)
    {
        if (specification is not BsonDocument fields)
            return new ElementOrder([(null, Direction(specification, "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields"))]);
        if (fields.ElementCount == 0) throw CommandException.BadValue("The $sort pattern is empty when it should be a set of fields.");
        return new ElementOrder([.. fields.Select(field => (Path(field.Name), Direction(field.Value, "The $sort element value must be either 1 or -1")))]);
    }

    public int Compare(BsonValue? x, BsonValue? y)
    {
        foreach (var (path, direction) in _keys)
        {
            var order = direction * BsonOrder.Instance.Compare(Key(x!, path), Key(y!, path));
            if (order != 0) return order;
        }
        return 0;
    }

    private static BsonValue Key(BsonValue element, DottedPath? path)
    {
        if (path is null) return element;
        return (element is BsonDocument document ? path.Walk(document, out _, out _) : null) ?? BsonNull.Value;
    }

    private static DottedPath? Path(string field)
    {
        if (field.Length == 0) throw CommandException.BadValue("The $sort field cannot be empty");
        return field.Split('.').Contains("")
            ? throw CommandException.BadValue($"The $sort field is a dotted field but has an empty part: {field}")
            : new DottedPath(field);
    }

    private static int Direction(BsonValue value, string message) =>
        Numbers.ExactInt64(value) is { } direction && direction is 1 or -1 ? (int)direction : throw CommandException.BadValue(message);
}
