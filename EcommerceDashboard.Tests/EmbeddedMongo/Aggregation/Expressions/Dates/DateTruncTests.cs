using CsCheck;
using NodaTime;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions.Dates;

public class DateTruncTests
{
    private static readonly string[] Zones = ["America/New_York", "Europe/Paris", "Asia/Kolkata", "Pacific/Auckland", "America/Sao_Paulo", "UTC"];

    /// <summary>Instants of 1950 to 2080, and every hour near each change of the clocks.</summary>
    private static readonly Gen<(DateTimeZone Zone, Instant Instant)> Moments =
        from zone in Gen.Int[0, Zones.Length - 1].Select(i => DateTimeZoneProviders.Tzdb[Zones[i]])
        from moment in Gen.Long[-631_152_000_000, 3_471_292_800_000].Select(Instant.FromUnixTimeMilliseconds)
        from nearChange in Gen.Bool
        from minutes in Gen.Int[-1500, 1500]
        let interval = zone.GetZoneInterval(moment)
        select (zone, nearChange && interval.HasEnd ? interval.End + Duration.FromMinutes(minutes) : moment);

    [Fact]
    public void Truncate_ToDayWeekMonthQuarterYear_IsTheStartByNodaTime() => Moments.Select(Gen.Int[0, 6]).Sample((moment, weekday) =>
    {
        var (zone, instant) = moment;
        var date = instant.InZone(zone).Date;
        AssertStart(DateUnit.Day, date);
        AssertStart(DateUnit.Week, date.PlusDays(-((int)date.DayOfWeek % 7 - weekday + 7) % 7));
        AssertStart(DateUnit.Month, date.PlusDays(1 - date.Day));
        AssertStart(DateUnit.Quarter, new LocalDate(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1));
        AssertStart(DateUnit.Year, new LocalDate(date.Year, 1, 1));

        void AssertStart(DateUnit unit, LocalDate expected) => Assert.Equal(
            zone.AtStartOfDay(expected).ToInstant(),
            Instant.FromUnixTimeMilliseconds(DateStepOperators.Truncate(instant.ToUnixTimeMilliseconds(), unit, 1, ZoneRule.Parse(zone.Id), weekday)));
    });

    [Fact]
    public void Truncate_ToHour_StartsTheHourOfTheClock() => Moments.Sample(moment =>
    {
        var (zone, instant) = moment;
        var truncated = Instant.FromUnixTimeMilliseconds(DateStepOperators.Truncate(instant.ToUnixTimeMilliseconds(), DateUnit.Hour, 1, ZoneRule.Parse(zone.Id), 0));
        Assert.InRange(instant - truncated, Duration.Zero, Duration.FromHours(1) - Duration.FromMilliseconds(1));
        Assert.Equal(0, (instant.InZone(zone).LocalDateTime.Minus(Period.FromTicks((instant - truncated).BclCompatibleTicks))).Minute);
    });

    [Fact]
    public void Truncate_Twice_ChangesNothing() => Moments.Select(Gen.Int[0, 8], Gen.Long[1, 40]).Sample((moment, unit, binSize) =>
    {
        var zone = ZoneRule.Parse(moment.Zone.Id);
        // A bin of hours or less may begin before the clocks changed.
        if (DateUnits.Milliseconds((DateUnit)unit) > 0)
            return;
        var once = DateStepOperators.Truncate(moment.Instant.ToUnixTimeMilliseconds(), (DateUnit)unit, binSize, zone, 0);
        Assert.Equal(once, DateStepOperators.Truncate(once, (DateUnit)unit, binSize, zone, 0));
    });

    [Fact]
    public void Calendar_AnyDay_AgreesWithNodaTime() => Gen.Int[-1_000_000, 2_000_000].Sample(day =>
    {
        var date = new LocalDate(1970, 1, 1).PlusDays(day);
        Assert.Equal((date.Year, date.Month, date.Day), Calendar.DateOf(day));
        Assert.Equal(day, Calendar.DayOf(date.Year, date.Month, date.Day));
        var rule = NodaTime.Calendars.WeekYearRules.Iso;
        Assert.Equal((rule.GetWeekYear(date), rule.GetWeekOfWeekYear(date)), Calendar.IsoWeekOf(day));
        Assert.Equal((int)date.DayOfWeek, Calendar.IsoWeekdayOf(day));
    });

    [Fact]
    public void Difference_OfDays_CountsMidnights() => Moments.Select(Gen.Int[-4000, 4000]).Sample((moment, days) =>
    {
        var (zone, instant) = moment;
        var other = instant + Duration.FromHours(days);
        Assert.Equal(
            Period.Between(instant.InZone(zone).Date, other.InZone(zone).Date, PeriodUnits.Days).Days,
            DateStepOperators.Difference(instant.ToUnixTimeMilliseconds(), other.ToUnixTimeMilliseconds(), DateUnit.Day, ZoneRule.Parse(zone.Id), 0));
    });
}
