using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary>Parses the operators on a field whose argument is no condition itself.</summary>
internal static class OperatorParser
{
    /// <summary>Parses one operator; null: it belongs to another one, as <c>$options</c> to <c>$regex</c>.</summary>
    /// <param name="field">The field, for messages.</param>
    /// <param name="name">The operator.</param>
    /// <param name="argument">Its argument.</param>
    /// <param name="siblings">All operators on the field.</param>
    /// <exception cref="CommandException">BadValue: unknown, or a wrong argument.</exception>
    public static Predicate? Parse(string field, string name, BsonValue argument, BsonDocument siblings) => name switch
    {
        "$eq" => new EqualPredicate(Comparable(argument)),
        "$ne" => argument is BsonRegularExpression
            ? throw CommandException.BadValue("Can't have regex as arg to $ne.")
            : new NotPredicate(new EqualPredicate(Comparable(argument))),
        "$gt" => new OrderPredicate(Ordered(field, argument), 1, orEqual: false),
        "$gte" => new OrderPredicate(Ordered(field, argument), 1, orEqual: true),
        "$lt" => new OrderPredicate(Ordered(field, argument), -1, orEqual: false),
        "$lte" => new OrderPredicate(Ordered(field, argument), -1, orEqual: true),
        "$in" => ParseIn(name, argument),
        "$nin" => new NotPredicate(ParseIn(name, argument)),
        "$exists" => Truth.IsTrue(argument) ? new ExistsPredicate() : new NotPredicate(new ExistsPredicate()),
        "$type" => ParseType(argument),
        "$size" => ParseSize(argument),
        "$mod" => ParseMod(argument),
        "$regex" => ParseRegex(siblings),
        "$options" => siblings.Contains("$regex") ? null : throw CommandException.BadValue("$options needs a $regex"),
        "$bitsAllSet" => new BitPredicate(BitPredicate.Positions(name, argument), all: true, set: true),
        "$bitsAllClear" => new BitPredicate(BitPredicate.Positions(name, argument), all: true, set: false),
        "$bitsAnySet" => new BitPredicate(BitPredicate.Positions(name, argument), all: false, set: true),
        "$bitsAnyClear" => new BitPredicate(BitPredicate.Positions(name, argument), all: false, set: false),
        "$near" or "$nearSphere" or "$geoNear" =>
            throw CommandException.Location(5626500, "$geoNear, $near, and $nearSphere are not allowed in this context"),
        "$geoWithin" or "$geoIntersects" or "$within" =>
            throw new CommandException(115, "CommandNotSupported", $"{name} is not supported: this server has no geospatial queries"),
        _ => throw CommandException.BadValue($"unknown operator: {name}"),
    };

    private static BsonValue Comparable(BsonValue argument) =>
        argument.IsBsonUndefined ? throw CommandException.BadValue("cannot compare to undefined") : argument;

    private static BsonValue Ordered(string field, BsonValue argument) =>
        argument is BsonRegularExpression
            ? throw CommandException.BadValue($"Can't have RegEx as arg to predicate over field '{field}'.")
            : Comparable(argument);

    private static InPredicate ParseIn(string name, BsonValue argument)
    {
        if (argument is not BsonArray values) throw CommandException.BadValue($"{name} needs an array");
        foreach (var value in values)
        {
            if (FilterParser.IsOperatorDocument(value)) throw CommandException.BadValue($"cannot nest $ under {name}");
            Comparable(value);
        }
        return new InPredicate(values);
    }

    private static TypePredicate ParseType(BsonValue argument)
    {
        var types = new HashSet<BsonType>();
        foreach (var type in argument is BsonArray several ? several : [argument])
            AddTypes(types, type);
        return types.Count > 0 ? new TypePredicate(types) : throw CommandException.FailedToParse("$type must match at least one type");
    }

    private static void AddTypes(HashSet<BsonType> types, BsonValue argument)
    {
        BsonType type;
        switch (argument)
        {
            case BsonString { Value: "number" }:
                types.UnionWith(BsonTypeNames.Numbers);
                break;
            case BsonString name:
                types.Add(BsonTypeNames.TryParse(name.Value, out type)
                    ? type
                    : throw CommandException.BadValue($"Unknown type name alias: {name.Value}"));
                break;
            case { IsNumeric: true }:
                types.Add(Numbers.ExactInt64(argument) is { } code && BsonTypeNames.TryParse(code, out type)
                    ? type
                    : throw CommandException.BadValue($"Invalid numerical type code: {argument}"));
                break;
            default:
                throw CommandException.TypeMismatch("type must be represented as a number or a string");
        }
    }

    private static SizePredicate ParseSize(BsonValue argument)
    {
        if (Numbers.ExactInt64(argument) is not { } size || size > int.MaxValue)
            throw CommandException.BadValue($"Failed to parse $size. Expected a 32-bit integer in: {argument}");
        return size >= 0 ? new SizePredicate((int)size) : throw CommandException.BadValue($"$size may not be negative, but got: {argument}");
    }

    private static ModPredicate ParseMod(BsonValue argument)
    {
        if (argument is not BsonArray array) throw CommandException.BadValue("malformed mod, needs to be an array");
        if (array.Count < 2) throw CommandException.BadValue("malformed mod, not enough elements");
        if (array.Count > 2) throw CommandException.BadValue("malformed mod, too many elements");
        var divisor = Number("divisor", array[0]);
        return divisor != 0 ? new ModPredicate(divisor, Number("remainder", array[1])) : throw CommandException.BadValue("divisor cannot be 0");

        static long Number(string role, BsonValue value) => Numbers.TruncatedInt64(value) is { } number
            ? number
            : throw CommandException.BadValue(value.IsNumeric
                ? $"malformed mod, {role} value is invalid: {value}"
                : $"malformed mod, {role} not a number");
    }

    private static RegexPredicate ParseRegex(BsonDocument siblings)
    {
        var pattern = "";
        string? options = null;
        foreach (var element in siblings)
        {
            switch (element.Name, element.Value)
            {
                case ("$regex", BsonString text):
                    pattern = text.Value;
                    break;
                case ("$regex", BsonRegularExpression regex):
                    pattern = regex.Pattern;
                    if (regex.Options.Length > 0)
                        options = string.IsNullOrEmpty(options) ? regex.Options : throw Conflict(51074);
                    break;
                case ("$regex", _):
                    throw CommandException.BadValue("$regex has to be a string");
                case ("$options", BsonString text):
                    options = string.IsNullOrEmpty(options) ? text.Value : throw Conflict(51075);
                    break;
                case ("$options", _):
                    throw CommandException.BadValue("$options has to be a string");
            }
        }
        if (pattern.Contains('\0')) throw CommandException.BadValue("Regular expression cannot contain an embedded null byte");
        return new RegexPredicate(pattern, options ?? "");

        static CommandException Conflict(int code) => CommandException.Location(code, "options set in both $regex and $options");
    }
}
