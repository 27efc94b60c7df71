namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateToString</c> and <c>$dateFromString</c>.</summary>
internal static class DateTextOperators
{
    public static void Register(OperatorTable table)
    {
        var onNull = new NamedArgument("onNull", Default: BsonNull.Value);
        table.Named("$dateToString", new(18629, 18534), [new("date", 18628), new("format"), DateOperand.Timezone, onNull], CreateToString);
        table.Named(
            "$dateFromString",
            new(40540, 40541),
            [new("dateString", 40542), new("format"), new("timezone"), new("onError"), onNull],
            (_, operands) => new DateFromStringOperator(operands));
    }

    private static DateToStringOperator CreateToString(string name, Expression?[] operands)
    {
        if (operands[1] is Constant { Value: BsonString format })
            DateFormat.Parse(format.Value);
        return new(operands);
    }

    /// <remarks>Operands: date, format, timezone, onNull.</remarks>
    private sealed class DateToStringOperator(Expression?[] operands) : Operator(operands)
    {
        // The format is nearly always a constant. One reference, so that threads may share the operator.
        private DateFormat? _last;

        public override BsonValue? Evaluate(EvaluationContext context)
        {
            var date = Operand(0, context);
            var value = Operand(1, context);
            var format = Numbers.IsNullish(value) ? null
                : value is BsonString text ? FormatOf(text.Value)
                : throw CommandException.Location(18533, $"$dateToString requires that 'format' be a string, found: {BsonTypeNames.Of(value)} with value {value}");
            if (Numbers.IsNullish(date)) return Operand(3, context);
            if ((format is null && Operands[1] is not null) || DateOperand.Zone(Operand(2, context)) is not { } zone) return BsonNull.Value;
            format ??= zone.IsUtc ? DateFormat.Iso8601 : DateFormat.LocalIso8601;
            return new BsonString(format.Format(DateOperand.Required(date), zone));
        }

        private DateFormat FormatOf(string text) => _last is { } last && last.Text == text ? last : _last = DateFormat.Parse(text);
    }

    /// <remarks>Operands: dateString, format, timezone, onError, onNull.</remarks>
    private sealed class DateFromStringOperator(Expression?[] operands) : Operator(operands)
    {
        private DateTextPattern? _last;

        public override BsonValue? Evaluate(EvaluationContext context)
        {
            var value = Operand(0, context);
            var zone = DateOperand.Zone(Operand(2, context));
            var format = Operand(1, context);
            var pattern = Numbers.IsNullish(format) ? null
                : format is BsonString given ? PatternOf(given.Value)
                : throw CommandException.Location(40684, $"$dateFromString requires that 'format' be a string, found: {BsonTypeNames.Of(format)} with value {format}");
            if (Numbers.IsNullish(value)) return Operand(4, context);
            if ((zone is null && Operands[2] is not null) || (pattern is null && Operands[1] is not null)) return BsonNull.Value;
            try
            {
                return value is BsonString text
                    ? new BsonDateTime(pattern is null ? DateText.Parse(text.Value, zone) : pattern.Parse(text.Value, zone))
                    : throw DateText.Failure($"$dateFromString requires that 'dateString' be a string, found: {BsonTypeNames.Of(value)} with value {value}");
            }
            catch (CommandException error) when (error.Code == DateText.ConversionFailure && Operands[3] is not null)
            {
                return Operand(3, context);
            }
        }

        private DateTextPattern PatternOf(string format) => _last is { } last && last.Format == format ? last : _last = new(format);
    }
}
