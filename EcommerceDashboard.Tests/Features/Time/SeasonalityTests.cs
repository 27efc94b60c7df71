namespace EcommerceDashboard.Features.Time;

public class SeasonalityTests
{
    [Fact]
    public void MonthIndex_OfEqualMonths_IsOneEverywhere() =>
        Assert.Equal(Enumerable.Repeat(1m, 12), Seasonality.MonthIndex(1, [.. Enumerable.Repeat(250m, 24)]));

    [Fact]
    public void MonthIndex_OfADoubleDecember_IsAsCountedByHand()
    {
        // Eleven months of 100 and one of 200: every moving average is (11 × 100 + 200) / 12 = 1,300 / 12; the index 100 ÷ that, 200 ÷ that.
        decimal[] year = [.. Enumerable.Repeat(100m, 11), 200m];

        var index = Seasonality.MonthIndex(1, [.. year, .. year]);

        Assert.Equal(Enumerable.Repeat(Math.Round(12m / 13m, 20), 11).Append(Math.Round(24m / 13m, 20)), index!.Select(value => Math.Round(value, 20)));
    }

    [Fact]
    public void MonthIndex_OfStraightGrowth_SaysThatNoMonthIsSpecial()
    {
        // 1, 2, …, 36: the average around each month is the month itself.
        var index = Seasonality.MonthIndex(4, [.. Enumerable.Range(1, 36).Select(sales => (decimal)sales)]);

        Assert.Equal(Enumerable.Repeat(1m, 12), index);
    }

    [Fact]
    public void MonthIndex_StartingInOctober_PutsEachMonthInItsPlace()
    {
        // The third month of the data, December, is the double one.
        decimal[] year = [100m, 100m, 200m, .. Enumerable.Repeat(100m, 9)];

        var index = Seasonality.MonthIndex(10, [.. year, .. year, .. year]);

        Assert.Equal(11, index!.ToList().IndexOf(index!.Max()));
    }

    [Fact]
    public void MonthIndex_ScalesTheTwelveToAMeanOfOne()
    {
        var index = Seasonality.MonthIndex(1, [.. Enumerable.Range(0, 30).Select(month => 100m + (month * month) + (month % 12 * 17))]);

        Assert.Equal(12m, Math.Round(index!.Sum(), 20));
    }

    [Fact]
    public void MonthIndex_OfLessThanTwoYears_IsNone() => Assert.Null(Seasonality.MonthIndex(1, [.. Enumerable.Repeat(100m, 23)]));

    [Fact]
    public void MonthIndex_OfNothingSold_IsNone() => Assert.Null(Seasonality.MonthIndex(1, [.. Enumerable.Repeat(0m, 36)]));

    [Fact]
    public void MonthIndex_WhereRefundsOutweighSalesAroundAMonth_IsNone() =>
        Assert.Null(Seasonality.MonthIndex(1, [.. Enumerable.Repeat(-5m, 13), .. Enumerable.Repeat(1m, 11)]));
}
