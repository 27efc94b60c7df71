using CsCheck;

namespace EcommerceDashboard.Charts;

public class AxisScaleTests
{
    [Fact]
    public void For_Values_TakesRoundSteps() => Assert.Equal([0m, 25_000m, 50_000m, 75_000m, 100_000m], AxisScale.For([14_205m, 83_829m]).Ticks);

    [Theory]
    [InlineData(1, new[] { 0, 1 })]
    [InlineData(3, new[] { 0, 1, 2, 3 })]
    [InlineData(10, new[] { 0, 5, 10 })]
    [InlineData(90, new[] { 0, 25, 50, 75, 100 })]
    public void For_Counts_TakesWholeSteps(int most, int[] ticks) => Assert.Equal(ticks.Select(tick => (decimal)tick), AxisScale.For([most], isWhole: true).Ticks);

    [Fact]
    public void For_LossAndProfit_HoldsZeroBetween() => Assert.Equal([-5m, 0m, 5m, 10m, 15m], AxisScale.For([-3m, 12m]).Ticks);

    [Fact]
    public void For_NothingOrZeros_HasAnAxis()
    {
        Assert.Equal([0m, 1m], AxisScale.For([]).Ticks);
        Assert.Equal([0m, 1m], AxisScale.For([0m, null]).Ticks);
    }

    [Fact]
    public void For_AnyValues_HoldsAllOfThemAndZeroInAFewSteps() =>
        Gen.Decimal[-1e9m, 1e9m].Array[1, 20].Sample(values =>
        {
            var scale = AxisScale.For(values.Select(value => (decimal?)value));
            Assert.True(scale.Low <= Math.Min(0, values.Min()) && scale.High >= Math.Max(0, values.Max()));
            Assert.Contains(0m, scale.Ticks);
            Assert.InRange(scale.Ticks.Count, 2, 7);
        });
}
