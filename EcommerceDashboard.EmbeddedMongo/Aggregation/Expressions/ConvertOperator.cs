namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary><c>$convert</c>.</summary>
/// <remarks>Operands: input, to (or its type), subtype, format, byteOrder, onError, onNull.</remarks>
internal sealed class ConvertOperator : Operator
{
    // 'to' is a document of the type and the subtype.
    private readonly bool _isObject;

    private ConvertOperator(bool isObject, params Expression?[] operands)
        : base(operands) =>
        _isObject = isObject;

    public static ConvertOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        if (argument is not BsonDocument)
            throw CommandException.FailedToParse($"$convert expects an object of named arguments but found: {BsonTypeNames.Of(argument)}");
        var arguments = NamedArguments.Of(name, argument, scope, new(9, 9), "input", "to", "format", "byteOrder", "onError", "onNull");
        if (arguments.Raw("input") is null || arguments.Raw("to") is not { } to)
            throw CommandException.FailedToParse("Missing 'input' or 'to' parameter to $convert");
        Expression? type = null;
        Expression? subType = null;
        if (to is BsonDocument target && !(target.ElementCount > 0 && target.GetElement(0).Name.StartsWith('$')))
        {
            type = ParseOperand(target.TryGetValue("type", out var given)
                ? given
                : throw CommandException.FailedToParse("Missing 'type' parameter to $convert"), scope);
            if (target.TryGetValue("subtype", out var givenSubType))
                subType = ParseOperand(givenSubType, scope);
        }
        return new(
            type is not null,
            arguments.Optional("input"),
            type ?? arguments.Optional("to"),
            subType,
            arguments.Optional("format"),
            arguments.Optional("byteOrder"),
            arguments.Optional("onError"),
            arguments.Optional("onNull"));
    }

    public override BsonValue? Evaluate(EvaluationContext context)
    {
        var input = Operand(0, context);
        var to = Operand(1, context);
        var subType = Operand(2, context);
        var hasSubType = Operands[2] is not null;
        var isObject = _isObject;
        if (to is BsonDocument target)
        {
            isObject = true;
            hasSubType = target.TryGetValue("subtype", out subType);
            to = target.TryGetValue("type", out var type)
                ? type
                : throw CommandException.FailedToParse("Missing 'type' parameter to $convert");
        }
        // The other arguments count only where there is something to convert.
        if (Numbers.IsNullish(input))
        {
            if (!Numbers.IsNullish(to))
                TypeOf(to);
            return Operands[6] is null ? BsonNull.Value : Operand(6, context);
        }
        if (Numbers.IsNullish(to))
            return isObject ? throw CommandException.FailedToParse("$convert's 'type' must be a string or number, but is null") : BsonNull.Value;
        var conversion = new Conversion(TypeOf(to))
        {
            SubType = SubType(hasSubType, subType),
            Format = OneOf(Operand(3, context), "format", 4341114, 4341125, "base64", "base64url", "utf8", "hex", "uuid", "auto"),
            IsBigEndian = OneOf(Operand(4, context), "byteOrder", 9130001, 9130002, "little", "big") == "big",
        };
        try
        {
            return conversion.Convert(input);
        }
        catch (CommandException error) when (error.Code == Conversion.FailureCode && Operands[5] is not null)
        {
            return Operand(5, context);
        }
    }

    private static BsonType TypeOf(BsonValue to)
    {
        BsonType type;
        if (to is BsonString name)
        {
            if (!BsonTypeNames.TryParse(name.Value, out type)) throw CommandException.BadValue($"Unknown type name: {name.Value}");
        }
        else if (!Numbers.IsNumber(to))
        {
            throw CommandException.FailedToParse($"$convert's 'to' argument must be a string or number, but is {BsonTypeNames.Of(to)}");
        }
        else if (Numbers.ExactInt32(to) is not { } code)
        {
            throw CommandException.FailedToParse("In $convert, numeric 'to' argument is not an integer");
        }
        else if (code == 0)
        {
            throw Conversion.Failure("Unsupported conversion to missing in $convert with no onError value");
        }
        else if (!BsonTypeNames.TryParse(code, out type))
        {
            throw CommandException.FailedToParse($"In $convert, numeric value for 'to' does not correspond to a BSON type: {code}");
        }
        return type;
    }

    private static byte SubType(bool isGiven, BsonValue? value)
    {
        if (!isGiven) return 0;
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
