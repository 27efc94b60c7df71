using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Mapping;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Features.Sources;

public class SourceCompilerTests
{
    private static readonly string[] Folder = ["EcommerceDashboard.Tests", "Features", "Sources", "Pipelines"];

    public static TheoryData<string> Layouts => [.. SourceLayouts.Known.Select(layout => layout.Id)];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Pipelines_OfAKnownLayout_AreAsReviewed(string id)
    {
        var layout = SourceLayouts.Known.Single(known => known.Id == id);
        var compiler = new SourceCompiler(layout.Definition with { Watermark = "updated at" }, "Europe/Paris");

        ReviewedPipelines.Check(
            Folder, id, ("all", compiler.Compile(null)), ("some", compiler.Compile(["$17"])), ("changed", compiler.ChangedKeys(17)), ("watermark", compiler.GreatestWatermark()));
    }
}
