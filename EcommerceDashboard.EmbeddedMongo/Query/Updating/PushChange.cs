using EcommerceDashboard.EmbeddedMongo.Query.Sorting;

namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$push</c>: adds one value or <c>$each</c>, at a <c>$position</c>, then <c>$sort</c>, then <c>$slice</c>.</summary>
internal static class PushChange
{
    /// <exception cref="CommandException">BadValue.</exception>
    public static FieldChange Parse(string field, BsonValue argument)
    {
        if (argument is not BsonDocument clauses || !clauses.Contains("$each")) return Of([argument], null, null, null);
        if (clauses.Names.FirstOrDefault(name => name is not ("$each" or "$slice" or "$sort" or "$position")) is { } unknown)
            throw CommandException.BadValue($"Unrecognized clause in $push: {unknown}");
        if (clauses["$each"] is not BsonArray each)
            throw CommandException.BadValue($"The argument to $each in $push must be an array but it was of type: {BsonTypeNames.Of(clauses["$each"])}");
        var position = Integer(clauses, "$position");
        var order = clauses.TryGetValue("$sort", out var sort) ? ElementOrder.Parse(sort) : null;
        return Of(each, position, order, Integer(clauses, "$slice"));
    }

    private static FieldChange Of(BsonArray values, int? position, IComparer<BsonValue>? order, int? slice) => new((current, field, run) =>
    {
        if (current is not (null or BsonArray))
            throw CommandException.BadValue($"The field '{field}' must be an array but is of type {BsonTypeNames.Of(current)} in document {run.IdText}");
        var items = new List<BsonValue>((BsonArray?)current ?? []);
        var start = position switch
        {
            null => items.Count,
            < 0 => Math.Max(items.Count + position.Value, 0),
            _ => Math.Min(position.Value, items.Count),
        };
        items.InsertRange(start, values.Select(value => value.DeepClone()));
        IEnumerable<BsonValue> result = order is null ? items : items.Order(order);
        return new BsonArray(slice switch
        {
            null => result,
            < 0 => result.TakeLast(slice == int.MinValue ? int.MaxValue : -slice.Value),
            _ => result.Take(slice.Value),
        });
    });

    private static int? Integer(BsonDocument clauses, string name)
    {
        if (!clauses.TryGetValue(name, out var value)) return null;
        return Numbers.ExactInt64(value) is { } number
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : throw CommandException.BadValue($"The value for {name} must be an integer value but was given type: {BsonTypeNames.Of(value)}");
    }
}
