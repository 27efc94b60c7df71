using System.Text.RegularExpressions;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using EcommerceDashboard.EmbeddedMongo;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.Components;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace EcommerceDashboard.Architecture;

/// <summary>The directions of the design: Shell → Features → Widgets, Charts, Kpis, Filters → Data, and who may see which library.</summary>
public class DependencyTests
{
    private static readonly ArchUnitNET.Domain.Architecture App = new ArchLoader()
        .LoadAssemblies(typeof(Kpi).Assembly, typeof(EmbeddedMongoServer).Assembly)
        .Build();

    private const string Root = @"^EcommerceDashboard\.";

    public static TheoryData<string, string> ForbiddenDirections() => new()
    {
        { "Data", "Kpis|Charts|Widgets|Features|Shell" },
        { "Filters", "Data|Charts|Widgets|Features|Shell|Hosting" },
        { "Kpis", "Charts|Widgets|Features|Shell|Hosting" },
        { "Charts", "Widgets|Features|Shell|Hosting|Data" },
        { "Widgets", "Features|Shell|Hosting|Data" },
        { "Features", "Shell|Hosting" },
    };

    [Theory]
    [MemberData(nameof(ForbiddenDirections))]
    public void Folder_DoesNotDependOnFoldersAboveIt(string folder, string above) =>
        AssertHolds(Types().That().ResideInNamespaceMatching($"{Root}{folder}(\\.|$)").Should()
            .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching($"{Root}({above})(\\.|$)")));

    [Fact]
    public void Features_DoNotKnowEachOther()
    {
        var features = App.Types
            .Select(type => Regex.Match(type.Namespace.FullName, $@"{Root}Features\.(\w+)"))
            .Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.Contains("Sales", features);

        foreach (var feature in features)
        {
            var others = string.Join('|', features.Where(other => other != feature && other != "Access"));
            AssertHolds(Types().That().ResideInNamespaceMatching($@"{Root}Features\.{feature}(\.|$)").Should()
                .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching($@"{Root}Features\.({others})(\.|$)")));
        }
    }

    [Fact]
    public void OnlyCharts_SeesPlotly() =>
        AssertHolds(Types().That().ResideInNamespaceMatching($@"{Root}(?!Charts)").Should()
            .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^Plotly\.Blazor")));

    [Fact]
    public void OnlyHosting_SeesEmbeddedMongo() =>
        AssertHolds(Types().That().ResideInNamespaceMatching($@"{Root}(?!EmbeddedMongo|Hosting)").Should()
            .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching($@"{Root}EmbeddedMongo")));

    [Fact]
    public void EmbeddedMongo_KnowsNothingOfTheApp() =>
        AssertHolds(Types().That().ResideInNamespaceMatching($@"{Root}EmbeddedMongo").Should()
            .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching($@"{Root}(?!EmbeddedMongo)")));

    [Fact]
    public void Components_NeverSeeTheDatabase() =>
        AssertHolds(Classes().That().AreAssignableTo(typeof(ComponentBase)).And().ResideInNamespaceMatching(Root).Should()
            .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^MongoDB\.")));

    [Fact]
    public void Filters_DoNotSeeTheDatabase() =>
        AssertHolds(Types().That().ResideInNamespaceMatching($@"{Root}Filters").Should()
            .NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^MongoDB\.")));

    private static void AssertHolds(IArchRule rule)
    {
        var violations = rule.Evaluate(App).Where(result => !result.Passed).Select(result => result.Description);
        Assert.Empty(violations);
    }
}
