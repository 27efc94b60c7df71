namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateToString</c>.</summary>
/// <remarks>Operands: date, format, timezone, onNull.</remarks>
internal sealed class DateToStringOperator(Expression date, Expression? format, Expression? timezone, Expression? onNull)
    : Operator(date, format, timezone, onNull)
{
    private readonly ZoneOperand _zone = new(timezone);

    // The format is nearly always a constant. One reference, so that threads may share the operator.
    private DateFormat? _last;

    public static DateToStringOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(18629, 18534), "date", "format", "timezone", "onNull");
        var date = arguments.Required("date", 18628);
        if (arguments.Raw("format") is BsonString { Value: not ['$', ..] } constant)
            DateFormat.Parse(constant.Value);
        return new(date, arguments.Optional("format"), arguments.Optional("timezone"), arguments.Optional("onNull"));
    }

    public override BsonValue? Evaluate(EvaluationContext context)
    {
        var date = Operand(0, context);
        DateFormat? format = null;
        var hasNullFormat = false;
        if (Operands[1] is { } given)
        {
            var value = given.Evaluate(context);
            if (Numbers.IsNullish(value))
                hasNullFormat = true;
            else
                format = FormatOf(value);
        }
        if (Numbers.IsNullish(date)) return Operands[3] is null ? BsonNull.Value : Operand(3, context);
        if (hasNullFormat || _zone.Of(Operand(2, context)) is not { } zone) return BsonNull.Value;
        format ??= zone.IsUtc ? DateFormat.Iso8601 : DateFormat.LocalIso8601;
        return new BsonString(format.Format(DateOperand.Required(date, 16006), zone));
    }

    private DateFormat FormatOf(BsonValue value)
    {
        if (value is not BsonString text)
            throw CommandException.Location(18533, $"$dateToString requires that 'format' be a string, found: {BsonTypeNames.Of(value)} with value {value}");
        if (_last is { } last && last.Text == text.Value) return last;
        return _last = DateFormat.Parse(text.Value);
    }
}
