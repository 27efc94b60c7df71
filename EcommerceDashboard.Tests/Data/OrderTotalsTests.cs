namespace EcommerceDashboard.Data;

public class OrderTotalsTests
{
    [Fact]
    public void Of_LinesWithAndWithoutCost_LeavesTheUnknownOutOfProfitAndCostedSales()
    {
        var totals = OrderTotals.Of([Line("B", 2, 10.50m, 3.25m), Line("A", 1, 4.25m, null), Line("B", -1, -1m, -0.5m)]);

        Assert.Equal((13.75m, 2.75m, 9.5m, 2L), (totals.Sales, totals.Profit, totals.CostedSales, totals.Units));
        Assert.Equal(["A", "B"], totals.Categories);
    }

    [Fact]
    public void Of_NoKnownCost_HasNoProfit() => Assert.Null(OrderTotals.Of([Line("A", 1, 4.25m, null)]).Profit);

    private static OrderLine Line(string category, int quantity, decimal sales, decimal? profit) =>
        new() { ProductId = "P", Category = category, Quantity = quantity, Sales = sales, Profit = profit };
}
