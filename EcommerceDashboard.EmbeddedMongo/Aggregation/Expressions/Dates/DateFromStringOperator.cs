namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateFromString</c>.</summary>
/// <remarks>Operands: dateString, format, timezone, onError, onNull.</remarks>
internal sealed class DateFromStringOperator(
    Expression text, Expression? format, Expression? timezone, Expression? onError, Expression? onNull)
    : Operator(text, format, timezone, onError, onNull)
{
    private readonly ZoneOperand _zone = new(timezone);

    public static DateFromStringOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(
            name, argument, scope, new(40540, 40541), "dateString", "format", "timezone", "onError", "onNull");
        return new(
            arguments.Required("dateString", 40542),
            arguments.Optional("format"),
            arguments.Optional("timezone"),
            arguments.Optional("onError"),
            arguments.Optional("onNull"));
    }

    public override BsonValue? Evaluate(EvaluationContext context)
    {
        var value = Operand(0, context);
        var zone = _zone.Of(Operand(2, context));
        var pattern = Operands[1] is null ? null : Pattern(Operand(1, context));
        if (Numbers.IsNullish(value)) return Operands[4] is null ? BsonNull.Value : Operand(4, context);
        if (zone is null || (Operands[1] is not null && pattern is null)) return BsonNull.Value;
        try
        {
            if (value is not BsonString text)
                throw DateText.Failure($"$dateFromString requires that 'dateString' be a string, found: {BsonTypeNames.Of(value)} with value {value}");
            return new BsonDateTime(pattern is null
                ? DateText.Parse(text.Value, timezone is null ? null : zone)
                : DateTextPattern.Parse(pattern, text.Value, timezone is null ? null : zone));
        }
        catch (CommandException error) when (error.Code == DateText.ConversionFailure && Operands[3] is not null)
        {
            return Operand(3, context);
        }
    }

    private static string? Pattern(BsonValue? value) => value switch
    {
        null or BsonNull or BsonUndefined => null,
        BsonString text => text.Value,
        _ => throw CommandException.Location(40684, $"$dateFromString requires that 'format' be a string, found: {BsonTypeNames.Of(value)} with value {value}"),
    };
}
