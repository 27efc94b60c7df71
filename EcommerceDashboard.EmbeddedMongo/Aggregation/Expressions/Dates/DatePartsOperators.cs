namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateToParts</c>: operands date, timezone, iso8601.</summary>
internal sealed class DateToPartsOperator(Expression date, Expression? timezone, Expression? iso8601) : Operator(date, timezone, iso8601)
{
    private readonly ZoneOperand _zone = new(timezone);

    public static DateToPartsOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(40524, 40520), "date", "timezone", "iso8601");
        return new(arguments.Required("date", 40522), arguments.Optional("timezone"), arguments.Optional("iso8601"));
    }

    public override BsonValue Evaluate(EvaluationContext context)
    {
        var date = Operand(0, context);
        if (Numbers.IsNullish(date)) return BsonNull.Value;
        if (_zone.Of(Operand(1, context)) is not { } zone) return BsonNull.Value;
        var iso = false;
        if (Operands[2] is { } flag)
        {
            var value = flag.Evaluate(context);
            if (Numbers.IsNullish(value)) return BsonNull.Value;
            iso = value is BsonBoolean boolean
                ? boolean.Value
                : throw CommandException.Location(40521, $"iso8601 must evaluate to a bool, found {BsonTypeNames.Of(value)}");
        }
        var time = zone.ToLocal(DateOperand.Required(date, 16006));
        var parts = new BsonDocument();
        if (iso)
        {
            var (year, week) = Calendar.IsoWeekOf(time.Days);
            parts.Add("isoWeekYear", (int)year).Add("isoWeek", week).Add("isoDayOfWeek", Calendar.IsoWeekdayOf(time.Days));
        }
        else
        {
            var (year, month, day) = time.Date;
            parts.Add("year", (int)year).Add("month", month).Add("day", day);
        }
        return parts.Add("hour", time.Hour).Add("minute", time.Minute).Add("second", time.Second).Add("millisecond", time.Millisecond);
    }
}

/// <summary><c>$dateFromParts</c>: parts beyond their ranges run over into the next larger ones.</summary>
/// <remarks>Operands: year, month, day (or those of ISO 8601), hour, minute, second, millisecond, timezone.</remarks>
internal sealed class DateFromPartsOperator : Operator
{
    private const int MinimumYear = 1;
    private const int MaximumYear = 9999;

    private static readonly string[] CalendarNames = ["year", "month", "day", "hour", "minute", "second", "millisecond"];
    private static readonly string[] IsoNames = ["isoWeekYear", "isoWeek", "isoDayOfWeek", "hour", "minute", "second", "millisecond"];
    private static readonly long[] Defaults = [0, 1, 1, 0, 0, 0, 0];

    private readonly bool _iso;
    private readonly ZoneOperand _zone;

    private DateFromPartsOperator(Expression?[] operands, bool iso)
        : base(operands)
    {
        _iso = iso;
        _zone = new(operands[^1]);
    }

    public static DateFromPartsOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(
            name,
            argument,
            scope,
            new(40519, 40518),
            "year", "month", "day", "hour", "minute", "second", "millisecond", "isoWeekYear", "isoWeek", "isoDayOfWeek", "timezone");
        var hasYear = arguments.Raw("year") is not null;
        var hasIsoYear = arguments.Raw("isoWeekYear") is not null;
        if (!hasYear && !hasIsoYear) throw CommandException.Location(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
        if (hasYear && (hasIsoYear || arguments.Raw("isoWeek") is not null || arguments.Raw("isoDayOfWeek") is not null))
            throw CommandException.Location(40489, "$dateFromParts does not allow mixing natural dates with ISO dates");
        if (hasIsoYear && (arguments.Raw("month") is not null || arguments.Raw("day") is not null))
            throw CommandException.Location(40525, "$dateFromParts does not allow mixing ISO dates with natural dates");
        var names = hasIsoYear ? IsoNames : CalendarNames;
        var operands = new Expression?[names.Length + 1];
        for (var i = 0; i < names.Length; i++)
            operands[i] = arguments.Optional(names[i]);
        operands[^1] = arguments.Optional("timezone");
        return new(operands, hasIsoYear);
    }

    public override BsonValue Evaluate(EvaluationContext context)
    {
        Span<long> parts = stackalloc long[Defaults.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Part(i, context) is not { } part) return BsonNull.Value;
            parts[i] = part;
        }
        if (_zone.Of(Operand(7, context)) is not { } zone) return BsonNull.Value;
        var days = _iso ? Calendar.DayOfIsoWeek(parts[0], parts[1], parts[2]) : Calendar.DayOf(parts[0], parts[1], parts[2]);
        var time = (parts[3] * Calendar.MillisecondsPerHour) + (parts[4] * Calendar.MillisecondsPerMinute) + (parts[5] * 1000) + parts[6];
        return new BsonDateTime(zone.ToUtc((days * Calendar.MillisecondsPerDay) + time));
    }

    private long? Part(int index, EvaluationContext context)
    {
        if (Operands[index] is not { } operand) return Defaults[index];
        var value = operand.Evaluate(context);
        if (Numbers.IsNullish(value)) return null;
        var name = (_iso ? IsoNames : CalendarNames)[index];
        if (Numbers.ExactInt64(value) is not { } part)
            throw CommandException.Location(40515, $"'{name}' must evaluate to an integer, found {BsonTypeNames.Of(value)} with value {value}");
        if (index == 0 && part is < MinimumYear or > MaximumYear && index == 0)
            throw CommandException.Location(40523, $"'{name}' must evaluate to an integer in the range {MinimumYear} to {MaximumYear}, found {part}");
        return part;
    }
}
