namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$push</c>: adds one value or <c>$each</c>, at a <c>$position</c>, then <c>$sort</c>, then <c>$slice</c>.</summary>
internal sealed class PushChange : FieldChange
{
    private readonly IReadOnlyList<BsonValue> _values;
    private readonly int? _position;
    private readonly IComparer<BsonValue>? _order;
    private readonly int? _slice;

    private PushChange(IReadOnlyList<BsonValue> values, int? position, IComparer<BsonValue>? order, int? slice)
    {
        _values = values;
        _position = position;
        _order = order;
        _slice = slice;
    }

    /// <exception cref="CommandException">BadValue.</exception>
    public static FieldChange Parse(string field, BsonValue argument)
    {
        if (argument is not BsonDocument clauses || !clauses.Contains("$each")) return new PushChange([argument], null, null, null);
        if (clauses.Names.FirstOrDefault(name => name is not ("$each" or "$slice" or "$sort" or "$position")) is { } unknown)
            throw CommandException.BadValue($"Unrecognized clause in $push: {unknown}");
        if (clauses["$each"] is not BsonArray each)
            throw CommandException.BadValue($"The argument to $each in $push must be an array but it was of type: {BsonTypeNames.Of(clauses["$each"])}");
        return new PushChange(
            [.. each],
            Integer(clauses, "$position"),
            clauses.TryGetValue("$sort", out var sort) ? ElementOrder.Parse(sort) : null,
            Integer(clauses, "$slice"));
    }

    public override BsonValue Apply(BsonValue? current, string field, UpdateRun run)
    {
        if (current is not (null or BsonArray))
            throw CommandException.BadValue($"The field '{field}' must be an array but is of type {BsonTypeNames.Of(current)} in document {run.IdText}");
        var items = new List<BsonValue>((BsonArray?)current ?? []);
        items.InsertRange(Start(items.Count), _values.Select(value => value.DeepClone()));
        IEnumerable<BsonValue> result = _order is null ? items : items.Order(_order);
        return new BsonArray(_slice switch
        {
            null => result,
            < 0 => result.TakeLast(_slice == int.MinValue ? int.MaxValue : -_slice.Value),
            _ => result.Take(_slice.Value),
        });
    }

    private int Start(int count) => _position switch
    {
        null => count,
        < 0 => Math.Max(count + _position.Value, 0),
        _ => Math.Min(_position.Value, count),
    };

    private static int? Integer(BsonDocument clauses, string name)
    {
        if (!clauses.TryGetValue(name, out var value)) return null;
        return Numbers.ExactInt64(value) is { } number
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : throw CommandException.BadValue($"The value for {name} must be an integer value but was given type: {BsonTypeNames.Of(value)}");
    }
}
