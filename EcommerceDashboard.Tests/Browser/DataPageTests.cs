using System.Text;
using Microsoft.Playwright;

namespace EcommerceDashboard.Browser;

/// <summary>The page of the shop's own data, on an app of its own: it changes the data.</summary>
public sealed class DataPageTests(DashboardBrowser own) : BrowserTest(own), IClassFixture<DashboardBrowser>
{
    private const string Orders =
        """
        Bestellnummer;Datum;Artikel;Menge;Preis;Kunde
        D-1;04/07/2017;<img src=x onerror=alert(1)>;2;19,90;Maier
        D-1;04/07/2017;Stuhl;1;49,00;Maier
        D-2;05/07/2017;Lampe;x;19,90;Huber

        """;

    [Theory]
    [InlineData(false, false, "en", "Choose a CSV file")]
    [InlineData(true, true, "fr", "Choisir un fichier CSV")]
    public async Task Page_InEveryAppearance_IsAccessibleAndFitsItsWindow(bool isDark, bool isPhone, string language, string choose)
    {
        var page = await OpenAsync("/data", isPhone ? Phone : Desktop, isDark, language);
        await Assertions.Expect(page.GetByText(choose)).ToBeVisibleAsync();

        await SendAsync(page, Orders);
        await Assertions.Expect(page.Locator(".import-columns")).ToBeVisibleAsync();

        await AssertAccessibleAsync(page);
        Assert.Equal(page.ViewportSize!.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task File_AskedCheckedImportedAndUndone()
    {
        var page = await OpenAsync("/data");
        await SendAsync(page, Orders);

        // 04/07 can be April or July: nothing goes on before that is answered.
        await Assertions.Expect(page.Locator(".import-question")).ToContainTextAsync("04/07/2017");
        await Assertions.Expect(Button(page, "Check the file")).ToBeDisabledAsync();
        await page.Locator(".import-options select").First.SelectOptionAsync("D/M/YYYY");
        await Assertions.Expect(page.Locator(".import-question")).ToHaveCountAsync(0);

        // A reload loses nothing.
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Button(page, "Check the file").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cannot be taken: orders 1, lines 1" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".import-facts").Nth(1)).ToContainTextAsync("4 Jul 2017");
        await Assertions.Expect(Button(page, "Import")).ToBeDisabledAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Download these lines (CSV)").ClickAsync());
        Assert.Equal("orders-rejects.csv", download.SuggestedFilename);
        Assert.Contains("D-2;05/07/2017;Lampe;x;19,90;Huber;4;", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.GetByLabel("Import all others and leave these out").CheckAsync();
        await Button(page, "Import").ClickAsync();
        await Assertions.Expect(page.Locator(".import-done")).ToContainTextAsync("The orders are imported");
        var history = page.Locator("[aria-labelledby=load-history-title] tbody tr").First;
        await Assertions.Expect(history).ToContainTextAsync("orders.csv");

        await history.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await history.GetByRole(AriaRole.Button, new() { Name = "Undo the import", Exact = true }).ClickAsync();
        await Assertions.Expect(history).ToContainTextAsync("undone");
    }

    [Fact]
    public async Task File_ThatIsNoCsv_IsRefusedWithTheReason()
    {
        var page = await OpenAsync("/data");

        await SendAsync(page, "PK\u0003\u0004");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be imported");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose another file" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Choose a CSV file")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task File_ChosenBeforeTheScriptIsThere_IsSentAllTheSame()
    {
        var page = await OpenAsync("/");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var chosen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/js/upload*.js", async route =>
        {
            asked.TrySetResult();
            await chosen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/data");
        await InteractiveAsync(page);

        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await SendAsync(page, Orders);
        chosen.SetResult();

        await Assertions.Expect(page.Locator(".import-columns")).ToBeVisibleAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task SendAsync(IPage page, string content) =>
        page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "orders.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
}
