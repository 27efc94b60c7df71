using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Query.Matching;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo;

public class SupportTableTests
{
    [Fact]
    public void Readme_NamesWhatIsThereAndNothingElse() =>
        Assert.Contains($"held by a test -->\n{SupportTable.ToMarkdown()}\n<!-- /supported -->", File.ReadAllText(ReadmePath()).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void QueryOperators_ThatAreNamed_AreKnownToTheParser() => Assert.All(FilterParser.Names, name =>
    {
        var isTopLevel = name is "$and" or "$or" or "$nor" or "$expr" or "$comment";
        var refusal = Record.Exception(() => Matcher.Parse(isTopLevel ? new BsonDocument(name, 1) : new BsonDocument("a", new BsonDocument(name, 1))));
        Assert.DoesNotContain("unknown", refusal?.Message ?? "", StringComparison.OrdinalIgnoreCase);
    });

    private static string ReadmePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EcommerceDashboard.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "EcommerceDashboard.EmbeddedMongo", "README.md");
    }
}
