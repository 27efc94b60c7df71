namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary>Parts of a date: <c>$year</c> … <c>$millisecond</c>, weeks and weekdays.</summary>
internal static class DatePartOperators
{
    public static void Register(OperatorTable table)
    {
        Add("$year", time => new BsonInt32((int)time.Date.Year));
        Add("$month", time => new BsonInt32(time.Date.Month));
        Add("$dayOfMonth", time => new BsonInt32(time.Date.Day));
        Add("$dayOfYear", time => new BsonInt32(time.DayOfYear));
        Add("$dayOfWeek", time => new BsonInt32(Calendar.WeekdayOf(time.Days) + 1));
        Add("$isoDayOfWeek", time => new BsonInt32(Calendar.IsoWeekdayOf(time.Days)));
        Add("$week", time => new BsonInt32(time.Week));
        Add("$isoWeek", time => new BsonInt32(Calendar.IsoWeekOf(time.Days).Week));
        Add("$isoWeekYear", time => new BsonInt64(Calendar.IsoWeekOf(time.Days).Year));
        Add("$hour", time => new BsonInt32(time.Hour));
        Add("$minute", time => new BsonInt32(time.Minute));
        Add("$second", time => new BsonInt32(time.Second));
        Add("$millisecond", time => new BsonInt32(time.Millisecond));

        void Add(string name, Func<LocalTime, BsonValue> part) =>
            table.Add(name, (_, argument, scope) => Parse(name, argument, scope, part));
    }

    /// <summary>The argument is a date, or an array of one, or a document of a date and a time zone.</summary>
    private static BinaryOperator Parse(string name, BsonValue argument, VariableScope scope, Func<LocalTime, BsonValue> part)
    {
        if (argument is BsonArray { Count: not 1 } array)
            throw CommandException.Location(40536, $"{name} accepts exactly one argument if given an array, but was given {array.Count}");
        var operands = argument is not BsonDocument document || (document.ElementCount > 0 && document.GetElement(0).Name.StartsWith('$'))
            ? [Arguments.All(argument, scope)[0], new Constant(DateOperand.Timezone.Default)]
            : NamedArguments.Operands(name, argument, scope, new(40535, 40535), [new("date", 40539), DateOperand.Timezone]);
        return new(operands[0]!, operands[1]!, (date, timezone) => Numbers.IsNullish(date) || DateOperand.Zone(timezone) is not { } zone
            ? BsonNull.Value
            : part(zone.ToLocal(DateOperand.Required(date))));
    }
}
