using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Widgets;

public class TableStateTests
{
    private static readonly Kpi[] Columns = [SalesKpis.Total, SalesKpis.Profit];
    private static readonly TableState Start = new(SalesKpis.Total, Descending: true, Page: 1, Size: 10, Search: "");

    [Theory]
    [InlineData("", null, "sales.total", true, 1, 10, "")]
    [InlineData("?sort=sales.profit&page=3&size=50&q=lamp", null, "sales.profit", false, 3, 50, "lamp")]
    [InlineData("?sort=-name", null, null, true, 1, 10, "")]
    [InlineData("?sort=name", null, null, false, 1, 10, "")]
    [InlineData("?zones-sort=-sales.profit&sort=sales.profit", "zones-", "sales.profit", true, 1, 10, "")]
    // What cannot be used falls back.
    [InlineData("?sort=sales.orders&page=0&size=11&q=", null, "sales.total", true, 1, 10, "")]
    [InlineData("?page=-1&size=1e2", null, "sales.total", true, 1, 10, "")]
    [InlineData("?page=99999999999", null, "sales.total", true, 1, 10, "")]
    public void Read_OfAnAddress_FallsBackWhereItMust(string query, string? prefix, string? sort, bool descending, int page, int size, string search)
    {
        var state = TableState.Read("http://shop/products" + query, prefix ?? "", Columns, Start);
        Assert.Equal((sort, descending, page, size, search), (state.Sort?.Id, state.Descending, state.Page, state.Size, state.Search));
    }

    [Fact]
    public void Write_OfTheStart_SaysNothing() => Assert.All(Start.Write("", Start).Values, Assert.Null);

    [Fact]
    public void SortedBy_TheSameColumn_TurnsItRoundAndBeginsAnew()
    {
        var sorted = (Start with { Page = 4 }).SortedBy(SalesKpis.Profit);
        Assert.Equal((SalesKpis.Profit, true, 1), (sorted.Sort, sorted.Descending, sorted.Page));
        Assert.False(sorted.SortedBy(SalesKpis.Profit).Descending);
        Assert.Equal((null, false), (sorted.SortedBy(null).Sort, sorted.SortedBy(null).Descending));
    }
}
