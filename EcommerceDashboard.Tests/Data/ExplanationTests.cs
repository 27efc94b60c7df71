using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using EcommerceDashboard.Features.Import;
using EcommerceDashboard.Features.Import.Reports;
using EcommerceDashboard.Features.Sources;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Data;

public partial class ExplanationTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The sentences that code names by their keys.</summary>
    public static TheoryData<string, string> Named =>
        [.. from feature in (string[])["Import", "Sources"]
            from file in Directory.EnumerateFiles(Repository.PathOf("EcommerceDashboard", "Features", feature), "*.cs", SearchOption.AllDirectories)
            from Match key in Key.Matches(File.ReadAllText(file))
            group key by (feature, key.Groups["key"].Value) into sentence
            select (sentence.Key.feature, sentence.Key.Value)];

    [GeneratedRegex("""(?<=\(|, |\? |: )"(?<key>(File|Header|Order|Rule|Path|Run)\.[A-Z]\w+)"(?! \=>)""")]
    private static partial Regex Key { get; }

    [Theory]
    [MemberData(nameof(Named))]
    public void Sentences_ThatCodeNames_AreThereInBothLanguages(string feature, string key)
    {
        var texts = new ResourceManager(feature == "Import" ? typeof(ImportText) : typeof(SourcesText));

        Assert.NotNull(texts.GetString(key, CultureInfo.InvariantCulture));
        Assert.NotNull(texts.GetString(key, French));
    }

    [Fact]
    public void In_ACulture_PutsValuesAndWhatTheyExplainIntoItsWords()
    {
        var problem = ImportProblem.OfFile("File.NotAsExported", 1_200, Explanation.Of<ImportText>("Order.IdTwice", "A-1"));

        Assert.Equal("Order 1200 of the file is none as the export writes it: its id A-1 is there already.", problem.Message);
        Assert.Equal("La commande 1200 du fichier n’est pas écrite comme l’export l’écrit : son identifiant A-1 existe déjà.", problem.Explanation!.In(French));
    }

    [Fact]
    public void Of_AKeyThatIsNotThere_IsRefusedAtOnce() =>
        Assert.Throws<MissingManifestResourceException>(() => Explanation.Of<ImportText>("File.Nowhere"));
}
