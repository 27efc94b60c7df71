namespace EcommerceDashboard.Features.Time;

public class RunningTotalTests
{
    [Fact]
    public void Of_Values_AddsUpWhatCameBefore() => Assert.Equal([1m, 1m, 0.5m, 4.5m], RunningTotal.Of([1m, 0m, -0.5m, 4m]));

    [Fact]
    public void Of_DaysThatHaveNotBegun_HasNoValueForThem() => Assert.Equal([1m, 3m, null, null], RunningTotal.Of([1m, 2m, null, null]));

    [Fact]
    public void Of_ADayWithoutAValueBetweenOthers_AddsNothing() => Assert.Equal([1m, 1m, 3m], RunningTotal.Of([1m, null, 2m]));

    [Fact]
    public void Of_Nothing_IsNothing() => Assert.Equal([null, null], RunningTotal.Of([null, null]));
}
