using EcommerceDashboard.Features.Sales;
using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace EcommerceDashboard.Kpis;

public class KpiCompilerTests
{
    private static readonly KpiCompiler Compiler = new(Calendars.In("Europe/Paris", new DateOnly(2030, 1, 1)));

    private static readonly DashboardFilter Year2017 = new() { From = new DateOnly(2017, 1, 1), To = new DateOnly(2017, 12, 31) };

    private static readonly DateRange Year2016 = new(new DateOnly(2016, 1, 1), new DateOnly(2016, 12, 31));

    private static QueryScope Scope(DashboardFilter filter, DateRange? comparison = null, DataScope? data = null) => new(filter, comparison, data ?? DataScope.Everything);

    private static void AssertPipeline(string expected, BsonDocument[] actual)
    {
        var settings = new JsonWriterSettings { Indent = true };
        Assert.Equal(BsonDocument.Parse($"{{ p: {expected} }}").ToJson(settings), new BsonDocument("p", new BsonArray(actual)).ToJson(settings));
    }

    [Fact]
    public void Totals_OfAllTime_AddUpOrdersWithoutOpeningTheirLines() =>
        AssertPipeline(
            """
            [
              { $match: { status: { $ne: "cancelled" } } },
              { $group: { _id: null,
                  sales: { $sum: "$sales" }, profit: { $sum: "$profit" }, costedSales: { $sum: "$costedSales" }, units: { $sum: "$units" },
                  orders: { $sum: { $cond: [{ $eq: ["$status", "refund"] }, 0, 1] } } } }
            ]
            """,
            Compiler.Totals(SalesFeature.Area.Kpis, Scope(DashboardFilter.Everything)));

    [Fact]
    public void Totals_WithComparison_AskBothRangesInOneTrip() =>
        AssertPipeline(
            """
            [
              { $match: {
                  orderedAt: { $gte: { $date: "2016-12-31T23:00:00Z" }, $lt: { $date: "2017-12-31T23:00:00Z" } },
                  status: { $ne: "cancelled" },
                  "shipTo.region": { $in: ["South", "West"] },
                  "customer.segment": { $in: ["Consumer"] } } },
              { $group: { _id: null, sales: { $sum: "$sales" } } },
              { $unionWith: { coll: "orders", pipeline: [
                  { $match: {
                      orderedAt: { $gte: { $date: "2015-12-31T23:00:00Z" }, $lt: { $date: "2016-12-31T23:00:00Z" } },
                      status: { $ne: "cancelled" },
                      "shipTo.region": { $in: ["South", "West"] },
                      "customer.segment": { $in: ["Consumer"] } } },
                  { $group: { _id: null, sales: { $sum: "$sales" } } },
                  { $set: { previous: true } } ] } }
            ]
            """,
            Compiler.Totals(
                [SalesKpis.Total],
                Scope(Year2017 with { Regions = DashboardFilter.NoValues.Union(["West", "South"]), Segments = DashboardFilter.NoValues.Add("Consumer") }, Year2016)));

    [Fact]
    public void Totals_WithACategory_AddUpItsLinesInsideEachOrder() =>
        AssertPipeline(
            """
            [
              { $match: { status: { $ne: "cancelled" }, categories: { $in: ["$name", "Technology"] } } },
              { $set: { lines: { $filter: { input: "$lines", as: "line",
                  cond: { $in: [{ $ifNull: ["$$line.category", ""] }, { $literal: ["$name", "Technology"] }] } } } } },
              { $group: { _id: null,
                  profit: { $sum: { $sum: "$lines.profit" } },
                  costedSales: { $sum: { $sum: { $map: { input: "$lines", as: "line", in: { $cond: [{ $gt: ["$$line.profit", null] }, "$$line.sales", 0] } } } } },
                  sales: { $sum: { $sum: "$lines.sales" } } } }
            ]
            """,
            Compiler.Totals([SalesKpis.Margin], Scope(new DashboardFilter { Categories = DashboardFilter.NoValues.Union(["Technology", "$name"]) })));

    [Fact]
    public void Totals_OfOrdersWithACategory_DoNotOpenTheLines() =>
        AssertPipeline(
            """
            [
              { $match: { status: { $ne: "cancelled" }, "lines.category": { $in: ["", null] } } },
              { $group: { _id: null, orders: { $sum: { $cond: [{ $eq: ["$status", "refund"] }, 0, 1] } } } }
            ]
            """,
            Compiler.Totals([SalesKpis.Orders], Scope(new DashboardFilter { Categories = DashboardFilter.NoValues.Add("") })));

    [Fact]
    public void Totals_OfCustomers_GoByWayOfCustomers() =>
        AssertPipeline(
            """
            [
              { $match: { status: { $ne: "cancelled" } } },
              { $group: { _id: { key: null, customer: "$customer.id" },
                  ordersOfCustomers: { $sum: { $cond: [{ $and: [{ $ne: ["$status", "refund"] }, { $gt: ["$customer.id", null] }] }, 1, 0] } },
                  orders: { $sum: { $cond: [{ $eq: ["$status", "refund"] }, 0, 1] } } } },
              { $group: { _id: "$_id.key",
                  ordersOfCustomers: { $sum: "$ordersOfCustomers" },
                  orders: { $sum: "$orders" },
                  customers: { $sum: { $cond: [{ $and: [{ $gt: ["$_id.customer", null] }, { $gt: ["$ordersOfCustomers", 0] }] }, 1, 0] } } } }
            ]
            """,
            Compiler.Totals([TestKpis.Customers, SalesKpis.Orders], Scope(DashboardFilter.Everything)));

    [Fact]
    public void Series_ByWeek_StartsItOnTheConfiguredDayInTheBusinessZone() =>
        AssertPipeline(
            """
            [
              { $match: { orderedAt: { $gte: { $date: "2016-12-31T23:00:00Z" }, $lt: { $date: "2017-12-31T23:00:00Z" } }, status: { $ne: "cancelled" } } },
              { $group: { _id: { $dateTrunc: { date: "$orderedAt", unit: "week", timezone: "Europe/Paris", startOfWeek: "monday" } }, sales: { $sum: "$sales" } } }
            ]
            """,
            Compiler.Series([SalesKpis.Total], Scope(Year2017), Granularity.Week));

    [Fact]
    public void Breakdown_ByRegion_SortsARatioAfterDividingAndPagesInTheDatabase() =>
        AssertPipeline(
            """
            [
              { $match: { status: { $ne: "cancelled" } } },
              { $group: { _id: { $ifNull: ["$shipTo.region", ""] }, sales: { $sum: "$sales" }, orders: { $sum: { $cond: [{ $eq: ["$status", "refund"] }, 0, 1] } } } },
              { $facet: {
                  rows: [
                    { $set: { sortValue: { $cond: [{ $eq: ["$orders", 0] }, null, { $divide: ["$sales", "$orders"] }] } } },
                    { $set: { hasSortValue: { $gt: ["$sortValue", null] } } },
                    { $sort: { hasSortValue: -1, sortValue: -1, _id: 1 } },
                    { $skip: 10 },
                    { $limit: 5 } ],
                  count: [{ $count: "count" }] } }
            ]
            """,
            Compiler.Breakdown([SalesKpis.Total], Scope(DashboardFilter.Everything), Dimension.Region, new BreakdownOrder(SalesKpis.AverageOrderValue, Skip: 10, Take: 5)));

    [Fact]
    public void Breakdown_ByProduct_CountsAnOrderOncePerProductAndPutsTheComparisonBeside() =>
        AssertPipeline(
            """
            [
              { $match: { orderedAt: { $gte: { $date: "2016-12-31T23:00:00Z" }, $lt: { $date: "2017-12-31T23:00:00Z" } }, status: { $ne: "cancelled" }, categories: { $in: ["Technology"] } } },
              { $unwind: "$lines" },
              { $match: { "lines.category": { $in: ["Technology"] } } },
              { $group: { _id: { key: { $ifNull: ["$lines.productId", ""] }, order: "$_id" },
                  sales: { $sum: "$lines.sales" }, orders: { $first: { $cond: [{ $eq: ["$status", "refund"] }, 0, 1] } } } },
              { $group: { _id: "$_id.key", sales: { $sum: "$sales" }, orders: { $sum: "$orders" } } },
              { $unionWith: { coll: "orders", pipeline: [
                  { $match: { orderedAt: { $gte: { $date: "2015-12-31T23:00:00Z" }, $lt: { $date: "2016-12-31T23:00:00Z" } }, status: { $ne: "cancelled" }, categories: { $in: ["Technology"] } } },
                  { $unwind: "$lines" },
                  { $match: { "lines.category": { $in: ["Technology"] } } },
                  { $group: { _id: { key: { $ifNull: ["$lines.productId", ""] }, order: "$_id" },
                      sales: { $sum: "$lines.sales" }, orders: { $first: { $cond: [{ $eq: ["$status", "refund"] }, 0, 1] } } } },
                  { $group: { _id: "$_id.key", sales: { $sum: "$sales" }, orders: { $sum: "$orders" } } },
                  { $set: { previous: true } } ] } },
              { $group: { _id: "$_id",
                  sales: { $sum: { $cond: ["$previous", 0, "$sales"] } }, previous_sales: { $sum: { $cond: ["$previous", "$sales", 0] } },
                  orders: { $sum: { $cond: ["$previous", 0, "$orders"] } }, previous_orders: { $sum: { $cond: ["$previous", "$orders", 0] } },
                  inCurrent: { $sum: { $cond: ["$previous", 0, 1] } } } },
              { $match: { inCurrent: 1 } },
              { $sort: { sales: -1, _id: 1 } }
            ]
            """,
            Compiler.Breakdown(
                [SalesKpis.Total, SalesKpis.Orders],
                Scope(Year2017 with { Categories = DashboardFilter.NoValues.Add("Technology") }, Year2016),
                Dimension.Product,
                new BreakdownOrder(SalesKpis.Total)));

    [Fact]
    public void EveryPipeline_OfARestrictedUser_MatchesOnlyWhatMayBeSeen()
    {
        var data = new DataScope { Regions = DashboardFilter.NoValues.Add("West") };
        var scope = Scope(Year2017, Year2016, data);
        AssertOnlyWest(Compiler.Totals(TestKpis.All, scope));
        AssertOnlyWest(Compiler.Series(TestKpis.All, scope, Granularity.Month));
        Assert.All(Dimension.All, dimension => AssertOnlyWest(Compiler.Breakdown(TestKpis.All, scope, dimension, new BreakdownOrder(null))));
        AssertOnlyWest(FilterCounts.Pipeline(scope, Calendars.Utc));
        AssertOnlyWest(Compiler.Orders(scope, 0, 10));
        AssertOnlyWest(Compiler.OrderCount(scope));

        static void AssertOnlyWest(BsonDocument[] pipeline) =>
            Assert.All(MatchesOfOrders(new BsonArray(pipeline)), match => Assert.Equal(new BsonArray { "West" }, match["shipTo.region"]["$in"]));
    }

    [Fact]
    public void Totals_OfARegionThatMayNotBeSeen_MatchNothing()
    {
        var scope = Scope(new DashboardFilter { Regions = DashboardFilter.NoValues.Add("East") }, data: new DataScope { Regions = DashboardFilter.NoValues.Add("West") });
        Assert.Equal(new BsonArray(), Compiler.Totals([SalesKpis.Total], scope)[0]["$match"]["shipTo.region"]["$in"]);
    }

    [Fact]
    public void Breakdown_OfAnEmptyPage_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Compiler.Breakdown([], Scope(Year2017), Dimension.Region, new BreakdownOrder(null, Take: 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compiler.Breakdown([], Scope(Year2017), Dimension.Region, new BreakdownOrder(null, Skip: -1)));
    }

    /// <summary>The first $match of the pipeline and of every pipeline joined to it: those that read orders.</summary>
    private static IEnumerable<BsonDocument> MatchesOfOrders(BsonArray pipeline)
    {
        yield return pipeline[0]["$match"].AsBsonDocument;
        foreach (var stage in pipeline.Cast<BsonDocument>().Where(stage => stage.Contains("$unionWith")))
            foreach (var match in MatchesOfOrders(stage["$unionWith"]["pipeline"].AsBsonArray)) yield return match;
    }
}
