using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Query.Sorting;

/// <summary>The order of array elements (<c>$sort</c> of <c>$push</c>, <c>$sortArray</c>): of whole elements, or by fields of those that are documents.</summary>
/// <param name="keys">Paths, empty for the whole element, and 1 or -1. Unlike in <c>$sort</c>, arrays are compared as such.</param>
internal sealed class ElementOrder(IReadOnlyList<(string[] Path, int Direction)> keys) : IComparer<BsonValue>
{
    /// <summary>Reads the order from <c>$push</c>.</summary>
    /// <exception cref="CommandException">BadValue.</exception>
    public static ElementOrder Parse(BsonValue specification)
    {
        if (specification is not BsonDocument fields)
            return new([([], Direction(specification, "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields"))]);
        if (fields.ElementCount == 0) throw CommandException.BadValue("The $sort pattern is empty when it should be a set of fields.");
        return new([.. fields.Select(field => (Path(field.Name), Direction(field.Value, "The $sort element value must be either 1 or -1")))]);
    }

    public int Compare(BsonValue? x, BsonValue? y)
    {
        foreach (var (path, direction) in keys)
        {
            var order = BsonOrder.Instance.Compare(FieldPath.Walk(x, path, 0) ?? BsonNull.Value, FieldPath.Walk(y, path, 0) ?? BsonNull.Value);
            if (order != 0) return direction * order;
        }
        return 0;
    }

    private static string[] Path(string field)
    {
        if (field.Length == 0) throw CommandException.BadValue("The $sort field cannot be empty");
        var path = field.Split('.');
        return path.Contains("") ? throw CommandException.BadValue($"The $sort field is a dotted field but has an empty part: {field}") : path;
    }

    private static int Direction(BsonValue value, string message) =>
        Numbers.ExactInt64(value) is { } direction && direction is 1 or -1 ? (int)direction : throw CommandException.BadValue(message);
}
