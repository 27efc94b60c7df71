using System.Text.Json;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Integration;

/// <summary>What a user may see is decided in every query: who may see one region gets, unasked, what a filter by that region gives, and nothing by asking for more.</summary>
public sealed class DataScopeTests(HandCountedOrdersTests.Shop shop) : IClassFixture<HandCountedOrdersTests.Shop>
{
    private static readonly DashboardFilter March = new() { From = new DateOnly(2017, 3, 1), To = new DateOnly(2017, 3, 31) };
    private static readonly DashboardFilter West = March.With(FilterField.Region, "West");

    private IKpiQueries Restricted => TestQueries.Over(shop.Database, HandCountedOrdersTests.Shop.Calendar, new DataScope { Regions = DashboardFilter.NoValues.Add("West") });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Dimensions => [.. Dimension.All.Select(dimension => dimension.Id)];

    [Fact]
    public async Task Totals_OfAllFigures_AreThoseOfTheRegion() =>
        Same(await shop.Queries.TotalsAsync(TestKpis.All, West, Cancellation), await Restricted.TotalsAsync(TestKpis.All, March, Cancellation));

    [Theory]
    [MemberData(nameof(Dimensions))]
    public async Task Breakdown_ByAnyDimension_IsThatOfTheRegion(string id)
    {
        var dimension = Dimension.All.Single(dimension => dimension.Id == id);
        Kpi[] kpis = [.. TestKpis.All.Where(kpi => kpi.ComputedRows is null && kpi.HasGroupsBy(dimension))];
        Same(
            await shop.Queries.BreakdownAsync(kpis, West, dimension, new BreakdownOrder(null), Cancellation),
            await Restricted.BreakdownAsync(kpis, March, dimension, new BreakdownOrder(null), Cancellation));
    }

    [Fact]
    public async Task SeriesMatrixAndTrends_AreThoseOfTheRegion()
    {
        Same(await shop.Queries.SeriesAsync(SalesKpis.All, West, Granularity.Day, Cancellation), await Restricted.SeriesAsync(SalesKpis.All, March, Granularity.Day, Cancellation));
        Same(
            await shop.Queries.MatrixAsync(SalesKpis.All, West, Dimension.Category, Dimension.Weekday, Cancellation),
            await Restricted.MatrixAsync(SalesKpis.All, March, Dimension.Category, Dimension.Weekday, Cancellation));
        Same(
            await shop.Queries.TrendsAsync(SalesKpis.Total, West, Dimension.Product, ["P1", "P2"], Cancellation),
            await Restricted.TrendsAsync(SalesKpis.Total, March, Dimension.Product, ["P1", "P2"], Cancellation));
    }

    [Fact]
    public async Task OtherRegions_AskedFor_AreNothing()
    {
        var east = March.With(FilterField.Region, "East");
        Assert.Equal(0m, (await Restricted.TotalsAsync([SalesKpis.Orders], east, Cancellation))[SalesKpis.Orders].Value);
        Assert.Empty((await Restricted.BreakdownAsync([SalesKpis.Total], east, Dimension.Product, new BreakdownOrder(SalesKpis.Total), Cancellation)).Rows);
        Assert.Empty((await Restricted.OrdersAsync(east, 0, 10, Cancellation)).Rows);
        // C2 orders in the East only, P3 is sold there only.
        Assert.Null(await Restricted.CustomerAsync("C2", Cancellation));
        Assert.Null(await Restricted.ProductAsync("P3", Cancellation));
        Assert.NotNull(await shop.Queries.CustomerAsync("C2", Cancellation));
    }

    private static void Same<TAnswer>(TAnswer expected, TAnswer actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
