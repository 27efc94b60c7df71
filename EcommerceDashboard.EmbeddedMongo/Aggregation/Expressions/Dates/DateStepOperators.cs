namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateAdd</c>, <c>$dateSubtract</c>, <c>$dateDiff</c>.</summary>
internal static class DateStepOperators
{
    private const long MaximumMonths = 10_000_000_000;

    public static void Register(OperatorTable table)
    {
        table.Add("$dateAdd", (name, argument, scope) => ParseAdd(name, argument, scope, false));
        table.Add("$dateSubtract", (name, argument, scope) => ParseAdd(name, argument, scope, true));
        table.Add("$dateDiff", ParseDiff);
        table.Add("$dateTrunc", DateTruncOperator.Parse);
    }

    private static DateAddOperator ParseAdd(string name, BsonValue argument, VariableScope scope, bool subtract)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(5166400, 5166401), "startDate", "unit", "amount", "timezone");
        return new(
            name,
            arguments.Required("startDate", 5166402),
            arguments.Required("unit", 5166402),
            arguments.Required("amount", 5166402),
            arguments.Optional("timezone"),
            subtract);
    }

    private static DateDiffOperator ParseDiff(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(5166301, 5166302), "startDate", "endDate", "unit", "timezone", "startOfWeek");
        return new(
            arguments.Required("startDate", 5166303),
            arguments.Required("endDate", 5166304),
            arguments.Required("unit", 5166305),
            arguments.Optional("timezone"),
            arguments.Optional("startOfWeek"));
    }

    /// <summary>A date some units later. From days on the time of the day stays as the local clocks show it, and days beyond the end of a month become its last.</summary>
    public static long? Add(long date, DateUnit unit, long amount, ZoneRule zone)
    {
        if (DateUnits.Milliseconds(unit) is > 0 and var milliseconds) return Held((Int128)date + ((Int128)amount * milliseconds));
        var local = zone.ToLocal(date);
        Int128 days;
        if (DateUnits.Months(unit) is > 0 and var months)
        {
            var (year, month, day) = local.Date;
            var target = (year * 12) + month - 1 + (amount * months);
            var targetYear = Calendar.FloorDivide(target, 12);
            var targetMonth = (int)Calendar.FloorModulo(target, 12) + 1;
            days = Calendar.DayOf(targetYear, targetMonth, Math.Min(day, Calendar.DaysIn(targetYear, targetMonth)));
        }
        else
        {
            days = local.Days + ((Int128)amount * (unit == DateUnit.Week ? 7 : 1));
        }
        return Held((days * Calendar.MillisecondsPerDay) + local.MillisecondOfDay) is { } moved ? zone.ToUtc(moved) : null;
    }

    /// <summary>How many starts of units lie between two dates.</summary>
    public static long Difference(long start, long end, DateUnit unit, ZoneRule zone, int weekday)
    {
        if (DateUnits.Milliseconds(unit) is > 0 and var milliseconds)
        {
            // Elapsed time, but counted in the hours and minutes of the local clocks.
            var offset = zone.OffsetAt(start);
            return Calendar.FloorDivide(end + offset, milliseconds) - Calendar.FloorDivide(start + offset, milliseconds);
        }
        var from = zone.ToLocal(start);
        var to = zone.ToLocal(end);
        if (DateUnits.Months(unit) is > 0 and var months) return Calendar.FloorDivide(MonthsOf(to), months) - Calendar.FloorDivide(MonthsOf(from), months);
        if (unit == DateUnit.Day) return to.Days - from.Days;
        // Day 0 was a Thursday.
        return Calendar.FloorDivide(to.Days + 4 - weekday, 7) - Calendar.FloorDivide(from.Days + 4 - weekday, 7);

        static long MonthsOf(LocalTime time)
        {
            var (year, month, _) = time.Date;
            return (year * 12) + month - 1;
        }
    }

    private static long? Held(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? (long)value : null;

    private sealed class DateAddOperator(string name, Expression startDate, Expression unit, Expression amount, Expression? timezone, bool subtract)
        : Operator(startDate, unit, amount, timezone)
    {
        private readonly ZoneOperand _zone = new(timezone);

        public override BsonValue Evaluate(EvaluationContext context)
        {
            var start = Operand(0, context);
            var unitValue = Operand(1, context);
            var amountValue = Operand(2, context);
            if (Numbers.IsNullish(start) || Numbers.IsNullish(unitValue) || Numbers.IsNullish(amountValue)) return BsonNull.Value;
            if (_zone.Of(Operand(3, context)) is not { } zone) return BsonNull.Value;
            var unit = DateUnits.Parse(name, unitValue, 5439013);
            var date = DateOperand.Required(start, 5166403);
            if (Numbers.ExactInt64(amountValue) is not { } amount) throw CommandException.Location(5166405, $"{name} expects integer amount of time units");
            if (subtract && amount == long.MinValue) throw CommandException.Location(6045000, $"invalid {name} 'amount' parameter value: {amount}");
            // More months than any date could need.
            if (DateUnits.Months(unit) > 0 && amount is > MaximumMonths or < -MaximumMonths)
                throw CommandException.Location(5976500, $"invalid {name} 'amount' parameter value: {amount}");
            return Add(date, unit, subtract ? -amount : amount, zone) is { } result
                ? new BsonDateTime(result)
                : throw CommandException.Location(5166406, $"{name} overflowed");
        }
    }

    private sealed class DateDiffOperator(Expression startDate, Expression endDate, Expression unit, Expression? timezone, Expression? startOfWeek)
        : Operator(startDate, endDate, unit, timezone, startOfWeek)
    {
        private readonly ZoneOperand _zone = new(timezone);

        public override BsonValue Evaluate(EvaluationContext context)
        {
            var start = Operand(0, context);
            var end = Operand(1, context);
            var unitValue = Operand(2, context);
            if (Numbers.IsNullish(start) || Numbers.IsNullish(end) || Numbers.IsNullish(unitValue)) return BsonNull.Value;
            if (_zone.Of(Operand(3, context)) is not { } zone) return BsonNull.Value;
            var from = DateOperand.Required(start, 5166307);
            var to = DateOperand.Required(end, 5166307);
            var unit = DateUnits.Parse("$dateDiff", unitValue, 5439013);
            var weekday = 0;
            if (Operands[4] is not null && unit == DateUnit.Week)
            {
                var weekdayValue = Operand(4, context);
                if (Numbers.IsNullish(weekdayValue)) return BsonNull.Value;
                weekday = DateUnits.ParseWeekday("$dateDiff", weekdayValue);
            }
            return new BsonInt64(Difference(from, to, unit, zone, weekday));
        }
    }
}
