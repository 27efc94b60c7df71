namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateTrunc</c>: the start of the bin of time that a date is in. Bins count from 1 January 2000 in the time zone.</summary>
/// <remarks>Operands: date, unit, binSize, timezone, startOfWeek.</remarks>
internal sealed class DateTruncOperator(Expression date, Expression unit, Expression? binSize, Expression? timezone, Expression? startOfWeek)
    : Operator(date, unit, binSize, timezone, startOfWeek)
{
    private const long MillisecondsTo2000 = 946_684_800_000;
    private const long DaysTo2000 = 10_957;

    // The server's limit for bins of years; other bins may last as long.
    private const long MaximumYears = 100_000_000_000;
    private const long MaximumMilliseconds = long.MaxValue / 4;

    private readonly ZoneOperand _zone = new(timezone);

    public static DateTruncOperator Parse(string name, BsonValue argument, VariableScope scope)
    {
        var arguments = NamedArguments.Of(name, argument, scope, new(5439007, 5439008), "date", "unit", "binSize", "timezone", "startOfWeek");
        return new(
            arguments.Required("date", 5439009),
            arguments.Required("unit", 5439010),
            arguments.Optional("binSize"),
            arguments.Optional("timezone"),
            arguments.Optional("startOfWeek"));
    }

    public override BsonValue Evaluate(EvaluationContext context)
    {
        var date = Operand(0, context);
        if (Numbers.IsNullish(date)) return BsonNull.Value;
        var unitValue = Operand(1, context);
        var size = Operands[2] is null ? null : Operand(2, context) ?? BsonNull.Value;
        if (Numbers.IsNullish(unitValue) || size is BsonNull or BsonUndefined) return BsonNull.Value;
        var zone = _zone.Of(Operand(3, context));
        if (zone is null) return BsonNull.Value;
        var unit = DateUnits.Parse("$dateTrunc", unitValue, 5439013);
        var weekday = 0;
        if (Operands[4] is not null)
        {
            var start = Operand(4, context);
            if (Numbers.IsNullish(start)) return BsonNull.Value;
            if (unit == DateUnit.Week)
                weekday = DateUnits.ParseWeekday("$dateTrunc", start);
        }
        return new BsonDateTime(Truncate(DateOperand.Required(date, 5166307), unit, size is null ? 1 : BinSize(size), zone, weekday));
    }

    /// <summary>The start of the bin of a date.</summary>
    /// <param name="date">UTC milliseconds.</param>
    /// <param name="unit">The unit of the bins.</param>
    /// <param name="binSize">How many units a bin has.</param>
    /// <param name="zone">The time zone in which bins begin.</param>
    /// <param name="weekday">The first day of weeks, 0 Sunday.</param>
    public static long Truncate(long date, DateUnit unit, long binSize, ZoneRule zone, int weekday)
    {
        var offset = zone.OffsetAt(date);
        if (DateUnits.Milliseconds(unit) is > 0 and var milliseconds)
        {
            if (binSize > MaximumMilliseconds / milliseconds)
                throw CommandException.Location(5439002, $"invalid arguments to $dateTrunc: unit {unit}, binSize {binSize} are too large");
            var bin = milliseconds * binSize;
            // Within an hour and within a bin the clocks are taken to run on: a change of offset does not move the bins.
            return date - Calendar.FloorModulo(date + offset - MillisecondsTo2000, bin);
        }
        if (binSize > MaximumYears) throw CommandException.Location(5439006, $"invalid arguments to $dateTrunc: unit {unit}, binSize {binSize} are too large");
        var day = Calendar.FloorDivide(date + offset, Calendar.MillisecondsPerDay);
        return zone.ToUtc(FirstDay(day, unit, binSize, weekday) * Calendar.MillisecondsPerDay);
    }

    private static long FirstDay(long day, DateUnit unit, long binSize, int weekday)
    {
        if (DateUnits.Months(unit) is > 0 and var months)
        {
            var (year, month, _) = Calendar.DateOf(day);
            var since2000 = ((year - 2000) * 12) + month - 1;
            return Calendar.DayOf(2000, 1 + since2000 - Calendar.FloorModulo(since2000, months * binSize), 1);
        }
        if (unit == DateUnit.Day) return day - Calendar.FloorModulo(day - DaysTo2000, binSize);
        // Bins of weeks count from the first such weekday of 2000.
        var firstWeek = DaysTo2000 + Calendar.FloorModulo(weekday - Calendar.WeekdayOf(DaysTo2000), 7);
        return day - Calendar.FloorModulo(day - firstWeek, 7 * binSize);
    }

    private static long BinSize(BsonValue value)
    {
        if (Numbers.ExactInt64(value) is not { } size)
            throw CommandException.Location(5439017, $"$dateTrunc requires 'binSize' to be a 64-bit integer, but got value '{value}' of type {BsonTypeNames.Of(value)}");
        return size > 0 ? size : throw CommandException.Location(5439018, $"$dateTrunc requires 'binSize' to be greater than 0, but got value {size}");
    }
}
