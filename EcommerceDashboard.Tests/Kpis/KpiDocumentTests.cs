using System.Globalization;
using System.Resources;
using EcommerceDashboard.TestKit;

namespace EcommerceDashboard.Kpis;

public class KpiDocumentTests
{
    [Fact]
    public void Document_HasEveryFigureInTheWordsOfTheApp()
    {
        var document = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "kpis.md"));
        Assert.All(TestKpis.Catalog.All, kpi =>
        {
            var texts = new ResourceManager(TestKpis.Catalog.AreaOf(kpi).TextType);
            string Text(string part) => texts.GetString($"{kpi.Id}.{part}", CultureInfo.InvariantCulture)!;
            Assert.Contains($"| `{kpi.Id}` | {Text("Title")} | {Text("Description")} |", document, StringComparison.Ordinal);
        });
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EcommerceDashboard.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
