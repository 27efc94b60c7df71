namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateToParts</c>, and <c>$dateFromParts</c>, whose parts beyond their ranges run over into the next larger ones.</summary>
internal static class DatePartsOperators
{
    private const int MinimumYear = 1;
    private const int MaximumYear = 9999;

    private static readonly string[] CalendarNames = ["year", "month", "day"];
    private static readonly string[] IsoNames = ["isoWeekYear", "isoWeek", "isoDayOfWeek"];
    private static readonly string[] TimeNames = ["hour", "minute", "second", "millisecond"];

    public static void Register(OperatorTable table)
    {
        table.Named("$dateToParts", new(40524, 40520), [new("date", 40522), DateOperand.Timezone, new("iso8601", Default: BsonBoolean.False)], ToParts);
        table.Named(
            "$dateFromParts",
            new(40519, 40518),
            [.. CalendarNames.Concat(IsoNames).Concat(TimeNames).Select(part => new NamedArgument(part)), DateOperand.Timezone],
            CreateFromParts);
    }

    private static BsonValue ToParts(BsonValue?[] values)
    {
        if (Numbers.IsNullish(values[0]) || DateOperand.Zone(values[1]) is not { } zone || Numbers.IsNullish(values[2])) return BsonNull.Value;
        if (values[2] is not BsonBoolean iso)
            throw CommandException.Location(40521, $"iso8601 must evaluate to a bool, found {BsonTypeNames.Of(values[2])}");
        var time = zone.ToLocal(DateOperand.Required(values[0]));
        var (names, (year, second, third)) = iso.Value ? (IsoNames, IsoDateOf(time)) : (CalendarNames, time.Date);
        return new BsonDocument { { names[0], (int)year }, { names[1], second }, { names[2], third } }
            .Add("hour", time.Hour).Add("minute", time.Minute).Add("second", time.Second).Add("millisecond", time.Millisecond);
    }

    private static (long Year, int Week, int Weekday) IsoDateOf(LocalTime time)
    {
        var (year, week) = Calendar.IsoWeekOf(time.Days);
        return (year, week, Calendar.IsoWeekdayOf(time.Days));
    }

    /// <param name="name">The operator.</param>
    /// <param name="operands">Year, month, day, the same three of ISO 8601, hour, minute, second, millisecond, timezone; null: left out.</param>
    private static VariadicOperator CreateFromParts(string name, Expression?[] operands)
    {
        var hasYear = operands[0] is not null;
        var hasIsoYear = operands[3] is not null;
        if (!hasYear && !hasIsoYear) throw CommandException.Location(40516, $"{name} requires either 'year' or 'isoWeekYear' to be present");
        if (hasYear && (hasIsoYear || operands[4] is not null || operands[5] is not null))
            throw CommandException.Location(40489, $"{name} does not allow mixing natural dates with ISO dates");
        if (hasIsoYear && (operands[1] is not null || operands[2] is not null))
            throw CommandException.Location(40525, $"{name} does not allow mixing ISO dates with natural dates");
        Expression?[] date = hasIsoYear ? operands[3..6] : operands[..3];
        return new(
            [.. date.Select(part => part ?? new Constant(1)), .. operands[6..].Select(part => part ?? new Constant(0))],
            values => FromParts(values, hasIsoYear));
    }

    private static BsonValue FromParts(BsonValue?[] values, bool iso)
    {
        Span<long> parts = stackalloc long[CalendarNames.Length + TimeNames.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Numbers.IsNullish(values[i])) return BsonNull.Value;
            parts[i] = Numbers.ExactInt64(values[i]) ?? throw CommandException.Location(
                40515, $"'{Name(i)}' must evaluate to an integer, found {BsonTypeNames.Of(values[i])} with value {values[i]}");
            if (i == 0 && parts[0] is < MinimumYear or > MaximumYear)
                throw CommandException.Location(40523, $"'{Name(i)}' must evaluate to an integer in the range {MinimumYear} to {MaximumYear}, found {parts[0]}");
        }
        if (DateOperand.Zone(values[^1]) is not { } zone) return BsonNull.Value;
        var days = iso ? Calendar.DayOfIsoWeek(parts[0], parts[1], parts[2]) : Calendar.DayOf(parts[0], parts[1], parts[2]);
        var time = (parts[3] * Calendar.MillisecondsPerHour) + (parts[4] * Calendar.MillisecondsPerMinute) + (parts[5] * 1000) + parts[6];
        return new BsonDateTime(zone.ToUtc((days * Calendar.MillisecondsPerDay) + time));

        string Name(int part) => part >= 3 ? TimeNames[part - 3] : iso ? IsoNames[part] : CalendarNames[part];
    }
}
