using System.Globalization;
using System.Resources;
using EcommerceDashboard.Filters;
using EcommerceDashboard.TestKit;
using MongoDB.Bson;

namespace EcommerceDashboard.Kpis;

public class KpiCatalogTests
{
    private static readonly string[] Cultures = ["", "fr"];

    public static TheoryData<string> Ids => [.. TestKpis.Catalog.All.Select(kpi => kpi.Id)];

    private static Kpi KpiOf(string id) => TestKpis.Catalog.Find(id)!;

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryKpi_HasTextsOfItsOwnInEveryLanguage(string id)
    {
        foreach (var culture in Cultures)
        {
            using var texts = new ResourceManager(TestKpis.Catalog.AreaOf(KpiOf(id)).TextType)
                .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;
            Assert.False(string.IsNullOrWhiteSpace(texts.GetString($"{id}.Title")));
            Assert.EndsWith(".", texts.GetString($"{id}.Description"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryKpi_WithoutData_IsZeroOrHasNoValue(string id)
    {
        var kpi = KpiOf(id);
        var nothing = kpi.Measures.DistinctBy(measure => measure.Name).ToDictionary(measure => measure.Name, _ => (decimal?)0m);
        Assert.Equal(kpi.Denominator is null ? 0m : null, kpi.Evaluate(nothing));
        Assert.Null(kpi.Evaluate(new Dictionary<string, decimal?>()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryKpi_StartsWithItsAreasId(string id) => Assert.StartsWith($"{TestKpis.Catalog.AreaOf(KpiOf(id)).Id}.", id, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryKpi_HasAFormatInEveryLanguage(string id)
    {
        var formatter = new KpiFormatter("EUR");
        foreach (var culture in Cultures.Select(CultureInfo.GetCultureInfo))
        {
            Assert.NotEqual(KpiFormatter.NoValue, formatter.Full(12345.678m, KpiOf(id).Unit, culture));
            Assert.Equal(KpiFormatter.NoValue, formatter.Short((decimal?)null, KpiOf(id).Unit, culture));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryFilter_NarrowsEveryKpi(string id)
    {
        var compiler = new KpiCompiler(Calendars.Utc);
        BsonArray Pipeline(DashboardFilter filter) => new(compiler.Totals([KpiOf(id)], new QueryScope(filter, null, DataScope.Everything)));

        var everything = Pipeline(DashboardFilter.Everything);
        DashboardFilter[] filters =
        [
            new() { From = new DateOnly(2017, 1, 1) }, new() { To = new DateOnly(2017, 1, 1) },
            .. FilterField.All.Select(field => DashboardFilter.Everything.With(field, "x")),
        ];
        Assert.All(filters, filter => Assert.NotEqual(everything[0], Pipeline(filter)[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fr")]
    public void EveryDimensionAndGranularity_HasAName(string culture)
    {
        using var texts = new ResourceManager(typeof(KpiText)).GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!;
        Assert.All(Dimension.All, dimension => Assert.False(string.IsNullOrEmpty(texts.GetString($"Dimension.{dimension.Id}"))));
        Assert.All(Enum.GetNames<Granularity>(), grain => Assert.False(string.IsNullOrEmpty(texts.GetString($"Granularity.{grain}"))));
    }

    [Fact]
    public void Catalog_WithTwoMeasuresOfOneName_IsRefused()
    {
        var other = TestKpis.Customers with { Id = "test.other", Numerator = TestKpis.Customers.Numerator with { Expression = 1 } };
        Assert.Throws<ArgumentException>(() => new KpiCatalog([new KpiArea("test", typeof(KpiText), [TestKpis.Customers, other])]));
    }

    [Fact]
    public void Profit_WhereNoCostIsKnown_HasNoValue()
    {
        var uncosted = new Dictionary<string, decimal?> { ["sales"] = 100m, ["costedSales"] = 0m, ["profit"] = 0m };
        Assert.Null(KpiOf("sales.profit").Evaluate(uncosted));
        Assert.Null(KpiOf("sales.margin").Evaluate(uncosted));
        Assert.Equal(0m, KpiOf("sales.cost-coverage").Evaluate(uncosted));
    }
}
