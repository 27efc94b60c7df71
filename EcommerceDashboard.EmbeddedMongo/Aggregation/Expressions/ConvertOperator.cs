namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$convert</c>.</summary>
/// <remarks>Operands: input, to, format, byteOrder, onError, onNull.</remarks>
internal sealed class ConvertOperator(Expression?[] operands) : Operator(operands)
{
    public override BsonValue? Evaluate(EvaluationContext context)
    {
        var input = Operand(0, context);
        var to = Operand(1, context);
        BsonValue? subType = null;
        // 'to' may be a document of the type and the subtype.
        var isObject = to is BsonDocument;
        if (to is BsonDocument target)
        {
            if (!target.TryGetValue("type", out to)) throw CommandException.FailedToParse("Missing 'type' parameter to $convert");
            target.TryGetValue("subtype", out subType);
        }
        // The other arguments count only where there is something to convert.
        if (Numbers.IsNullish(input))
        {
            if (!Numbers.IsNullish(to))
                TypeOf(to);
            return Operand(5, context);
        }
        if (Numbers.IsNullish(to))
            return isObject ? throw CommandException.FailedToParse("$convert's 'type' must be a string or number, but is null") : BsonNull.Value;
        var conversion = new Conversion(TypeOf(to))
        {
            SubType = subType is null ? (byte)0 : SubType(subType),
            Format = OneOf(Operand(2, context), "format", 4341114, 4341125, "base64", "base64url", "utf8", "hex", "uuid", "auto"),
            IsBigEndian = OneOf(Operand(3, context), "byteOrder", 9130001, 9130002, "little", "big") == "big",
        };
        try
        {
            return conversion.Convert(input);
        }
        catch (CommandException error) when (error.Code == Conversion.FailureCode && Operands[4] is not null)
        {
            return Operand(4, context);
        }
    }

    private static BsonType TypeOf(BsonValue to)
    {
        BsonType type;
        if (to is BsonString name)
            return BsonTypeNames.TryParse(name.Value, out type) ? type : throw CommandException.BadValue($"Unknown type name: {name.Value}");
        if (!Numbers.IsNumber(to)) throw CommandException.FailedToParse($"$convert's 'to' argument must be a string or number, but is {BsonTypeNames.Of(to)}");
        return Numbers.ExactInt32(to) switch
        {
            null => throw CommandException.FailedToParse("In $convert, numeric 'to' argument is not an integer"),
            0 => throw Conversion.Failure("Unsupported conversion to missing in $convert with no onError value"),
            { } code => BsonTypeNames.TryParse(code, out type)
                ? type
                : throw CommandException.FailedToParse($"In $convert, numeric value for 'to' does not correspond to a BSON type: {code}"),
        };
    }

    private static byte SubType(BsonValue value)
    {
        if (!Numbers.IsNumber(value))
            throw CommandException.Location(4341108, $"$convert's 'subtype' argument must be a number, but is {BsonTypeNames.Of(value)}");
        if (Numbers.ExactInt64(value) is not { } subType) throw CommandException.Location(4341106, "In $convert, numeric 'subtype' argument is not an integer");
        return subType is (>= 0 and <= 9) or (>= 128 and <= 255)
            ? (byte)subType
            : throw CommandException.Location(4341107, $"In $convert, numeric value for 'subtype' does not correspond to a BinData type: {subType}");
    }

    private static string? OneOf(BsonValue? value, string argument, int notText, int notOne, params ReadOnlySpan<string> choices)
    {
        if (Numbers.IsNullish(value)) return null;
        if (value is not BsonString text)
            throw CommandException.Location(notText, $"$convert requires that '{argument}' be a string, found: {BsonTypeNames.Of(value)} with value {value}");
        return choices.Contains(text.Value)
            ? text.Value
            : throw CommandException.Location(notOne, $"Invalid '{argument}' argument for $convert: {text.Value}");
    }
}
