namespace EcommerceDashboard.EmbeddedMongo.Query.Updating;

/// <summary><c>$bit</c>: and, or, xor of integers, one after the other; a missing field counts as 0.</summary>
internal sealed class BitChange : FieldChange
{
    private readonly (string Name, BsonValue Operand)[] _operations;

    private BitChange((string, BsonValue)[] operations) => _operations = operations;

    /// <exception cref="CommandException">BadValue.</exception>
    public static FieldChange Parse(string field, BsonValue argument)
    {
        if (argument is not BsonDocument operations)
        {
            throw CommandException.BadValue($"The $bit modifier is not compatible with a {BsonTypeNames.Of(argument)}. You must pass in an embedded "
                + "document: {$bit: {field: {and/or/xor: #}}");
        }
        if (operations.ElementCount == 0)
            throw CommandException.BadValue($"You must pass in at least one bitwise operation. The format is: {{$bit: {{field: {{and/or/xor: #}}}}, at {field}");
        return new BitChange([.. operations.Select(ParseOperation)]);
    }

    public override BsonValue Apply(BsonValue? current, string field, UpdateRun run)
    {
        if (current is not (null or BsonInt32 or BsonInt64))
        {
            throw CommandException.BadValue($"Cannot apply $bit to a value of non-integral type.{run.IdText} has the field {field} of non-integer type "
                + BsonTypeNames.Of(current));
        }
        return _operations.Aggregate(current ?? 0, (value, operation) => Combine(value, operation.Name, operation.Operand));
    }

    private static (string, BsonValue) ParseOperation(BsonElement element)
    {
        if (element.Name is not ("and" or "or" or "xor"))
            throw CommandException.BadValue($"The $bit modifier only supports 'and', 'or', and 'xor', not '{element.Name}' which is an unknown operator");
        return element.Value is BsonInt32 or BsonInt64
            ? (element.Name, element.Value)
            : throw CommandException.BadValue($"The $bit modifier field must be an Integer(32/64 bit); a '{BsonTypeNames.Of(element.Value)}' is not supported here");
    }

    private static BsonValue Combine(BsonValue value, string name, BsonValue operand)
    {
        var (x, y) = (value.ToInt64(), operand.ToInt64());
        var result = name switch
        {
            "and" => x & y,
            "or" => x | y,
            _ => x ^ y,
        };
        return value is BsonInt32 && operand is BsonInt32 ? new BsonInt32((int)result) : new BsonInt64(result);
    }
}
