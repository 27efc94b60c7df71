namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

/// <summary><c>$dateAdd</c>, <c>$dateSubtract</c>, <c>$dateDiff</c>, <c>$dateTrunc</c>.</summary>
internal static class DateStepOperators
{
    private const long MillisecondsTo2000 = 946_684_800_000;
    private const long DaysTo2000 = 10_957;

    private const long MaximumMonths = 10_000_000_000;

    // The server's limit for bins of years; other bins may last as long.
    private const long MaximumYears = 100_000_000_000;
    private const long MaximumMilliseconds = long.MaxValue / 4;

    public static void Register(OperatorTable table)
    {
        var startOfWeek = new NamedArgument("startOfWeek", Default: "sunday");
        NamedArgument[] step = [new("startDate", 5166402), new("unit", 5166402), new("amount", 5166402), DateOperand.Timezone];
        table.Named("$dateAdd", new(5166400, 5166401), step, values => Add("$dateAdd", values, 1));
        table.Named("$dateSubtract", new(5166400, 5166401), step, values => Add("$dateSubtract", values, -1));
        table.Named(
            "$dateDiff",
            new(5166301, 5166302),
            [new("startDate", 5166303), new("endDate", 5166304), new("unit", 5166305), DateOperand.Timezone, startOfWeek],
            Difference);
        table.Named(
            "$dateTrunc",
            new(5439007, 5439008),
            [new("date", 5439009), new("unit", 5439010), new("binSize", Default: 1), DateOperand.Timezone, startOfWeek],
            Truncate);
    }

    private static BsonValue Add(string name, BsonValue?[] values, int sign)
    {
        if (Array.Exists(values, Numbers.IsNullish) || DateOperand.Zone(values[3]) is not { } zone) return BsonNull.Value;
        var unit = DateUnits.Parse(name, values[1]);
        var date = DateOperand.Required(values[0], 5166403);
        if (Numbers.ExactInt64(values[2]) is not { } amount) throw CommandException.Location(5166405, $"{name} expects integer amount of time units");
        if (sign < 0 && amount == long.MinValue) throw CommandException.Location(6045000, $"invalid {name} 'amount' parameter value: {amount}");
        // More months than any date could need.
        if (DateUnits.Months(unit) > 0 && amount is > MaximumMonths or < -MaximumMonths)
            throw CommandException.Location(5976500, $"invalid {name} 'amount' parameter value: {amount}");
        return Add(date, unit, sign * amount, zone) is { } result
            ? new BsonDateTime(result)
            : throw CommandException.Location(5166406, $"{name} overflowed");
    }

    /// <summary>A date some units later. From days on the time of the day stays as the local clocks show it, and days beyond the end of a month become its last.</summary>
    /// <returns>Null: beyond the range of dates.</returns>
    public static long? Add(long date, DateUnit unit, long amount, ZoneRule zone)
    {
        if (DateUnits.Milliseconds(unit) is > 0 and var milliseconds) return Held((Int128)date + ((Int128)amount * milliseconds));
        var local = zone.ToLocal(date);
        var days = local.Days + ((Int128)amount * (unit == DateUnit.Week ? 7 : 1));
        if (DateUnits.Months(unit) is > 0 and var months)
        {
            if (amount is > MaximumMonths or < -MaximumMonths) return null;
            var first = DateUnits.FirstDayOf(DateUnit.Month, DateUnits.NumberOf(DateUnit.Month, local.Days, 0) + (amount * months), 0);
            var (year, month, _) = Calendar.DateOf(first);
            days = first + Math.Min(local.Date.Day, Calendar.DaysIn(year, month)) - 1;
        }
        return Held((days * Calendar.MillisecondsPerDay) + local.MillisecondOfDay) is { } moved ? zone.ToUtc(moved) : null;
    }

    private static long? Held(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? (long)value : null;

    private static BsonValue Difference(BsonValue?[] values)
    {
        if (Numbers.IsNullish(values[0]) || Numbers.IsNullish(values[1]) || Numbers.IsNullish(values[2])) return BsonNull.Value;
        if (DateOperand.Zone(values[3]) is not { } zone) return BsonNull.Value;
        var start = DateOperand.Required(values[0], 5166307);
        var end = DateOperand.Required(values[1], 5166307);
        var unit = DateUnits.Parse("$dateDiff", values[2]);
        if (unit == DateUnit.Week && Numbers.IsNullish(values[4])) return BsonNull.Value;
        var weekday = unit == DateUnit.Week ? DateUnits.ParseWeekday("$dateDiff", values[4]!) : 0;
        return new BsonInt64(Difference(start, end, unit, zone, weekday));
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
        return DateUnits.NumberOf(unit, zone.ToLocal(end).Days, weekday) - DateUnits.NumberOf(unit, zone.ToLocal(start).Days, weekday);
    }

    private static BsonValue Truncate(BsonValue?[] values)
    {
        if (Array.Exists(values, Numbers.IsNullish) || DateOperand.Zone(values[3]) is not { } zone) return BsonNull.Value;
        var unit = DateUnits.Parse("$dateTrunc", values[1]);
        var weekday = unit == DateUnit.Week ? DateUnits.ParseWeekday("$dateTrunc", values[4]!) : 0;
        var date = DateOperand.Required(values[0], 5166307);
        if (Numbers.ExactInt64(values[2]) is not { } size)
            throw CommandException.Location(5439017, $"$dateTrunc requires 'binSize' to be a 64-bit integer, but got value '{values[2]}' of type {BsonTypeNames.Of(values[2])}");
        if (size <= 0) throw CommandException.Location(5439018, $"$dateTrunc requires 'binSize' to be greater than 0, but got value {size}");
        return new BsonDateTime(Truncate(date, unit, size, zone, weekday));
    }

    /// <summary>The start of the bin of time that a date is in. Bins count from 1 January 2000 in the time zone.</summary>
    /// <param name="date">UTC milliseconds.</param>
    /// <param name="unit">The unit of the bins.</param>
    /// <param name="binSize">How many units a bin has.</param>
    /// <param name="zone">The time zone in which bins begin.</param>
    /// <param name="weekday">The first day of weeks, 0 Sunday; bins of weeks count from the first of 2000.</param>
    public static long Truncate(long date, DateUnit unit, long binSize, ZoneRule zone, int weekday)
    {
        if (DateUnits.Milliseconds(unit) is > 0 and var milliseconds)
        {
            if (binSize > MaximumMilliseconds / milliseconds)
                throw CommandException.Location(5439002, $"invalid arguments to $dateTrunc: unit {unit}, binSize {binSize} are too large");
            // Within an hour and within a bin the clocks are taken to run on: a change of offset does not move the bins.
            return date - Calendar.FloorModulo(date + zone.OffsetAt(date) - MillisecondsTo2000, milliseconds * binSize);
        }
        if (binSize > MaximumYears) throw CommandException.Location(5439006, $"invalid arguments to $dateTrunc: unit {unit}, binSize {binSize} are too large");
        var number = DateUnits.NumberOf(unit, zone.ToLocal(date).Days, weekday);
        var first = DateUnits.NumberOf(unit, unit == DateUnit.Week ? DaysTo2000 + 6 : DaysTo2000, weekday);
        var start = DateUnits.FirstDayOf(unit, number - Calendar.FloorModulo(number - first, binSize), weekday);
        return zone.ToUtc(start * Calendar.MillisecondsPerDay);
    }
}
