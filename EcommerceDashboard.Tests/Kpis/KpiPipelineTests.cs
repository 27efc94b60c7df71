using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

/// <summary>
/// What each figure asks of the database, as it stands in <c>Kpis/Pipelines</c>: a change of a pipeline is seen in a review, whichever code it comes from.
/// </summary>
public class KpiPipelineTests
{
    private static readonly string[] Folder = ["EcommerceDashboard.Tests", "Kpis", "Pipelines"];

    private static readonly KpiCompiler Compiler = new(Calendars.In("Europe/Paris", new DateOnly(2030, 1, 1)));

    /// <summary>A range, a filter of the order, one of its lines, and a comparison: each leaves its mark on a pipeline.</summary>
    private static readonly QueryScope Scope = new(
        new DashboardFilter { From = new DateOnly(2017, 1, 1), To = new DateOnly(2017, 12, 31), Regions = DashboardFilter.NoValues.Add("West"), Categories = DashboardFilter.NoValues.Add("Furniture") },
        new DateRange(new DateOnly(2016, 1, 1), new DateOnly(2016, 12, 31)),
        DataScope.Everything);

    public static TheoryData<string> Ids => [.. TestKpis.Catalog.All.Select(kpi => kpi.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pipelines_OfEveryFigure_AreAsReviewed(string id)
    {
        var kpi = TestKpis.Catalog.Find(id)!;
        (string Name, IEnumerable<BsonDocument> Stages)[] pipelines = kpi.OwnPipeline is not null
            ? [("totals", Compiler.Own(kpi, Scope, BsonNull.Value))]
            : [("totals", Compiler.Totals([kpi], Scope)), ("months", Compiler.Series([kpi], Scope, Granularity.Month))];

        ReviewedPipelines.Check(Folder, id, pipelines);
    }

    [Fact]
    public void Files_AreOfFiguresThatThereAre() => Assert.Equal(
        TestKpis.Catalog.All.Select(kpi => $"{kpi.Id}.json").Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf(Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
