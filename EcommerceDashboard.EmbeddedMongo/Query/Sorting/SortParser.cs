using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Query.Sorting;

/// <summary>Parses sorts.</summary>
internal static class SortParser
{
    private const int MaximumFields = 32;

    /// <exception cref="CommandException">A direction (15974, 15975), a path or a <c>$meta</c> is wrong.</exception>
    public static SortPart[] Parse(BsonDocument specification)
    {
        if (specification.ElementCount == 0) throw CommandException.Location(15976, "$sort stage must have at least one sort key");
        if (specification.ElementCount > MaximumFields) throw CommandException.Location(13103, $"too many compound keys: more than {MaximumFields}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. specification.Select(element => names.Add(element.Name)
            ? ParsePart(element.Name, element.Value)
            : throw CommandException.Location(7472500, $"$sort key must not contain duplicate keys (duplicate: '{element.Name}')"))];
    }

    private static SortPart ParsePart(string name, BsonValue value)
    {
        if (value is BsonDocument meta) return ParseMeta(name, meta);
        var direction = Direction(name, value);
        var path = new DottedPath(name);
        PathParser.Split(name);
        return new SortPart(path, direction);
    }

    /// <summary>A fraction is cut off a double and rounded (half to even) in a Decimal128, as the server does.</summary>
    private static int Direction(string name, BsonValue value)
    {
        var direction = value switch
        {
            BsonDecimal128 exact => Math.Round(DecimalConversion.ToDouble(exact.Value)),
            { IsNumeric: true } => Math.Truncate(value.ToDouble()),
            _ => throw CommandException.Location(15974, $"Illegal key in $sort specification: {name}: {value}"),
        };
        return direction is 1 or -1
            ? (int)direction
            : throw CommandException.Location(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    }

    private static SortPart ParseMeta(string name, BsonDocument meta)
    {
        if (!meta.TryGetValue("$meta", out var kind))
            throw CommandException.Location(17312, $"$meta is the only expression supported by $sort right now: {name}: {meta}");
        if (meta.ElementCount > 1) throw CommandException.FailedToParse($"Cannot have additional keys in a $meta sort: {meta}");
        return kind.IsString ? kind.AsString switch
        {
            "randVal" => new SortPart(null, 1),
            "textScore" or "geoNearDistance" =>
                throw CommandException.Location(40218, $"query requires {kind.AsString} metadata, but it is not available"),
            _ => throw Illegal(),
        } : throw Illegal();

        CommandException Illegal() => CommandException.Location(31138, $"Illegal $meta sort: $meta: {kind}");
    }
}
