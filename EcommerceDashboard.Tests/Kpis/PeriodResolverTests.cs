using EcommerceDashboard.Filters;

namespace EcommerceDashboard.Kpis;

public class PeriodResolverTests
{
    private static readonly DateOnly Today = new(2017, 5, 15);
    private static readonly DateRange Data = new(new DateOnly(2014, 1, 3), new DateOnly(2017, 5, 14));

    [Fact]
    public void Resolve_AllTime_IsTheDaysOfTheDataWithoutComparison()
    {
        foreach (var mode in Enum.GetValues<ComparisonMode>())
            Assert.Equal(new EffectivePeriods(Data, null, false), PeriodResolver.Resolve(new DashboardFilter { Compare = mode }, Data, Today));
    }

    [Fact]
    public void Resolve_WithoutData_IsNothing() =>
        Assert.Equal(new EffectivePeriods(null, null, false), PeriodResolver.Resolve(DashboardFilter.Everything, null, Today));

    [Fact]
    public void Resolve_BothEnds_NeedsNoData()
    {
        var filter = new DashboardFilter { From = new DateOnly(2017, 4, 1), To = new DateOnly(2017, 4, 30) };
        Assert.False(PeriodResolver.NeedsData(filter));
        Assert.Equal(
            new EffectivePeriods(Range(filter.From, filter.To), Range(new(2017, 3, 1), new(2017, 3, 31)), false),
            PeriodResolver.Resolve(filter, null, Today));
    }

    [Fact]
    public void Resolve_AnOpenEnd_ReachesToTheLastDayOfTheData() =>
        Assert.Equal(
            new EffectivePeriods(Range(new(2017, 5, 5), Data.To), Range(new(2017, 4, 25), new(2017, 5, 4)), false),
            PeriodResolver.Resolve(new DashboardFilter { From = new DateOnly(2017, 5, 5) }, Data, Today));

    [Fact]
    public void Resolve_AnOpenStart_ReachesBackToTheFirstDayAndHasNoComparison() =>
        Assert.Equal(
            new EffectivePeriods(Range(Data.From, new(2015, 12, 31)), null, false),
            PeriodResolver.Resolve(new DashboardFilter { To = new DateOnly(2015, 12, 31), Compare = ComparisonMode.Year }, Data, Today));

    [Fact]
    public void Resolve_AnOpenEndBeyondTheData_IsOneDay() =>
        Assert.Equal(Range(new(2018, 1, 1), new(2018, 1, 1)), PeriodResolver.Resolve(new DashboardFilter { From = new DateOnly(2018, 1, 1) }, Data, Today).Current);

    private static DateRange Range(DateOnly? from, DateOnly? to) => new(from!.Value, to!.Value);
}
