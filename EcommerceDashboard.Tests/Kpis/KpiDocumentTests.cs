using System.Globalization;
using System.Resources;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Kpis;

public class KpiDocumentTests
{
    private const string Header = "| id | figure | definition |\n|---|---|---|\n";

    /// <summary>With UPDATE_DOCUMENTS=1 the document is written instead.</summary>
    [Fact]
    public void Document_HasEveryFigureInTheWordsOfTheApp()
    {
        var path = Repository.PathOf("docs", "kpis.md");
        var document = File.ReadAllText(path);
        var expected = document[..(document.IndexOf(Header, StringComparison.Ordinal) + Header.Length)] + string.Concat(TestKpis.Catalog.All.Select(Row));
        if (Repository.UpdatesDocuments) File.WriteAllText(path, expected);
        else Assert.Equal(expected, document, ignoreLineEndingDifferences: true);
    }

    private static string Row(Kpi kpi)
    {
        var texts = new ResourceManager(TestKpis.Catalog.AreaOf(kpi).TextType);
        string Text(string part) => texts.GetString($"{kpi.Id}.{part}", CultureInfo.InvariantCulture)!;
        return $"| `{kpi.Id}` | {Text("Title")} | {Text("Description")} |\n";
    }
}
