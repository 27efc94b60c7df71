using EcommerceDashboard.EmbeddedMongo.Query;
using EcommerceDashboard.EmbeddedMongo.Query.Matching;
using EcommerceDashboard.TestKit;
using MongoDB.Bson;

namespace EcommerceDashboard.EmbeddedMongo;

public class SupportTableTests
{
    [Fact]
    public void Readme_NamesWhatIsThereAndNothingElse() =>
        Assert.Contains($"held by a test -->\n{SupportTable.ToMarkdown()}\n<!-- /supported -->", File.ReadAllText(Repository.PathOf("EcommerceDashboard.EmbeddedMongo", "README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void QueryOperators_ThatAreNamed_AreKnownToTheParser() => Assert.All(FilterParser.Names, name =>
    {
        var isTopLevel = name is "$and" or "$or" or "$nor" or "$expr" or "$comment";
        var refusal = Record.Exception(() => Matcher.Parse(isTopLevel ? new BsonDocument(name, 1) : new BsonDocument("a", new BsonDocument(name, 1))));
        Assert.DoesNotContain("unknown", refusal?.Message ?? "", StringComparison.OrdinalIgnoreCase);
    });
}
